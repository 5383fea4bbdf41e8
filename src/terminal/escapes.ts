/** Cursor home and the whole screen erased; the scrollback stays. */
export const clearScreen = '\u001b[H\u001b[2J';
