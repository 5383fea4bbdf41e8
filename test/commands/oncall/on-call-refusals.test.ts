import { describe, expect, test } from 'vitest';
import type { OnCallOptions } from '../../../src/commands/oncall/show-on-call.ts';
import { ConfigError } from '../../../src/config/config-error.ts';
import { asked, both, config } from './asked-on-call.ts';

describe('bad input is one line', () => {
  test('no schedule', async () => {
    const none = asked({ json: true }, { ...config, schedules: [] });
    await expect(none).rejects.toThrow(ConfigError);
    await expect(none).rejects.toThrow(/^there is no on-call schedule in onduty.yaml; add one/);
  });

  test('a time that is none', async () => {
    const bad = asked({ at: '2026-02-30\u001b[2J', json: true });
    await expect(bad).rejects.toThrow(ConfigError);
    await expect(bad).rejects.toThrow(/^--at: expected a time such as .* got "2026-02-30"$/);
  });
});

test.each([
  [{ schedule: 'ofice' }, '--schedule: there is no schedule "ofice"; did you mean office?'],
  [{ user: 'carl' }, '--user: nobody is called "carl"; did you mean carol?'],
  [
    { from: '2026-07-06T09:00', to: '2026-07-05T09:00' },
    '--to: 2026-07-05T09:00 is not after --from',
  ],
  [{ at: '2026-07-06T09:00', user: 'carol' }, '--at is one moment; leave out --from'],
  [{ from: 'someday' }, '--from: expected a time such as 2026-01-05T09:00'],
])('%o is refused in one line', async (options: OnCallOptions, message) => {
  const refused = asked(options, both);
  await expect(refused).rejects.toThrow(ConfigError);
  await expect(refused).rejects.toThrow(message);
});
