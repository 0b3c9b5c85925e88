import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { type Actor, inHat, type OrganisationNow, organisationOn } from '#modules/organisations/server/index.ts'
import { historyOf, newestRevision, type Revision } from '#platform/revisions/index.ts'
import {
  type AgreementWords,
  executorTypes,
  isAgreementId,
  type WrittenAgreement,
} from '../../domain/editing/agreement.ts'
import { isSettled, sayableStates, withdrawable } from '../../domain/editing/check-saying.ts'
import { partyOfOrganisation } from '../../domain/editing/keepers.ts'
import { type Attention, attentionOf, attentions, byAttention, lastHeard } from '../../domain/editing/own-list.ts'
import { nothingSaid, type SaidEvent, type SaidOfItem } from '../../domain/editing/said.ts'
import type { ItemOn } from '../../domain/history.ts'
import type { ItemId } from '../../domain/items.ts'
import { type State, settledTypes } from '../../domain/states.ts'
import type { ItemSummary, NamedParty } from '../../domain/views.ts'
import { itemSummary } from '../item-summary.ts'
import { partyNamed, type RegisterView, titleOf } from '../register-view.ts'
import { keptBy, speakerFor } from './say-of-item.ts'
import { agreementRevisions, type EditingDesk, revisionsOf, saidRevisions } from './tables.ts'

/** A row of the list of what an organisation keeps. */
export interface OwnRow {
  item: ItemSummary
  attention: Attention
  /** Since when nothing was heard of it. */
  heard: Day
}

export interface OwnList {
  rows: readonly OwnRow[]
  /** How many of each kind there are, before narrowing. */
  counts: Readonly<Record<Attention, number>>
  known: number
}

export interface OwnQuery {
  attention: Attention | null
  q: string
}

/** @param rows those that the list is about; `view` of today */
function listOf(view: RegisterView, rows: readonly ItemOn[], { attention, q }: OwnQuery): OwnList {
  const wanted = q.trim().toLocaleLowerCase('nl')
  const found = byAttention(rows, view.on)
  const counts = Object.fromEntries(
    attentions.map((one) => [one, rows.filter((row) => attentionOf(row, view.on) === one).length]),
  ) as Record<Attention, number>
  const fits = (row: ItemOn) =>
    (attention === null || attentionOf(row, view.on) === attention) &&
    `${row.item.id} ${titleOf(view, row.item.id).text}`.toLocaleLowerCase('nl').includes(wanted)
  return {
    rows: found.filter(fits).map((row) => ({
      item: itemSummary(view, row),
      attention: attentionOf(row, view.on),
      heard: lastHeard(row),
    })),
    counts,
    known: rows.length,
  }
}

/** What the organisation of the hat keeps, what asks for attention first. */
export const ownItems = (desk: EditingDesk, actor: Actor, view: RegisterView, query: OwnQuery): Promise<OwnList> =>
  inHat(desk.db, actor, async (trx) => {
    const organisation = await organisationOn(trx, actor.organisation)
    const kept = organisation
      ? view.known.items.filter(({ item }) => keptBy(organisation, item, view.programme, view.areas, view.on))
      : []
    return listOf(view, kept, query)
  })

/** Everything that parliament settles: what it asked for, and what it was promised. */
export const toSettle = (view: RegisterView, query: OwnQuery): OwnList =>
  listOf(
    view,
    view.known.items.filter(({ item }) => settledTypes.includes(item.type)),
    query,
  )

/** What the hat can do with one item, and what was said of it here. */
export interface OwnItem {
  organisation: OrganisationNow
  keeps: boolean
  isSettled: boolean
  /** Motions and promises: parliament settles them. */
  forParliament: boolean
  /** The version that a form is drawn from. */
  version: number
  said: SaidOfItem
  /** States that the organisation may say it is in; empty for a fact. */
  states: readonly State[]
  withdrawable: readonly SaidEvent[]
  history: readonly Revision<SaidOfItem>[]
}

/** Refusal `unknown-item`: nothing with this id is known. */
export const ownItem = (
  desk: EditingDesk,
  actor: Actor,
  view: RegisterView,
  id: ItemId,
): Promise<Result<OwnItem, 'unknown-item'>> =>
  inHat(desk.db, actor, async (trx) => {
    const item = view.programme.items.find((one) => one.id === id)
    const organisation = await organisationOn(trx, actor.organisation)
    if (!item || !organisation) return err('unknown-item')
    const newest = await newestRevision(revisionsOf(trx), saidRevisions, id)
    const said = newest?.body ?? nothingSaid
    const speaker = speakerFor(organisation, false)
    return ok({
      organisation,
      keeps: speaker !== null && keptBy(organisation, item, view.programme, view.areas, view.on),
      isSettled: isSettled(item, said, view.on),
      forParliament: settledTypes.includes(item.type),
      version: newest?.version ?? 0,
      said,
      states: speaker ? sayableStates(item, said, speaker, view.on) : [],
      withdrawable: withdrawable(said, organisation.id),
      history: await historyOf(revisionsOf(trx), saidRevisions, id),
    })
  })

/** An agreement of the organisation of the hat, with every wording it had, the newest first. */
export interface OwnAgreement {
  id: ItemId
  version: number
  words: AgreementWords
  history: readonly Revision<WrittenAgreement>[]
}

/** Refusal `unknown-agreement`: the organisation wrote no such thing. */
export const ownAgreement = (
  desk: EditingDesk,
  actor: Actor,
  id: ItemId,
): Promise<Result<OwnAgreement, 'unknown-agreement'>> =>
  inHat(desk.db, actor, async (trx) => {
    const history = await historyOf(revisionsOf(trx), agreementRevisions, id)
    const [newest] = history
    if (!newest || history.at(-1)?.organisation !== actor.organisation) return err('unknown-agreement')
    return ok({ id, version: newest.version, words: newest.body, history })
  })

/** Agreements of an organisation, as the register has them today. */
export const ownAgreements = (view: RegisterView, organisation: string): ItemSummary[] =>
  view.known.items
    .filter(({ item }) => isAgreementId(item.id) && item.owners.includes(partyOfOrganisation(organisation)))
    .map((row) => itemSummary(view, row))

/** Parties that can carry out an agreement, in the order of their names. */
export const possibleExecutors = (view: RegisterView): NamedParty[] =>
  view.known.parties
    .filter(({ type }) => executorTypes.includes(type))
    .map(({ id }) => partyNamed(view, id))
    .toSorted((one, other) => byName.compare(one.name.text, other.name.text))

const byName = new Intl.Collator('nl')
