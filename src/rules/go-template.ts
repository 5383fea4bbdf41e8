/** Text that a Go template prints as it is: Prometheus expands labels and annotations of alerts. */
export function templateText(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}

/** A string literal within an action of a Go template. JSON's escapes are Go's too. */
export function templateString(text: string): string {
  return JSON.stringify(text);
}
