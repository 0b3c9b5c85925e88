import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import type { MatrixPage } from '../domain/board-views.ts'
import type { ItemOn } from '../domain/history.ts'
import type { ItemPage } from '../domain/item-view.ts'
import type { ItemId, Vote } from '../domain/items.ts'
import { chainOf } from '../domain/links.ts'
import { compareMotions, motionNamed } from '../domain/motion-names.ts'
import { type State, states } from '../domain/states.ts'
import type { ChainView } from '../domain/subject-views.ts'
import type { ItemSummary, Wording } from '../domain/views.ts'
import { itemPage } from './item-page.ts'
import { itemSummary, summaries, type Tally, tallyOf } from './item-summary.ts'
import { matrixPage } from './region-pages.ts'
import { type RegisterView, wordsFor } from './register-view.ts'

/** A motion with what was promised in answer to it. */
export interface MotionPage {
  motion: ItemPage
  /** Rows that answer it, with how they stand. */
  answers: readonly ItemSummary[]
  /** The notes that those rows are of. */
  notes: readonly { id: string; title: Wording; about: string; sources: readonly string[] }[]
  /** Promises by members of the Executive that the same notes answer. */
  promises: readonly ItemSummary[]
  /** Adopted on the same day. */
  together: readonly ItemSummary[]
  tally: Tally
}

/** @param name the id, the name or the number of the motion: `M104`, `m104-2020`. Refusal: `unknown-motion`. */
export function motionPage(view: RegisterView, name: string): Result<MotionPage, 'unknown-motion'> {
  const item = motionNamed(
    view.known.items.map((row) => row.item),
    name,
  )
  const motion = item && itemPage(view, item.id)
  if (!item || !motion?.ok) return err('unknown-motion')
  const { id, since } = item
  const answers = rowsAnswering(view, id)
  const notes = new Set(answers.flatMap((row) => row.item.document ?? []))
  const together = view.known.items.filter(
    (row) => row.item.type === 'motion' && row.item.id !== id && row.item.since?.text === since?.text,
  )
  const promises = view.known.items.filter(
    (row) =>
      row.item.type === 'promise' &&
      rowsAnswering(view, row.item.id).some((answer) => notes.has(answer.item.document ?? '')),
  )
  return ok({
    motion: motion.value,
    answers: summaries(view, answers),
    notes: view.known.documents
      .filter((document) => notes.has(document.id))
      .map(({ id: note, about, sources }) => ({
        id: note,
        title: wordsFor(view, note, ({ documents }) => documents[note]?.title),
        about: about.text,
        sources,
      })),
    promises: summaries(view, promises),
    together: summaries(
      view,
      together.toSorted((one, other) => compareMotions(one.item, other.item)),
    ),
    tally: tallyOf(view, answers),
  })
}

function rowsAnswering(view: RegisterView, id: ItemId): ItemOn[] {
  const ids = view.known.links.filter(({ type, to }) => type === 'answers' && to === id).map(({ from }) => from)
  return ids.flatMap((one) => view.byId.get(one) ?? [])
}

/** What parliament asked or was promised, as a line of a list. */
export interface AskedLine extends ItemSummary {
  /** As the source writes it; null for a promise by a member, which has no number of its own. */
  name: string | null
  vote: Vote | null
  /** When it was adopted or made; null when the source does not tell. */
  began: string | null
  answers: readonly ItemId[]
}

export const askedSorts = ['number', 'state'] as const
export type AskedSort = (typeof askedSorts)[number]

/** Motions and promises by members of the Executive in one list. By state: those that wait for somebody come first. */
export function askedOfExecutive(view: RegisterView, sort: AskedSort, descending: boolean): AskedLine[] {
  const rank = (state: State | null) => (state === null ? states.length : states.indexOf(state))
  const rows = view.known.items
    .filter(({ item }) => item.type === 'motion' || item.type === 'promise')
    .toSorted(
      (one, other) =>
        (sort === 'state' ? rank(one.standing.state) - rank(other.standing.state) : 0) ||
        compareMotions(one.item, other.item),
    )
  return (descending ? rows.toReversed() : rows).map((row) => ({
    ...itemSummary(view, row),
    name: row.item.motion?.name ?? null,
    vote: row.item.motion?.vote ?? null,
    began: row.item.since?.text ?? null,
    answers: rowsAnswering(view, row.item.id).map(({ item }) => item.id),
  }))
}

/** One of the five goals beside the others. */
export interface GoalView {
  goal: ItemPage
  /** Rows that are part of it. */
  rows: readonly ItemSummary[]
  tally: Tally
  /** What measures it. */
  measuredBy: readonly ItemSummary[]
  /** Advice and national lines that the links tie to the goal or to a row of it. */
  advice: readonly ItemSummary[]
  national: readonly ItemSummary[]
  /** Every region of the labour market, with what it was promised for this goal. */
  regions: readonly { name: string; coverage: MatrixPage['rows'][number]['cells'][number]['coverage'] }[]
  /** Regions that were promised nothing for it, and those of which nobody knows what came of it. */
  gaps: MatrixPage['gaps']
}

