import { didYouMean } from '../../config/nearest.ts';
import { clean } from '../../text/clean.ts';

/** The services a person picked, or what is wrong with the answer. */
export type Picked =
  | { readonly ok: true; readonly services: ReadonlySet<string> }
  | { readonly ok: false; readonly message: string };

/** Reads `all`, `1,3-5`, `checkout payments`. A service may be called by its number, from 1. */
export function pickServices(answer: string, services: readonly string[]): Picked {
  if (answer === 'all') return { ok: true, services: new Set(services) };
  const words = answer.split(/[\s,]+/).filter((word) => word !== '');
  const picked = words.map((word) => ({ word, found: readWord(word, services) }));
  const wrong = picked.find(({ found }) => found.length === 0);
  if (wrong !== undefined) {
    const { word } = wrong;
    const message = `there is no service ${clean(word)}${didYouMean(word, services)}; write all, numbers or names`;
    return { ok: false, message };
  }
  return { ok: true, services: new Set(picked.flatMap(({ found }) => found)) };
}

function readWord(word: string, services: readonly string[]): readonly string[] {
  if (services.includes(word)) return [word];
  const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(word) ?? [];
  return from === undefined ? [] : services.slice(Math.max(0, Number(from) - 1), Number(to));
}
