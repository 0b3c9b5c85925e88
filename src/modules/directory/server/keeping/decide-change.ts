import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import { type Actor, asActor, mayNow, type NotDone, writeDown } from '#modules/organisations/server/index.ts'
import { decideRevision, newestRevision, type Revision } from '#platform/revisions/index.ts'
import type { DirectoryFinding } from '../../domain/check-directory.ts'
import type { KeptPart, KeptRow } from '../../domain/kept-row.ts'
import {
  type KeepingDesk,
  type KeepingTables,
  type KeepingTransaction,
  type OwnRow,
  ownRow,
  readRevisionsIn,
  revisionsIn,
  storeIn,
  unsoundWith,
} from './keeping-desk.ts'
import { auditName, rowRevisions, subjectOf } from './row-revisions.ts'

/** `agree` – it counts from now · `refuse` – with a sentence that colleagues read · `withdraw` – who made it takes it back. */
export type Decision = { do: 'agree' } | { do: 'refuse'; said: string } | { do: 'withdraw' }

export type Decided =
  | { outcome: 'agreed' | 'refused' | 'withdrawn' }
  | { outcome: 'unsound'; findings: readonly DirectoryFinding[] }

/** `decided-already` – nothing waits, or somebody was faster · `no-words` – a refusal says why, in text · `too-long` – in at most 1,000 letters. */
export type NotDecided = NotDone | 'unknown-row' | 'decided-already' | 'no-words' | 'too-long'

/** As the table of revisions keeps (`said`). */
export const longestSentence = 1000

/** Decides on a change that waits: `version` is the one that was looked at. */
export const decideChange = (
  desk: KeepingDesk,
  actor: Actor,
  { part, id, version }: { part: KeptPart; id: string; version: number },
  decision: Decision,
): Promise<Result<Decided, NotDecided>> =>
  asActor<Decided, NotDecided, KeepingTables>(desk, actor, async (trx, hat) => {
    const action = decision.do === 'withdraw' ? 'directory-change.withdraw' : 'directory-change.review'
    const on = (author: string) => about(actor.organisation, 'waiting', { author })
    // Whoever may not, sees none either: they are told why, and not that there is nothing.
    const ever = mayNow(hat, action, on(''), actor)
    if (!ever.ok) return ever
    await storeIn(trx).takeTurn()
    const own = await ownRow(trx, actor.organisation, part, id)
    if (!own.ok) return own
    const waiting = await newestRevision(readRevisionsIn(trx), rowRevisions, subjectOf(part, id))
    if (waiting?.state !== 'waiting' || waiting.version !== version) return err('decided-already')
    const may = mayNow(hat, action, on(waiting.madeBy), actor)
    if (!may.ok) return may
    const done = await carryOut(desk, trx, { own: own.value, waiting, actor }, decision)
    if (done.ok && done.value.outcome !== 'unsound')
      await writeDown(trx, actor, action, auditName(part, id), { version, outcome: done.value.outcome })
    return done
  })

interface Waiting {
  own: OwnRow
  waiting: Revision<KeptRow>
  actor: Actor
}

async function carryOut(
  desk: KeepingDesk,
  trx: KeepingTransaction,
  { own, waiting, actor }: Waiting,
  decision: Decision,
): Promise<Result<Decided, 'decided-already' | 'no-words' | 'too-long'>> {
  const decide = (outcome: 'in-effect' | 'refused' | 'withdrawn') =>
    decideRevision(revisionsIn(trx), rowRevisions, waiting.id, actor.person, outcome)
  if (decision.do === 'refuse') {
    const { said } = decision
    if (said === '' || /[^\P{Cc}\n\r]/u.test(said)) return err('no-words')
    if (said.length > longestSentence) return err('too-long')
    await trx.updateTable('directory_row_revision').set({ said }).where('id', '=', waiting.id).execute()
    const refused = await decide('refused')
    return refused.ok ? ok({ outcome: 'refused' }) : refused
  }
  if (decision.do === 'withdraw') {
    const withdrawn = await decide('withdrawn')
    return withdrawn.ok ? ok({ outcome: 'withdrawn' }) : withdrawn
  }
  const findings = unsoundWith(desk, own, waiting.body)
  if (findings.length > 0) return ok({ outcome: 'unsound', findings })
  const agreed = await decide('in-effect')
  if (!agreed.ok) return agreed
  await storeIn(trx).keep({ part: own.part, id: own.id, body: waiting.body }, desk.now())
  return ok({ outcome: 'agreed' })
}
