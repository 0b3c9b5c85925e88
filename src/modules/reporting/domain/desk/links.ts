/** What two cases have in common. A code: it stands in clear. */
export const linkReasons = ['address', 'employer', 'agency', 'reporter', 'other'] as const
export type LinkReason = (typeof linkReasons)[number]

/** Why somebody wants to know who a reporter is. A code: it stands in clear, and in the audit. */
export const vaultReasons = ['danger', 'asked', 'hand-over', 'law'] as const
export type VaultReason = (typeof vaultReasons)[number]
