import { createElement } from 'react';
import type { Config } from '../../config/config.ts';
import { commandTable } from '../../input/command-table.ts';
import { createDispatch } from '../../input/dispatch.ts';
import type { Effects } from '../../live/live-deps.ts';
import { capabilities } from '../../terminal/capabilities.ts';
import { clipboardSequence } from '../../terminal/clipboard.ts';
import { withColourLevel } from '../../terminal/colour-level.ts';
import { openUrl } from '../../terminal/open-url.ts';
import type { Session } from '../../terminal/session.ts';
import { openLive } from './open-live.ts';

/** The dashboard on the whole terminal until it is quit. The exit code, once all is closed. */
export async function showScreen(config: Config, side: boolean): Promise<number> {
  const look = capabilities(process.env);
  const [{ openSession }, { App }] = await withColourLevel(look.theme, () =>
    Promise.all([import('../../terminal/session.ts'), import('../../../screens/app.tsx')]),
  );
  let session: Session | null = null;
  const { live, close } = openLive(
    config,
    side ? 'side' : 'overview',
    effectsOn(() => session),
  );
  const { input, paste } = createDispatch(commandTable, live.actions, live.store.getState);
  const app = createElement(App, {
    store: live.store,
    commands: commandTable,
    look,
    onInput: input,
    onPaste: paste,
  });
  try {
    session = openSession(app, { onContinue: live.refresh });
    live.start();
    return await session.closed;
  } finally {
    await close();
  }
}

/** What keys do outside the state, on the session that is there by the time a key comes. */
function effectsOn(session: () => Session | null): Effects {
  return {
    openUrl: (url) => openUrl(url),
    copy: (text) => {
      const sequence = clipboardSequence(text, process.env);
      if (sequence !== null) session()?.write(sequence);
      return sequence !== null;
    },
    redraw: () => session()?.redraw(),
    suspend: () => session()?.suspend(),
    quit: () => session()?.quit(),
  };
}
