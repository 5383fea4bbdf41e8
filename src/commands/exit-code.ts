/** What the shell learns: the answer is no, the call or the configuration is wrong, something can't be reached. */
export const exitCode = { ok: 0, no: 1, usage: 2, unreachable: 3 } as const;
