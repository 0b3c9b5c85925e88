import { type CsvCell, toCsv } from '#platform/documents/csv.ts'
import { type EvaluationPeriod, evaluate, evaluationCounts } from '../domain/evaluation.ts'
import { figureView } from './evaluation.ts'
import { type RegisterView, titleOf } from './register-view.ts'

const countColumns = ['known_on', 'from', 'to', 'goal', 'goal_title', 'count', 'number', 'rows']

/** A line for each goal and count, with the ids of the rows it holds. `none` – no goal · `all` – every row once. */
export function evaluationCsv(view: RegisterView, { from, to }: EvaluationPeriod): string {
  const { byGoal, withoutGoal, total } = evaluate(view.known.items, view, { from, to })
  const groups = [...byGoal, { goal: 'none', tallied: withoutGoal }, { goal: 'all', tallied: total }]
  const rows = groups.flatMap(({ goal, tallied }) =>
    evaluationCounts.map((count): CsvCell[] => [
      view.on,
      from,
      to,
      goal,
      view.byId.has(goal) ? titleOf(view, goal).text : null,
      count,
      tallied[count].length,
      tallied[count].join(' '),
    ]),
  )
  return toCsv(countColumns, rows)
}

const figureColumns = [
  'known_on',
  'id',
  'title',
  'subject',
  'low',
  'high',
  'bound',
  'unit',
  'of',
  'answered',
  'asked',
  'interval_low',
  'interval_high',
  'area',
  'when',
  'definition',
  'conflicts_with',
  'items',
  'sources',
  'confidence',
]

/** Every figure known on the day, whatever the period: they stand beside each other and are never added up. */
export function figuresCsv(view: RegisterView): string {
  const rows = view.known.figures.map((figure): CsvCell[] => {
    const shown = figureView(view, figure)
    return [
      view.on,
      shown.id,
      shown.title.text,
      shown.subject,
      shown.low,
      shown.high,
      shown.bound,
      shown.unit,
      shown.of,
      shown.response?.answered ?? null,
      shown.response?.asked ?? null,
      shown.interval?.low ?? null,
      shown.interval?.high ?? null,
      shown.area?.place ?? null,
      shown.when,
      shown.definition,
      shown.conflictsWith.join(' '),
      shown.items.join(' '),
      shown.sources.join(' '),
      shown.confidence,
    ]
  })
  return toCsv(figureColumns, rows)
}
