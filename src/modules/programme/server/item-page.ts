import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { ItemOn, Spell } from '../domain/history.ts'
import type { ItemPage, LinkView, PilotView, SpellView } from '../domain/item-view.ts'
import type { ItemAsWritten, ItemId } from '../domain/items.ts'
import { chainOf } from '../domain/links.ts'
import type { PartyId } from '../domain/parties.ts'
import type { ItemSummary } from '../domain/views.ts'
import { eventView, timeLine } from './event-views.ts'
import { itemSummary } from './item-summary.ts'
import type { Programme } from './load-programme.ts'
import { claimViews } from './note-page.ts'
import { noteAddress } from './notes/note-addresses.ts'
import { statementText } from './notes/retold.ts'
import { partyNamed, type RegisterView, wordsFor } from './register-view.ts'

/** Refusal: `unknown-item` – nothing with this id was known on the day. */
export function itemPage(view: RegisterView, id: ItemId): Result<ItemPage, 'unknown-item'> {
  const row = view.byId.get(id)
  if (!row) return err('unknown-item')
  const { item, standing } = row
  const party = (one: PartyId) => partyNamed(view, one)
  return ok({
    ...itemSummary(view, row),
    text: wordsFor(view, id, ({ items }) => items[id]?.text),
    term: view.words(({ items }) => items[id]?.term),
    partners: item.partners.map(party),
    instruments: item.instruments.map((one) => ({
      id: one,
      name: wordsFor(view, one, ({ instruments }) => instruments[one]),
    })),
    kinds: row.kinds.map(spellView),
    deadlines: row.deadlines.map(spellView),
    standing: {
      confirmed: standing.confirmed?.text ?? null,
      saidBy: standing.saidBy === null ? null : party(standing.saidBy),
      proposed: standing.proposed,
    },
    began: item.since?.text ?? null,
    ended: item.until?.text ?? null,
    knownBasis: item.knownBasis,
    events: row.events.map((event) => eventView(view, id, event)),
    withdrawn: row.withdrawn.map((event) => eventView(view, id, event)),
    links: linkViews(view, id),
    chain: chainOf(view.known.links, id).flatMap((one) => summaryOf(view, one)),
    statements: statementsOf(view, id),
    motion: item.motion,
    pilot: pilotView(view, row),
    agreement: item.agreement && {
      table: party(item.agreement.table),
      executors: item.agreement.executors.map(party),
    },
    timeLine: timeLine(view, [row]),
  })
}

/** The item with this id, or the motion with this name; capitals do not matter. */
export const findItem = (view: RegisterView, text: string): ItemOn | undefined =>
  view.byId.get(text) ?? view.known.items.find(({ item }) => isNamed(item, text))

/** For what is not known on a day: the day on which it became known; null for what never did. */
export const knownLater = ({ items }: Pick<Programme, 'items'>, text: string): Day | null =>
  items.find((item) => isNamed(item, text))?.knownOn ?? null

function isNamed({ id, motion }: ItemAsWritten, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return id.toLowerCase() === wanted || motion?.name.toLowerCase() === wanted
}

const spellView = <T>({ value, since }: Spell<T>): SpellView<T> => ({ value, since: since?.text ?? null })

function summaryOf(view: RegisterView, id: ItemId): ItemSummary[] {
  const row = view.byId.get(id)
  return row ? [itemSummary(view, row)] : []
}

function linkViews(view: RegisterView, id: ItemId): LinkView[] {
  return view.known.links.flatMap(({ from, type, to, sources, confidence }) => {
    const direction = from === id ? 'out' : to === id ? 'in' : null
    if (direction === null) return []
    const other = summaryOf(view, direction === 'out' ? to : from)
    return other.map((one) => ({ type, direction, other: one, sources, confidence }))
  })
}

function statementsOf(view: RegisterView, id: ItemId): ItemPage['statements'] {
  const claims = new Map(claimViews(view).map((claim) => [claim.id, claim]))
  return view.known.statements
    .filter(({ rows }) => rows.includes(id))
    .flatMap((statement) => {
      const address = noteAddress(view, statement.id)
      return address === null ? [] : [{ id: statement.id, text: statementText(view, statement, claims), address }]
    })
}

function pilotView(view: RegisterView, { item }: ItemOn): PilotView | null {
  if (!item.pilot) return null
  const { euros, measuredBy } = item.pilot
  return {
    euros,
    measuredBy: measuredBy === null ? null : partyNamed(view, measuredBy),
    hypothesis: view.words(({ items }) => items[item.id]?.pilot?.hypothesis),
    measure: view.words(({ items }) => items[item.id]?.pilot?.measure),
    result: view.words(({ items }) => items[item.id]?.pilot?.result),
    decision: view.words(({ items }) => items[item.id]?.pilot?.decision),
  }
}
