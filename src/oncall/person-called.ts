/** A person as far as finding them goes. */
export type Callable = {
  readonly name: string;
  readonly fullName: string | null;
  readonly contacts: readonly { readonly value: string }[];
};

/**
 * The name of whom a text means: somebody's name, full name or e-mail address, exactly but for the
 * case of letters. Null when it is nobody's, or that of several.
 */
export function personCalled(text: string, people: readonly Callable[]): string | null {
  const wanted = text.trim().toLowerCase();
  const exact = people.find(({ name }) => name.toLowerCase() === wanted);
  if (exact) return exact.name;
  const found = people.filter((one) => otherNames(one).includes(wanted));
  return found.length === 1 ? (found[0]?.name ?? null) : null;
}

function otherNames({ fullName, contacts }: Callable): readonly string[] {
  const addresses = contacts.map(({ value }) => value.trim().replace(/^mailto:/i, ''));
  return [...addresses.filter((value) => value.includes('@')), fullName ?? '']
    .map((one) => one.toLowerCase())
    .filter((one) => one !== '' && !one.startsWith('@'));
}
