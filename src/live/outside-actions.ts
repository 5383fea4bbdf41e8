import type { Actions } from './actions.ts';
import { errorLine } from './error-line.ts';
import type { LiveDeps } from './live-deps.ts';
import type { LiveStore } from './live-store.ts';
import { subjectOf } from './selection.ts';
import type { LiveState } from './state.ts';
import { type Page, subjectPages } from './subject-pages.ts';
import type { Overlay } from './view.ts';
import { overlayShown } from './view-moves.ts';

type OutsideActions = Pick<
  Actions,
  'browse' | 'edit' | 'openInBrowser' | 'openRunbook' | 'copy' | 'redraw' | 'suspend' | 'quit'
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
  const pages = () => subjectPages(live.state(), links);
  return {
    browse,
    openInBrowser: () => {
      const [first, ...others] = pages();
      if (first === undefined) flash('plain', 'Nothing under the cursor has a page to open');
      else if (others.length === 0) browse(first.url);
      else
        live.change((state) => ({
          ...state,
          view: overlayShown(state.view, whichPage([first, ...others])),
        }));
    },
    openRunbook: () => {
      const runbook = runbookOf(live.state());
      if (runbook === null) flash('plain', 'Nothing under the cursor has a runbook');
      else if (/^https?:/.test(runbook)) browse(runbook);
      else flash('plain', `Runbook: ${runbook}`);
    },
    copy: (what) => {
      const text = what === 'id' ? subjectName(live.state()) : (pages()[0]?.url ?? null);
      if (text === null) flash('plain', `Nothing under the cursor has ${whatName[what]} to copy`);
      else if (effects.copy(text)) flash('good', `Copied ${text}`);
      else flash('bad', `Not copied: longer than a terminal's clipboard takes`);
    },
    edit: effects.edit,
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

function whichPage(pages: readonly Page[]): Overlay {
  const choices = pages.map(({ name, url }) => ({ value: url, label: name, note: url }));
  const wish = { kind: 'browse' } as const;
  const title = 'Open in the browser';
  return { kind: 'choose', title, choices, orTyped: false, text: '', index: 0, wish };
}

function runbookOf(state: LiveState): string | null {
  const subject = subjectOf(state);
  if (subject.kind === 'slo') return subject.slo.slo.runbook;
  if (subject.kind === 'alert') return subject.alert.runbook;
  if (subject.kind !== 'incident') return null;
  const linked = subject.incident.links.find(({ kind }) => kind === 'runbook');
  if (linked !== undefined) return linked.target;
  const status = state.slos.data?.find(({ slo }) => slo.id === subject.incident.slo);
  return status?.slo.runbook ?? null;
}
