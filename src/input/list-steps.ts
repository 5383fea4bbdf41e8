/** Keys that move in a list while letters are typed above it. */
export const listSteps: Readonly<Record<string, number>> = {
  down: 1,
  'ctrl+n': 1,
  up: -1,
  'shift+tab': -1,
  'ctrl+p': -1,
};
