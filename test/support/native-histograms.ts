import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startChild, waitUntilReady } from '../../src/demo/child.ts';
import { freePort } from '../../src/demo/free-port.ts';
import type { RealServer } from './real-servers.ts';

/** Observations so far: between 1/16 and 1/8 of a second, and between a half and a whole one. */
export type TwoBuckets = { readonly at: number; readonly fast: number; readonly slow: number };

/** A real Prometheus that stores native histograms and takes what is pushed to it. */
export async function startNativePrometheus(program: string): Promise<RealServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'onduty-native-'));
  const port = await freePort();
  await writeFile(path.join(folder, 'prometheus.yml'), 'global: {}\n');
  const child = startChild(program, [
    `--config.file=${path.join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${path.join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--storage.tsdb.retention.time=100y',
    '--enable-feature=native-histograms',
    '--web.enable-remote-write-receiver',
  ]);
  const url = `http://127.0.0.1:${port}`;
  await waitUntilReady(child, 'Prometheus', `${url}/-/ready`);
  const stop = async () => {
    await child.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url, stop };
}

/**
 * Pushes series by remote write 1.0: a WriteRequest in protobuf, in snappy literals. All at once: what
 * lies an hour behind a later push is refused.
 */
export async function pushHistograms(
  url: string,
  metrics: Readonly<Record<string, readonly TwoBuckets[]>>,
): Promise<void> {
  const series = Object.entries(metrics).flatMap(([metric, points]) => {
    const label = [...text(1, '__name__'), ...text(2, metric)];
    return bytes(1, [...bytes(1, label), ...points.flatMap((one) => bytes(4, histogram(one)))]);
  });
  const response = await fetch(`${url}/api/v1/write`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-protobuf',
      'Content-Encoding': 'snappy',
      'X-Prometheus-Remote-Write-Version': '0.1.0',
    },
    body: Uint8Array.from(snappy(series)),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}

// https://github.com/prometheus/prometheus/blob/main/prompb/types.proto, message Histogram.
function histogram({ at, fast, slow }: TwoBuckets): number[] {
  // Schema 0: bucket i ends at 2^i. One at -3, and one at 0, which is two after the next.
  const spans = [
    [...integer(1, zigzag(-3)), ...integer(2, 1)],
    [...integer(1, zigzag(2)), ...integer(2, 1)],
  ];
  const deltas = [...varint(zigzag(fast)), ...varint(zigzag(slow - fast))];
  return [
    ...integer(1, fast + slow),
    ...double(3, fast * 0.1 + slow * 0.7),
    ...integer(4, zigzag(0)),
    ...double(5, 2 ** -128),
    ...integer(6, 0),
    ...spans.flatMap((span) => bytes(11, span)),
    ...bytes(12, deltas),
    ...integer(15, at),
  ];
}

function snappy(data: readonly number[]): number[] {
  const out = varint(data.length);
  for (let from = 0; from < data.length; from += 65_536) {
    const chunk = data.slice(from, from + 65_536);
    out.push(61 << 2, (chunk.length - 1) & 0xff, (chunk.length - 1) >> 8);
    for (const byte of chunk) out.push(byte);
  }
  return out;
}

function bytes(field: number, content: readonly number[]): number[] {
  return [...varint(field * 8 + 2), ...varint(content.length), ...content];
}

function text(field: number, content: string): number[] {
  return bytes(field, [...Buffer.from(content)]);
}

function integer(field: number, value: number): number[] {
  return [...varint(field * 8), ...varint(value)];
}

function double(field: number, value: number): number[] {
  const buffer = Buffer.alloc(8);
  buffer.writeDoubleLE(value);
  return [...varint(field * 8 + 1), ...buffer];
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function varint(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  while (rest >= 128) {
    out.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...out, rest];
}
