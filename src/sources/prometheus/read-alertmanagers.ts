import { serverText } from '../http/server-text.ts';

/** Base URLs of the Alertmanagers a server tells of alerts, from `/api/v1/alertmanagers`. */
export function readAlertmanagers(data: unknown): readonly string[] {
  const { activeAlertmanagers } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(activeAlertmanagers)) return [];
  const urls = activeAlertmanagers.flatMap((one) => {
    const url = (one as { url?: unknown } | null)?.url;
    return typeof url === 'string' && URL.canParse(url) ? [baseOf(url)] : [];
  });
  return [...new Set(urls)];
}

/** Prometheus names the address it posts to: `http://host:9093/prefix/api/v2/alerts`. */
function baseOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return serverText(`${origin}${pathname.replace(/\/api\/v\d+\/alerts$/, '')}`);
}
