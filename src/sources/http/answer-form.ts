import { readJson } from './read-json.ts';
import type { Service } from './service.ts';

/** In which form a server answers. */
export type AnswerForm = {
  /** The media types asked for. */
  readonly accept: string;
  /** Reads the body of a 2xx. Throws `SourceError`. */
  read(service: Service, body: string): unknown;
  /** How messages call the path that was asked for, or an address that a redirect names. */
  told(address: string): string;
};

export const jsonForm: AnswerForm = {
  accept: 'application/json',
  read: readJson,
  told: (address) => address,
};
