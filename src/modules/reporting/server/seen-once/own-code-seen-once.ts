import { err, ok, type Result } from '#kernel/result.ts'
import { newReceiptCode, type ReceiptCode, sameAgain, showReceiptCode } from '#platform/sealing/index.ts'
import { forCode } from '../../ceremonies/index.ts'
import { changeCode } from '../thread.ts'
import type { SeenOnceDesk } from './seen-once-desk.ts'
import { type NotOpenedOnce, openedByCode } from './thread-seen-once.ts'

const codeFrom = async (seed: Uint8Array): Promise<ReceiptCode> => newReceiptCode(await sameAgain(seed))

/** The code that these 32 bytes make, as it is written down: for showing it before it is taken. It opens nothing yet. */
export const codeOfSeed = async (seed: Uint8Array): Promise<string> => showReceiptCode(await codeFrom(seed))

/**
 * Puts the code of `seed` in the place of a typed one that somebody else saw. Its owner has seen and kept it before: an answer that is lost must not lose the case.
 * Asked for twice, also at the same moment, it is the same code and done once. Refusals: see `NotOpenedOnce`; with `wait` and `busy` it may be done already, and the
 * same may be asked again; `changed-meanwhile` – the case was freshened in this moment: the old code counts still, and the same may be asked again.
 */
export async function ownCodeSeenOnce(
  desk: SeenOnceDesk,
  { typed, line, seed }: { typed: string; line: string; seed: Uint8Array },
): Promise<Result<{ code: string }, NotOpenedOnce | 'changed-meanwhile'>> {
  const fresh = await codeFrom(seed)
  const shown = { code: showReceiptCode(fresh) }
  const changed = await putInPlace(desk, { typed, line, fresh })
  if (changed.ok) return ok(shown)
  if (changed.error !== 'unknown') return changed
  // Perhaps it was done by a try before, whose answer never arrived.
  const already = await openedByCode(desk, shown.code, line)
  return already.ok ? ok(shown) : already
}

async function putInPlace(
  desk: SeenOnceDesk,
  { typed, line, fresh }: { typed: string; line: string; fresh: ReceiptCode },
): Promise<Result<true, NotOpenedOnce | 'changed-meanwhile'>> {
  const found = await openedByCode(desk, typed, line)
  if (!found.ok) return found
  const { caseKey, fresh: secrets, lookupId, place } = found.value
  const facts = await desk.gate.run(line, () => forCode(fresh, place.caseId, caseKey, secrets))
  if (!facts.ok) return facts
  const changed = await changeCode(desk, lookupId, facts.value)
  if (changed.ok) return changed
  return err(changed.error === 'changed-meanwhile' ? 'changed-meanwhile' : 'unknown')
}
