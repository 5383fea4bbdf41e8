import { render } from 'ink-testing-library';
import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { App } from '../../screens/app.tsx';
import { commandTable } from '../../src/input/command-table.ts';
import type { LiveState } from '../../src/live/state.ts';
import { liveFixture } from '../support/live-fixture.ts';

const look = { glyphs: 'braille', theme: 'monochrome' } as const;

test('hands on what is typed, and draws what changes in the store', async () => {
  const store = createStore<LiveState>(() => liveFixture());
  const typed: string[] = [];
  const app = render(
    <App
      store={store}
      commands={commandTable}
      look={look}
      onInput={(input) => typed.push(input)}
    />,
  );
  await vi.waitFor(() => {
    app.stdin.write('j');
    expect(typed).toContain('j');
  });
  store.setState({ flash: { tone: 'good', text: 'INC-42 acknowledged', until: 0 } });
  await vi.waitFor(() => expect(app.lastFrame()).toContain('INC-42 acknowledged'));
  app.unmount();
});
