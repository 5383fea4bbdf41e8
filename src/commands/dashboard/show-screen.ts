import type { Key } from 'ink';
import { createElement } from 'react';
import { createStore } from 'zustand/vanilla';
import type { Config } from '../../config/config.ts';
import { commandTable } from '../../input/command-table.ts';
import { openingState } from '../../live/first-state.ts';
import type { Effects } from '../../live/live-deps.ts';
import { limitScroll } from '../../live/view-moves.ts';
import { capabilities } from '../../terminal/capabilities.ts';
import { clipboardSequence } from '../../terminal/clipboard.ts';
import { withColourLevel } from '../../terminal/colour-level.ts';
import { editDraft, editorOf } from '../../terminal/editor.ts';
import { openUrl } from '../../terminal/open-url.ts';
import type { Session } from '../../terminal/session.ts';

/**
 * The dashboard on the whole terminal until it is quit. The exit code, once all is closed. The first
 * frame is drawn before the configuration is read, which takes twice as long as a frame; keys typed
 * meanwhile are kept.
 */
export async function showScreen(
  load: () => Promise<Config>,
  { side, at }: { readonly side: boolean; readonly at: number | null },
): Promise<number> {
  const look = capabilities(process.env);
  const [{ openSession }, { App }] = await withColourLevel(look.theme, () =>
    Promise.all([import('../../terminal/session.ts'), import('../../../screens/app.tsx')]),
  );
  const firstScreen = side ? 'side' : 'overview';
  const store = createStore(() => openingState(firstScreen, Date.now()));
  const typed: [string, Key][] = [];
  const onInput = (input: string, key: Key) => typed.push([input, key]);
  let goOn = () => {};
  const session = openSession(
    createElement(App, { store, commands: commandTable, look, onInput }),
    { onContinue: () => goOn() },
  );
  await session.drawn;
  const config = await loadOn(session, load);
  if (config === null) return session.closed;
  const [{ openLive }, { createDispatch }] = await Promise.all([
    import('./open-live.ts'),
    import('../../input/dispatch.ts'),
  ]);
  const remarks: string[] = [];
  const { live, close } = openLive(config, firstScreen, effectsOn(session), {
    startAt: at,
    remark: (line) => {
      remarks.push(line);
      live.actions.flash('plain', upToDate);
    },
  });
  goOn = live.refresh;
  const { input, paste } = createDispatch(commandTable, live.actions, live.store.getState);
  try {
    await session.show(
      createElement(App, {
        ...{ store: live.store, commands: commandTable, look },
        ...{ onInput: input, onPaste: paste },
        onScrollLimit: (limit) => live.actions.changeView((view) => limitScroll(view, limit)),
      }),
    );
    live.start();
    for (const [text, key] of typed) input(text, key);
    return await session.closed;
  } finally {
    await close();
    for (const line of remarks) process.stderr.write(`${line}\n`);
  }
}

// The place itself is longer than the footer.
const upToDate = 'the store was brought up to date; where its copy is, is said when you quit';

/** The configuration, or null when the program ended before it was read. Gives the terminal back when it is wrong. */
async function loadOn(session: Session, load: () => Promise<Config>): Promise<Config | null> {
  try {
    return await Promise.race([load(), session.closed.then(() => null)]);
  } catch (error) {
    session.quit();
    await session.closed;
    throw error;
  }
}

/** What keys do outside the state. */
function effectsOn(session: Session): Effects {
  return {
    openUrl: (url) => openUrl(url),
    copy: (text) => {
      const sequence = clipboardSequence(text, process.env);
      if (sequence !== null) session.write(sequence);
      return sequence !== null;
    },
    edit: (draft) => session.lend(() => editDraft(draft, editorOf(process.env))),
    redraw: () => session.redraw(),
    suspend: () => session.suspend(),
    quit: () => session.quit(),
  };
}
