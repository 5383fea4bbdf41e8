/** One line on stderr: stdout belongs to the command that comes after the set-up. */
export function say(text) {
  process.stderr.write(`onduty: ${text}\n`);
}