export function goalsPage(view: RegisterView): GoalView[] {
  const matrix = matrixPage(view)
  return view.goals.flatMap((id) => {
    const goal = itemPage(view, id)
    if (!goal.ok) return []
    const rows = view.known.items.filter(({ item }) => item.id !== id && (view.goalsOf.get(item.id) ?? []).includes(id))
    const measuring = goal.value.links.filter(({ type, direction }) => type === 'measures' && direction === 'in')
    const tied = tiedTo(view, [id, ...rows.map(({ item }) => item.id)])
    return [
      {
        goal: goal.value,
        rows: summaries(view, rows),
        tally: tallyOf(view, rows),
        measuredBy: measuring.map(({ other }) => other),
        advice: tied.filter(({ type }) => type === 'advice'),
        national: tied.filter(({ type }) => type === 'action-line' || type === 'programme'),
        regions: regionsOfGoal(matrix, id),
        gaps: matrix.gaps.filter((gap) => gap.goal === id),
      },
    ]
  })
}

function regionsOfGoal(matrix: MatrixPage, goal: ItemId): GoalView['regions'] {
  const cells = matrix.rows.find((row) => row.goal.id === goal)?.cells ?? []
  return matrix.regions.flatMap(({ scheme, name }, index) => {
    const cell = cells[index]
    return scheme === 'labour-market-region' && cell ? [{ name, coverage: cell.coverage }] : []
  })
}

/** Everything that a link ties to one of the items, each once, in the order of the register. */
function tiedTo(view: RegisterView, ids: readonly ItemId[]): ItemSummary[] {
  const own = new Set(ids)
  const others = new Set(view.known.links.flatMap(({ from, to }) => (own.has(from) ? [to] : own.has(to) ? [from] : [])))
  return summaries(
    view,
    view.known.items.filter(({ item }) => others.has(item.id)),
  )
}

/** Every chain that has a pilot in it, longest first; each pilot once. */
export function pilotChains(view: RegisterView): ChainView[] {
  return view.known.items
    .filter(({ item }) => item.type === 'pilot')
    .map(({ item }) => chainView(view, item.id))
    .toSorted((one, other) => other.items.length - one.items.length)
}

function chainView(view: RegisterView, id: ItemId): ChainView {
  const ids = chainOf(view.known.links, id)
  const rows = ids.flatMap((one) => view.byId.get(one) ?? [])
  const inside = new Set(ids)
  return {
    items: rows.map((row) => ({ ...itemSummary(view, row), began: row.item.since?.text ?? null })),
    stages: rows.map(({ item }) => item.stage),
    steps: view.known.links
      .filter(({ type, from, to }) => type === 'led-to' && inside.has(from) && inside.has(to))
      .map(({ from, to, sources, confidence }) => ({ from, to, sources, confidence })),
  }
}

/** A pilot with the chain it stands in. */
export interface PilotPage {
  pilot: ItemPage
  chain: ChainView
}

export const pilotPages = (view: RegisterView): PilotPage[] =>
  pagesOfType(view, 'pilot').map((pilot) => ({ pilot, chain: chainView(view, pilot.id) }))

/** Agreements of regional tables, and what else is known of such tables. */
export interface AgreementsPage {
  agreements: readonly ItemPage[]
  /** Rows of the notes that a table or board must carry out. */
  ofTables: readonly ItemSummary[]
  /** What regions and municipalities did or set up. */
  regional: readonly ItemSummary[]
}

export function agreementsPage(view: RegisterView): AgreementsPage {
  const isTable = (id: string) => view.parties.get(id)?.type === 'table'
  const ofTables = view.known.items.filter(({ item }) => item.document !== null && item.owners.some(isTable))
  return {
    agreements: pagesOfType(view, 'agreement'),
    ofTables: summaries(view, ofTables),
    regional: itemsOfType(view, 'regional'),
  }
}

/** Something to keep an eye on, with when it was looked at. */
export interface WatchView {
  item: ItemPage
  /** Rows of the notes that promise to keep an eye on it. */
  rows: readonly ItemSummary[]
  /** The last time somebody looked, as precise as it was written down; null: nobody did yet. */
  lookedAt: string | null
  foundThen: boolean
  /** Null: not planned, or not yet planned on the day of the register. */
  again: Day | null
  /** The day to look again has come. */
  due: boolean
}

export const watchList = (view: RegisterView): WatchView[] =>
  pagesOfType(view, 'watch').map((item) => {
    const watch = view.byId.get(item.id)?.item.watch ?? null
    const again = watch !== null && watch.planned <= view.on ? watch.again : null
    const looked = item.events.findLast(({ change }) => change === 'found' || change === 'not-found')
    return {
      item,
      rows: item.links.filter(({ other }) => other.document !== null).map(({ other }) => other),
      lookedAt: looked?.when ?? looked?.knownOn ?? null,
      foundThen: item.events.some(({ change }) => change === 'found'),
      again,
      due: again !== null && again <= view.on,
    }
  })

function pagesOfType(view: RegisterView, type: ItemSummary['type']): ItemPage[] {
  return view.known.items.flatMap(({ item }) => {
    if (item.type !== type) return []
    const page = itemPage(view, item.id)
    return page.ok ? [page.value] : []
  })
}

/** Agreements of regional tables, pilots, the watch list: lists by type, empty where nothing is known. */
export const itemsOfType = (view: RegisterView, type: ItemSummary['type']): ItemSummary[] =>
  summaries(
    view,
    view.known.items.filter(({ item }) => item.type === type),
  )
