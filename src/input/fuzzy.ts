/**
 * How well `query` fits `text`, letters in order with gaps allowed: 0 is best, null is no fit.
 * Letters at the start of words and in a row cost less.
 */
export function fuzzyCost(query: string, text: string): number | null {
  const wanted = [...query.toLowerCase().replaceAll(' ', '')];
  const letters = [...text.toLowerCase()];
  let cost = 0;
  let from = 0;
  for (const letter of wanted) {
    const found = letters.indexOf(letter, from);
    if (found === -1) return null;
    const startsWord = found === 0 || /[\s.:-]/.test(letters[found - 1] ?? '');
    cost += found === from ? 0 : startsWord ? 1 : 2 + (found - from) / letters.length;
    from = found + 1;
  }
  return cost;
}
