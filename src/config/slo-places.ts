import { parseConfigDocument } from './document.ts';
import { type Position, positionOf } from './position.ts';
import { createReport } from './report.ts';
import { readSettings } from './schema.ts';

/** Where an SLO of a configuration stands. */
export type SloPlace = {
  readonly slo: Position;
  readonly target: Position;
  readonly window: Position;
};

/** Places by the id of the SLO, `service/name`. Throws `ConfigError` as loading does. */
export function sloPlaces(text: string, label: string): ReadonlyMap<string, SloPlace> {
  const document = parseConfigDocument(text, label);
  const { services } = readSettings(document, createReport(document));
  return new Map(
    (services ?? []).flatMap((service, i) =>
      service.slos.map(({ name }, j): [string, SloPlace] => {
        const path = ['services', i, 'slos', j];
        const place = (key: string) => positionOf(document, [...path, key]);
        const slo = positionOf(document, path);
        return [
          `${service.name}/${name}`,
          { slo, target: place('target'), window: place('window') },
        ];
      }),
    ),
  );
}
