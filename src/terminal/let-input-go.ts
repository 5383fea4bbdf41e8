/**
 * Stops reading the terminal until something listens again. Ink only lets go of its listener; Node
 * would go on reading, and take keys meant for whoever has the terminal now.
 */
export async function letInputGo(stdin: NodeJS.ReadStream): Promise<void> {
  // A stream learns in the next tick that nobody listens, and before that pausing it does nothing.
  await new Promise<void>((resolve) => setImmediate(resolve));
  stdin.resume();
  stdin.pause();
  await new Promise<void>((resolve) => setImmediate(resolve));
}
