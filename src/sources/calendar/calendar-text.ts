import { readFile, stat } from 'node:fs/promises';
import type { Endpoint } from '../../config/config.ts';
import { systemFault } from '../../config/system-fault.ts';
import { clean } from '../../text/clean.ts';
import type { AnswerForm } from '../http/answer-form.ts';
import { openHttpClient } from '../http/http-client.ts';
import { loadAxios } from '../http/load-axios.ts';
import { SourceError } from '../source-error.ts';

/** Where an iCalendar text comes from. Reading throws `SourceError`. */
export type TextSource = {
  read(signal: AbortSignal | undefined): Promise<string>;
  close(): void;
};

const maxBytes = 16_000_000;

const calendarForm: AnswerForm = {
  accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
  read: (_service, body) => body,
  // Who knows the address can read the calendar.
  told: (address) => (URL.canParse(address) ? new URL(address).origin : 'calendar at this address'),
};

export function fileText(file: string): TextSource {
  return {
    read: async () => {
      try {
        const { size } = await stat(file);
        if (size > maxBytes) throw new Error(`it is larger than ${maxBytes / 1_000_000} MB`);
        return await readFile(file, 'utf8');
      } catch (error) {
        throw new SourceError(
          'unreachable',
          `calendar ${clean(file)} can't be read: ${systemFault(error)}; check calendar.file`,
        );
      }
    },
    close: () => undefined,
  };
}

/** The calendar at a path of a server. Connects on the first reading. */
export function urlText(server: Endpoint, path: string): TextSource {
  const name = { title: 'calendar', key: 'calendar' };
  const client = openHttpClient(name, server, { form: calendarForm, maxBytes, retries: 1 });
  return {
    close: client.close,
    read: async (signal) => {
      const axios = await loadAxios();
      try {
        const response = await axios.request<unknown>({
          baseURL: client.service.url,
          url: path,
          headers: { ...server.headers },
          adapter: (config) => client.exchange(config, signal),
        });
        return String(response.data);
      } catch (error) {
        if (error instanceof SourceError) throw error;
        const why = error instanceof Error ? error.message : String(error);
        throw new SourceError(
          'failed',
          `calendar at ${client.service.url} could not be asked: ${why}`,
        );
      }
    },
  };
}
