/**
 * The audit: one line for each thing that staff did, in a chain in which every change to a line shows. What is written and what never:
 * docs/operations/audit.md. Why like this: docs/decisions/029-an-audit-that-proves-itself.md.
 *
 * - **Write**: `appendAudit`, in the transaction of what it tells about, and last in it.
 * - **Read**: `readAudit`, `storedHead`; of one organisation, for a page: `recentLines`.
 * - **Verify**: `verifyStoredAudit`, or `verifyAudit` over lines from anywhere; heads on paper: `headText`, `readHead`.
 */
export { appendAudit } from './append-audit.ts'
export type { AuditDetail, AuditEntry, EntryFault } from './audit-entry.ts'
export { type AuditHead, headText, readHead } from './audit-head.ts'
export type { StoredLine } from './line-encoding.ts'
export { readAudit, storedHead, verifyStoredAudit } from './read-audit.ts'
export { recentLines, type ShownLine } from './recent-lines.ts'
export type { AuditTables } from './tables.ts'
export { type AuditFault, type AuditVerdict, type KnownHeads, verifyAudit } from './verify-audit.ts'
