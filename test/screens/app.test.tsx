import { render } from 'ink-testing-library';
import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { App } from '../../screens/app.tsx';
import { commandTable } from '../../src/input/command-table.ts';
import { createDispatch } from '../../src/input/dispatch.ts';
import type { Actions } from '../../src/live/actions.ts';
import type { LiveState } from '../../src/live/state.ts';
import { firstView, opened } from '../../src/live/view-moves.ts';
import { withOnCall } from '../../src/live/with-on-call.ts';
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

test('keys move through the calendar of the schedule, seen on the screen', async () => {
  const view = opened(firstView('overview'), { kind: 'oncall' });
  const store = createStore<LiveState>(() => withOnCall(liveFixture({ view })));
  const changeView: Actions['changeView'] = (change) =>
    store.setState((state) => ({ ...state, view: change(state.view) }));
  const actions = { changeView } as Partial<Actions> as Actions;
  const { input } = createDispatch(commandTable, actions, store.getState);
  const app = render(<App store={store} commands={commandTable} look={look} onInput={input} />);
  expect(app.lastFrame()).toContain('23 Nov to 29 Nov');
  // Input is lost until effects have run once; the next shift is asked for until it shows.
  await vi.waitFor(() => {
    app.stdin.write('t');
    app.stdin.write('l');
    expect(app.lastFrame()).toContain('Mon 30 Nov 09:00 to Mon 7 Dec 09:00 London (7d)');
  });
  app.stdin.write('m');
  await vi.waitFor(() => expect(app.lastFrame()).toContain('November 2026'));
  app.unmount();
});
