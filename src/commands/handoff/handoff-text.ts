import type { Handoff } from '../../live/handoff/handoff.ts';
import { handoffHeadline, handoffSections } from '../../live/selectors/handoff-sections.ts';
import { asMarkdown } from '../../text/markdown.ts';

/** A handoff for people at a terminal. */
export function handoffText(handoff: Handoff): string {
  const sections = handoffSections(handoff).map(({ title, items }) =>
    [title, ...items.map((item) => `  ${item}`)].join('\n'),
  );
  return [handoffHeadline(handoff), ...sections].join('\n\n');
}

/** The same as a page that can be pasted into a wiki or a chat. */
export function handoffMarkdown(handoff: Handoff): string {
  const sections = handoffSections(handoff).flatMap(({ title, items }) => [
    `## ${title}`,
    items.map((item) => `- ${asMarkdown(item)}`).join('\n'),
  ]);
  return ['# Handoff', asMarkdown(handoffHeadline(handoff)), ...sections].join('\n\n');
}
