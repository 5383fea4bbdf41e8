import { Box, Text } from 'ink';
import type { Command } from '../src/input/command.ts';
import { currentScreen } from '../src/live/view-moves.ts';
import { wrap } from '../src/text/fit.ts';
import { AlertScreen } from './alert.tsx';
import { Footer } from './footer.tsx';
import { HandoffScreen } from './handoff.tsx';
import { Header } from './header.tsx';
import { HelpScreen } from './help.tsx';
import { IncidentScreen } from './incident.tsx';
import { type Layout, layout, type Rect, type Size } from './layout.ts';
import { useLive } from './live-context.tsx';
import { OnCallScreen } from './oncall.tsx';
import { Overlays } from './overlays.tsx';
import { Overview } from './overview.tsx';
import { SideScreen } from './side.tsx';
import { SloScreen } from './slo.tsx';
import { WhyScreen } from './why.tsx';

type Props = { readonly size: Size; readonly commands: readonly Command[] };

/** The whole screen, exactly as high as the terminal: Ink clears and flickers when it is higher. */
export function Root({ size, commands }: Props) {
  const view = useLive((state) => state.view);
  const { kind } = currentScreen(view);
  const places = layout(size, { screen: kind, pane: view.pane, zoomed: view.zoomed });
  return (
    <Box width={size.columns} height={size.rows} flexShrink={0}>
      {places.kind === 'too-small' ? (
        <TooSmall size={size} needs={places.needs} />
      ) : (
        <>
          {'header' in places && <Header rect={places.header} />}
          <Body places={places} commands={commands} />
          <Footer rect={places.footer} commands={commands} />
          <Overlays size={size} commands={commands} />
        </>
      )}
    </Box>
  );
}

type BodyProps = { readonly places: Layout; readonly commands: readonly Command[] };

function Body({ places, commands }: BodyProps) {
  const help = useLive(({ view }) => view.overlay.kind === 'help');
  if (places.kind === 'too-small') return null;
  if (help) return <HelpScreen rect={bodyOf(places)} commands={commands} />;
  if (places.kind === 'panes') return <Overview panes={places.panes} />;
  if (places.kind === 'side') return <SideScreen rect={places.body} />;
  return <Page rect={places.body} />;
}

/** The screen that is open over the overview. */
function Page({ rect }: { readonly rect: Rect }) {
  const screen = useLive(({ view }) => currentScreen(view));
  switch (screen.kind) {
    case 'slo':
      return <SloScreen rect={rect} id={screen.id} />;
    case 'why':
      return <WhyScreen rect={rect} id={screen.id} />;
    case 'incident':
      return <IncidentScreen rect={rect} id={screen.id} />;
    case 'alert':
      return <AlertScreen rect={rect} id={screen.id} />;
    case 'oncall':
      return <OnCallScreen rect={rect} />;
    case 'handoff':
      return <HandoffScreen rect={rect} />;
    case 'overview':
    case 'side':
      return null;
  }
}

function bodyOf(places: Exclude<Layout, { kind: 'too-small' }>): Rect {
  if (places.kind !== 'panes') return places.body;
  const { top, rows, columns } = places.header;
  return { left: 0, top: top + rows, columns, rows: places.footer.top - rows };
}

function TooSmall({ size, needs }: { readonly size: Size; readonly needs: Size }) {
  const text = `needs at least ${needs.columns}x${needs.rows}, has ${size.columns}x${size.rows}`;
  return <Text>{wrap(text, size.columns).slice(0, size.rows).join('\n')}</Text>;
}
