import { isHard } from '../domain/deadline.ts'
import { type Evaluation, type EvaluationPeriod, evaluate, type Tallied, touches } from '../domain/evaluation.ts'
import type { EvaluationGroup, EvaluationView, EvidenceFigure, FigureView } from '../domain/evaluation-views.ts'
import { type Figure, figureSubjects, intervalOf, responseRateOf } from '../domain/figures.ts'
import type { ItemId } from '../domain/items.ts'
import { compareWhen } from '../domain/when.ts'
import type { AskedEvaluation } from '../forms/evaluation-query-form.ts'
import { itemPage } from './item-page.ts'
import { itemSummary, summaries } from './item-summary.ts'
import { placeNamed, type RegisterView, titleOf, wordsFor } from './register-view.ts'

/** What the register comes to in the period that was asked for, with what each count holds and the figures beside it. */
export function evaluationPage(view: RegisterView, asked: AskedEvaluation): EvaluationView {
  const { period, chosen } = asked
  const evaluation = evaluate(view.known.items, view, period)
  const groups = groupsOf(view, evaluation)
  const held = chosen && groups.find(({ id }) => id === chosen.goal)?.tallied[chosen.count]
  return {
    period,
    groups,
    chosen: chosen && { ...chosen, items: rowsNamed(view, held ?? []) },
    undated: rowsNamed(view, evaluation.undated),
    // A goal or another item is told of by a figure of its day; what the source does not date stands apart.
    figures: figuresIn(view, period),
    figuresOutside: view.known.figures.filter(({ when }) => when !== null && !touches(when, period)).length,
    evidence: evidenceFigures(view, period),
    studies: studiesIn(view),
    withoutHardTerm: view.known.items.filter(
      ({ item, deadline }) => evaluation.total.rows.includes(item.id) && !isHard(deadline),
    ).length,
  }
}

function groupsOf(view: RegisterView, { total, byGoal, withoutGoal }: Evaluation): EvaluationGroup[] {
  const group = (id: string, tallied: Tallied) => ({ id, title: null, tallied })
  return [
    ...byGoal.map(({ goal, tallied }) => ({ id: goal, title: titleOf(view, goal), tallied })),
    group('none', withoutGoal),
    group('all', total),
  ]
}

const rowsNamed = (view: RegisterView, ids: readonly ItemId[]) =>
  summaries(
    view,
    ids.flatMap((id) => view.byId.get(id) ?? []),
  )

/** Figures of the period and those without a date, by subject, then by area, then by date. */
function figuresIn(view: RegisterView, period: EvaluationPeriod): FigureView[] {
  return view.known.figures
    .filter(({ when }) => when === null || touches(when, period))
    .map((figure) => ({ figure, shown: figureView(view, figure) }))
    .toSorted(
      (one, other) =>
        figureSubjects.indexOf(one.figure.subject) - figureSubjects.indexOf(other.figure.subject) ||
        areaRank(one.shown) - areaRank(other.shown) ||
        compareText(one.shown.area?.place ?? '', other.shown.area?.place ?? '') ||
        compareDates(one.figure, other.figure),
    )
    .map(({ shown }) => shown)
}

/** From large to small; last what nobody can place. */
const areaKinds = ['wider', 'province', 'region', 'municipality'] as const
const areaRank = ({ area }: FigureView) => (area ? areaKinds.indexOf(area.kind) : areaKinds.length)
const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

function compareDates({ when: one }: Figure, { when: other }: Figure): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return compareWhen(one, other)
}

export function figureView(view: RegisterView, figure: Figure): FigureView {
  const { id, subject, low, high, bound, unit, of, response, definition, sources, confidence } = figure
  const known = new Set(view.known.figures.map((one) => one.id))
  return {
    id,
    subject,
    low,
    high,
    bound,
    unit,
    of,
    response,
    responseRate: responseRateOf(figure),
    interval: intervalOf(figure),
    title: wordsFor(view, id, ({ figures }) => figures[id]?.title),
    note: view.words(({ figures }) => figures[id]?.note),
    area: figure.area && placeNamed(view.areas, figure.area),
    scheme: figure.area?.kind === 'region' ? figure.area.scheme : null,
    when: figure.when?.text ?? null,
    definition,
    items: figure.items.filter((item) => view.byId.has(item)),
    conflictsWith: figure.conflictsWith.filter((other) => known.has(other)),
    sources,
    confidence,
  }
}

/** Figures that stand as evidence with a row and not among the figures already. */
function evidenceFigures(view: RegisterView, period: EvaluationPeriod): EvidenceFigure[] {
  const told = new Set(
    view.known.figures.flatMap(({ sources, low, unit }) => sources.map((one) => `${one} ${low} ${unit}`)),
  )
  return view.known.items.flatMap((row) =>
    row.events
      .filter(({ when }) => when === null || touches(when, period))
      .flatMap((event) =>
        event.evidence.flatMap((one) => {
          if (one.kind !== 'figure' || told.has(`${one.source} ${one.value} ${one.unit}`)) return []
          const { value, bound, of, unit, source } = one
          const when = event.when?.text ?? null
          return [{ value, bound, of, unit, source, when, event: event.id, item: itemSummary(view, row) }]
        }),
      ),
  )
}

/** Studies that measure something in the register and are no statement of a note themselves. */
function studiesIn(view: RegisterView): EvaluationView['studies'] {
  const measuring = new Set(view.known.links.filter(({ type }) => type === 'measures').map(({ from }) => from))
  return [...measuring].flatMap((id) => {
    const page = itemPage(view, id)
    if (!page.ok || page.value.document !== null) return []
    const { value } = page
    const measured = value.links.filter(({ type, direction }) => type === 'measures' && direction === 'out')
    return [{ ...value, measures: measured.map(({ other }) => other) }]
  })
}
