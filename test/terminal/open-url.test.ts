import { expect, test } from 'vitest';
import { openUrl, webAddress } from '../../src/terminal/open-url.ts';

test.each(['file:///etc/passwd', 'javascript:alert(1)', '--help', 'xdg-open', ''])(
  '%s is nothing for a browser',
  async (text) => {
    expect(webAddress(text)).toBeNull();
    await expect(openUrl(text, { command: 'true', args: [] })).rejects.toThrow(/^Not opened/);
  },
);

test('an address is opened', async () => {
  await expect(
    openUrl('http://127.0.0.1/', { command: 'true', args: [] }),
  ).resolves.toBeUndefined();
});

test('without an opener the address is said, to be copied by hand', async () => {
  const opener = { command: 'no-such-opener', args: [] };
  await expect(openUrl('http://127.0.0.1/x', opener)).rejects.toThrow(
    'Not opened: no no-such-opener here; the address is http://127.0.0.1/x',
  );
});
