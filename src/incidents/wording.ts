// Long enough for any sentence; a longer "title" is a log someone pasted.
const longestTitle = 500;
// A timeline entry is read by people: longer text belongs in a document the note links to.
const longestNote = 10_000;
// Spaces and marks without a shape (zero width, fillers, the empty braille cell) show nothing.
const visible = /[^\p{C}\p{Z}\p{DI}\u2800]/u;

/** What is wrong with an incident's title (already cleaned), in one line, or null. */
export function titleProblem(title: string): string | null {
  return problem('the title', title, longestTitle);
}

/** What is wrong with a note's or a resolution's text (already cleaned), in one line, or null. */
export function noteProblem(text: string): string | null {
  return problem('the text', text, longestNote);
}

/** What is wrong with a name, a place or an address (already cleaned), in one line, or null. */
export function placeProblem(text: string): string | null {
  return problem('the name or address', text, longestTitle);
}

/** What is wrong with an action item's text or the reason to drop it (already cleaned), in one line, or null. */
export function actionProblem(text: string): string | null {
  return problem('the text', text, longestTitle);
}

function problem(what: string, text: string, longest: number): string | null {
  if (!visible.test(text)) return `${what} is empty: write a few words`;
  const length = [...text].length;
  if (length <= longest) return null;
  return `${what} has ${length} characters, at most ${longest} are kept: shorten it`;
}
