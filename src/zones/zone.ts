/**
 * Abbreviations ICU knows and IANA doesn't. It reads them as Java once did: BST is Dhaka, AST is
 * Alaska, ECT is Paris. Nobody means that.
 */
const javaNames =
  /^(ACT|AET|AGT|ART|AST|BET|BST|CAT|CNT|CST|CTT|EAT|ECT|IET|IST|JST|MIT|NET|NST|PLT|PNT|PRT|PST|SST|VST)$/i;

/**
 * Whether `name` is an IANA time zone this Node knows (`Europe/London`, `UTC`); plain offsets and
 * abbreviations such as BST are no zones.
 */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name) || javaNames.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zone of this machine, or UTC when it can't be told. */
export function hostZone(): string {
  const { timeZone } = new Intl.DateTimeFormat('en-US').resolvedOptions();
  // With a TZ that ICU can't read the name may be missing or `Etc/Unknown`.
  return timeZone && timeZone !== 'Etc/Unknown' ? timeZone : 'UTC';
}
