import { z } from 'zod'
import type { Result } from '#kernel/result.ts'
import { err, ok } from '#kernel/result.ts'
import type { SealedReport } from '../ceremonies/index.ts'
import { type ItemKind, isReportingId, type Sender } from '../domain/item-kinds.ts'
import { sentBytes as bytes, longestEnvelope } from './sent-bytes.ts'

const id = z.string().refine(isReportingId)
/** More numbers than a case can ever have. */
const sequence = z.int().min(0).max(100_000)
const wrapped = bytes(82)
/** As many files as one message may have. */
const files = z.array(id).max(10)
const item = <S extends Sender, K extends ItemKind>(sender: S, kind: K) =>
  z.strictObject({
    item: id,
    sender: z.literal(sender),
    kind: z.literal(kind),
    sequence,
    envelope: bytes(1, longestEnvelope),
  })

const sealedReport = z.strictObject({
  organisation: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  caseId: id,
  keyNumber: z.int().min(1).max(1_000_000),
  wrappedForOrganisation: wrapped,
  wrappedForReporter: wrapped,
  lookupId: bytes(16),
  reporterKey: bytes(32),
  commitment: bytes(32),
  report: item('reporter', 'report'),
  identity: z.strictObject({ wrapped, item: item('reporter', 'identity') }).nullable(),
  files,
})

const byCode = { lookupId: bytes(16) }
const found = z.strictObject(byCode)
const askedFile = z.strictObject({ ...byCode, item: id })
const fresh = z.int().min(0).max(9_999_999)
const said = z.strictObject({ ...byCode, item: id, sequence, fresh, envelope: bytes(1, longestEnvelope), files })
/** A key changes seldom, and a case is gone after some years. */
const freshForReporter = z.array(z.strictObject({ number: fresh, wrapped })).max(500)
const changed = z.strictObject({
  ...byCode,
  fresh: z.strictObject({ lookupId: bytes(16), reporterKey: bytes(32), wrappedForReporter: wrapped, freshForReporter }),
})

export type SaidSealed = z.infer<typeof said>
export type ChangedCode = z.infer<typeof changed>

const reader =
  <T>(schema: z.ZodType<T>) =>
  (sent: unknown): Result<T, 'malformed'> => {
    const read = schema.safeParse(sent)
    return read.success ? ok(read.data) : err('malformed')
  }

/**
 * What comes through the door for sealed reports: envelopes and ids, bytes as base64url, and nothing besides. Refusal of each: `malformed` – something is missing, more, or
 * of another form. The first item of a report has the id of its case and the number 0: the functions of the database take nothing else.
 */
export const readSealedReport = (sent: unknown): Result<SealedReport, 'malformed'> => {
  const read = reader(sealedReport)(sent)
  if (!read.ok) return read
  const { report, identity, caseId } = read.value
  const isFirst = report.item === caseId && report.sequence === 0 && (identity === null || identity.item.sequence === 0)
  return isFirst ? read : err('malformed')
}
export const readFoundBy = reader(found)
export const readAskedFile = reader(askedFile)
export const readSaid = reader(said)
export const readChangedCode = reader(changed)
