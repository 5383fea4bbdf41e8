/** The roles of a schedule, in the order they are paged. */
export const onCallRoles = ['primary', 'secondary', 'escalation'] as const;

export type OnCallRole = (typeof onCallRoles)[number];
