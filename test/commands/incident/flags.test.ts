import { Command } from 'commander';
import { expect, test } from 'vitest';
import {
  addGlobalOptions,
  globalOptionsOf,
  readGlobalOptionsAnywhere,
} from '../../../src/commands/global-options.ts';
import { addIncidentCommand } from '../../../src/commands/incident.ts';

test('each command has --json and --help with an example', () => {
  const program = new Command();
  const incident = addIncidentCommand(program);
  const leaves = incident.commands.flatMap((one) =>
    one.commands.length > 0 ? one.commands : [one],
  );
  expect(leaves.length).toBeGreaterThan(15);
  for (const one of leaves) {
    expect(
      one.options.map(({ long }) => long),
      one.name(),
    ).toContain('--json');
    let help = '';
    one.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help, one.name()).toMatch(/\nExample:\n {2}incident /);
  }
});

test('--user is who acts, except behind a command that has one itself', () => {
  const acting: (string | undefined)[] = [];
  const program = addGlobalOptions(new Command()).enablePositionalOptions();
  const incident = program.command('incident');
  const act = (_: unknown, command: Command) => void acting.push(globalOptionsOf(command).user);
  incident.command('ack').action(act);
  incident.command('assign').option('--user <name>').action(act);
  readGlobalOptionsAnywhere(incident);
  const run = (line: string) => program.parse(line.split(' '), { from: 'user' });
  run('--user bob incident ack');
  run('incident ack --user carol');
  run('incident assign --user dora');
  run('incident --user erin assign --user dora');
  expect(acting).toEqual(['bob', 'carol', undefined, 'erin']);
});
