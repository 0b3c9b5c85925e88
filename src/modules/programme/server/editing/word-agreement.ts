import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { Areas } from '#modules/areas/index.ts'
import { about } from '#modules/organisations/index.ts'
import {
  type Actor,
  asActor,
  type DeskTables,
  mayNow,
  type NotDone,
  type OrganisationNow,
  organisationOn,
  writeDown,
} from '#modules/organisations/server/index.ts'
import { addRevision, historyOf, type Revision } from '#platform/revisions/index.ts'
import { type AgreementWords, agreementId, type WrittenAgreement } from '../../domain/editing/agreement.ts'
import type { ItemId } from '../../domain/items.ts'
import { speakerFor } from './say-of-item.ts'
import { agreementRevisions, type EditingDesk, type EditingTables, revisionsIn, revisionsOf } from './tables.ts'

/** `unknown-agreement` – nobody here wrote it · `unknown-version` – it never was worded like that · `nothing-changed` – it says that already. */
export type NotWorded =
  | NotDone
  | 'unknown-agreement'
  | 'unknown-version'
  | 'nothing-changed'
  | 'changed-meanwhile'
  | 'already-waiting'

/** What is worded: a new agreement, another wording of one, or a wording that one had before. */
export type WordAsk =
  | { act: 'make'; words: AgreementWords }
  | { act: 'change'; id: ItemId; basedOn: number; words: AgreementWords }
  | { act: 'undo'; id: ItemId; basedOn: number; version: number }

/** Words an agreement in the name of the organisation; it stands in the register at once. Gives back its id. */
export const wordAgreement = (
  desk: EditingDesk,
  actor: Actor,
  { areas, today }: { areas: Areas; today: Day },
  ask: WordAsk,
): Promise<Result<ItemId, NotWorded>> =>
  asActor<ItemId, NotWorded, DeskTables & EditingTables>(desk, actor, async (trx, hat) => {
    const organisation = await organisationOn(trx, actor.organisation)
    const by = organisation && speakerFor(organisation, false)
    if (!organisation || !by) return err('relation')
    const history = ask.act === 'make' ? [] : await historyOf(revisionsOf(trx), agreementRevisions, ask.id)
    const target = await targetOf(trx, history, ask, organisation.id)
    if (!target) return err('unknown-agreement')
    const { owner, ...place } = target
    const may = mayNow(hat, 'agreement.change', about(owner, 'there'), actor)
    if (!may.ok) return may
    const worded = wordedIn(history, ask)
    if (!worded.ok) return worded
    const body = { ...wordsOf(worded.value), by, places: placesOf(organisation, areas), saidOn: today }
    const made = { organisation: actor.organisation, madeBy: actor.person, act: ask.act, state: 'in-effect' } as const
    const added = await addRevision(revisionsIn(trx), agreementRevisions, { ...made, ...place, body })
    if (!added.ok) return added
    await writeDown(trx, actor, 'agreement.change', `item:${place.subject}`, {
      act: ask.act,
      version: added.value.version,
    })
    return ok(place.subject)
  })

/** Which agreement it is, on which version, and whose; null when nobody wrote it. */
async function targetOf(
  trx: Parameters<typeof organisationOn>[0],
  history: readonly Revision<WrittenAgreement>[],
  ask: WordAsk,
  organisation: string,
): Promise<{ subject: ItemId; basedOn: number; owner: string } | null> {
  if (ask.act === 'make')
    return { subject: agreementId(organisation, await madeBefore(trx, organisation)), basedOn: 0, owner: organisation }
  const owner = history.at(-1)?.organisation
  return owner === undefined ? null : { subject: ask.id, basedOn: ask.basedOn, owner }
}

/** The words that it gets; of an undo those it had before. */
function wordedIn(
  history: readonly Revision<WrittenAgreement>[],
  ask: WordAsk,
): Result<AgreementWords, 'unknown-version' | 'nothing-changed'> {
  const words = ask.act === 'undo' ? history.find(({ version }) => version === ask.version)?.body : ask.words
  if (!words) return err('unknown-version')
  const [newest] = history
  const isOnNewest = ask.act !== 'make' && newest?.version === ask.basedOn
  return newest && isOnNewest && says(newest.body) === says(words) ? err('nothing-changed') : ok(words)
}

const wordsOf = ({ title, text, titleEn, textEn, made, deadline, executors }: AgreementWords): AgreementWords => ({
  title,
  text,
  titleEn,
  textEn,
  made,
  deadline,
  executors,
})
const says = (body: AgreementWords): string => JSON.stringify(wordsOf(body))

/** Where the organisation works, as far as the register knows the place. */
function placesOf({ kind, place }: OrganisationNow, { municipalities, regions }: Areas): string[] {
  if (place.kind === 'municipality' && kind === 'municipality')
    return municipalities.some(({ code }) => code === place.code) ? [place.code] : []
  if (place.kind !== 'region') return []
  const known = regions.some(({ scheme, code }) => scheme === place.scheme && code === place.region)
  return known ? [`${place.scheme}/${place.region}`] : []
}

/** How many agreements the organisation wrote before: one at a time is written for one organisation. */
async function madeBefore(trx: Parameters<typeof organisationOn>[0], organisation: string): Promise<number> {
  const { rows } = await sql<{ made: number }>`
    select count(*)::int as made from programme_agreement_revision where version = 1 and organisation = ${organisation}
  `.execute(trx)
  return rows[0]?.made ?? 0
}
