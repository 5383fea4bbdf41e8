import type { Actions } from './actions.ts';
import { errorLine } from './error-line.ts';
import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { subjectOf } from './selection.ts';
import type { LiveState } from './state.ts';
import { subjectUrl } from './subject-url.ts';

type OutsideActions = Pick<
  Actions,
  'openInBrowser' | 'openRunbook' | 'copy' | 'redraw' | 'suspend' | 'quit'
>;

/** What reaches outside the screen: browser, clipboard, the terminal itself. */
export function createOutsideActions(
  live: LiveStore,
  { effects, links }: LiveDeps,
  flash: Actions['flash'],
): OutsideActions {
  const browse = (url: string): void => {
    effects.openUrl(url).then(
      () => flash('plain', `Opened ${url}`),
      (error: unknown) => flash('bad', errorLine(error)),
    );
  };
  return {
    openInBrowser: () => {
      const url = subjectUrl(live.state(), links);
      if (url === null) flash('plain', 'Nothing under the cursor has a page to open');
      else browse(url);
    },
    openRunbook: () => {
      const runbook = runbookOf(live.state());
      if (runbook === null) flash('plain', 'Nothing under the cursor has a runbook');
      else if (/^https?:/.test(runbook)) browse(runbook);
      else flash('plain', `Runbook: ${runbook}`);
    },
    copy: (what) => {
      const text = what === 'id' ? subjectName(live.state()) : subjectUrl(live.state(), links);
      if (text === null) flash('plain', `Nothing under the cursor has ${whatName[what]} to copy`);
      else if (effects.copy(text)) flash('good', `Copied ${text}`);
      else flash('bad', `Not copied: longer than a terminal's clipboard takes`);
    },
    redraw: effects.redraw,
    suspend: effects.suspend,
    quit: effects.quit,
  };
}

const whatName = { id: 'an id', url: 'a page' } as const;

function subjectName(state: LiveState): string | null {
  const subject = subjectOf(state);
  if (subject.kind === 'slo') return subject.slo.slo.id;
  if (subject.kind === 'incident') return subject.incident.id;
  return subject.kind === 'alert' ? subject.alert.name : null;
}

function runbookOf(state: LiveState): string | null {
  const subject = subjectOf(state);
  if (subject.kind === 'slo') return subject.slo.slo.runbook;
  if (subject.kind !== 'incident') return null;
  const status = state.slos.data?.find(({ slo }) => slo.id === subject.incident.slo);
  return status?.slo.runbook ?? null;
}
