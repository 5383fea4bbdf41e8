const nobody = 65_534;

/** Runs `work` without root's right to write everywhere, where the tests run as root. */
export async function asOrdinaryPerson<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(nobody);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
