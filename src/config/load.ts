import os from 'node:os';
import path from 'node:path';
import { readSli } from '../promql/interpret.ts';
import { hostZone } from '../zones/zone.ts';
import { reportBareKeys } from './bare-keys.ts';
import { cacheFolder } from './cache-folder.ts';
import type { Config } from './config.ts';
import { applyCorrections } from './corrections.ts';
import { type ConfigDocument, parseConfigDocument } from './document.ts';
import { readEndpoint } from './endpoint.ts';
import type { Environment } from './environment.ts';
import { readEscalation } from './escalation.ts';
import { findConfigFile } from './find-file.ts';
import { readIncidentRules } from './incident-rules.ts';
import { choosePrometheus, chooseStore, chooseUser, type LoadOptions } from './overrides.ts';
import { type PathBase, resolvePath } from './paths.ts';
import { noteUnknownNames, readPeople, refuseUnknownNames } from './people.ts';
import { readRemarks } from './remarks.ts';
import { createReport, type Report } from './report.ts';
import { readSchedules } from './schedule.ts';
import { readSettings, type Settings } from './schema.ts';
import { readSlos } from './slos.ts';
import { stateFolder } from './state-folder.ts';
import { parseStoreLocation } from './store-location.ts';

/** The real surroundings of this process. */
export function systemEnvironment(): Environment {
  return {
    env: process.env,
    cwd: process.cwd(),
    home: os.homedir(),
    hostZone: hostZone(),
  };
}

/**
 * Finds, reads and checks the configuration; flags beat variables, variables beat the file. No file
 * is fine. Throws ConfigError: one line with file, line and column.
 */
export async function loadConfig(options: LoadOptions, environment: Environment): Promise<Config> {
  const file = await findConfigFile(options.config, environment);
  const document = parseConfigDocument(file?.text ?? '', file?.label ?? 'onduty.yaml');
  const report = createReport(document);
  reportBareKeys(document, report);
  report.stopAtIssues();
  const settings = readSettings(document, report);
  const folder = file === null ? environment.cwd : path.dirname(file.path);
  const fromFile = readDocument(settings, {
    document,
    report,
    environment,
    base: { folder, home: environment.home },
  });
  report.stopAtIssues();
  return {
    ...fromFile,
    path: file?.path ?? null,
    prometheus: choosePrometheus(options, environment, fromFile.prometheus),
    store: chooseStore(options, environment, fromFile.store),
    cacheFolder: cacheFolder(environment),
    stateFolder: stateFolder(environment),
    user: chooseUser(options, environment, settings.user ?? null, loggedInUser),
    notes: report.notes(),
  };
}

type Surroundings = {
  readonly document: ConfigDocument;
  readonly report: Report;
  readonly environment: Environment;
  readonly base: PathBase;
};

function readDocument(settings: Settings, { document, report, environment, base }: Surroundings) {
  const serviceLabel = settings.serviceLabel === undefined ? 'service' : settings.serviceLabel;
  const readFrom = settings.source ?? 'auto';
  const sloReader = { readSli, serviceLabel, readFrom, document, report, base };
  const { schedules, calendars, loose, strict } = readSchedules(
    settings,
    environment.hostZone,
    base,
    report,
  );
  const people = readPeople(settings.people ?? {}, document, report);
  noteUnknownNames(loose, people, report);
  refuseUnknownNames(strict, people, report);
  const named = [...people, ...loose, ...strict].map(({ name }) => name);
  const escalations = readEscalation(settings.escalation, [...new Set(named)], report);
  const acknowledgeWithinMinutes = (settings.acknowledgeWithin ?? 300) / 60;
  return {
    name: settings.environment ?? null,
    prometheus: endpointAt('prometheus', settings, report, base),
    alertmanager: endpointAt('alertmanager', settings, report, base),
    refreshSeconds: settings.refresh ?? 15,
    store: settings.store ? report.take(['store'], parseStoreLocation(settings.store, base)) : null,
    timeZones: settings.timeZones ?? [],
    showRecorded: settings.showRecorded ?? false,
    slos: applyCorrections(
      readSlos(settings.services ?? [], settings.queries ?? {}, sloReader),
      settings.corrections ?? [],
      settings.services ?? [],
      report,
    ),
    schedules,
    calendars,
    people,
    incidents: readIncidentRules(settings.incidents, acknowledgeWithinMinutes, escalations, report),
    responsibilities: readRemarks(document, 'responsibilities', settings.responsibilities),
    support: readRemarks(document, 'support', settings.support),
    runbooks: settings.runbooks ? resolvePath(settings.runbooks, base) : null,
  };
}

function endpointAt(
  key: 'prometheus' | 'alertmanager',
  settings: Settings,
  report: Report,
  base: PathBase,
) {
  const form = settings[key];
  return form ? report.take([key], readEndpoint(form, base)) : null;
}

function loggedInUser(): string {
  try {
    return os.userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return 'unknown';
  }
}
