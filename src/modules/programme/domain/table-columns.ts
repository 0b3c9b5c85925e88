import { confidences } from '#kernel/sources.ts'
import { deadlineBases } from './deadline.ts'
import { followUps } from './history.ts'
import { bakenParts, certainties, itemTypes, kinds, stages } from './item-types.ts'
import { knownBases, votes } from './items.ts'
import { latenesses } from './lateness.ts'
import { states } from './states.ts'

/**
 * What the cells of a column hold. `id` – one id · `ids` – ids with spaces between · `word` – one of `values` · `day` –
 * `2021-03-31` · `moment` – a day, a month, a year, or two of them with a slash between · `number` – a whole number.
 */
export type ColumnSort = 'id' | 'ids' | 'word' | 'text' | 'day' | 'moment' | 'number'

/** One column of the register as a table; CSV, XLSX and JSON have the same. */
export interface TableColumn<Name extends string = string> {
  name: Name
  sort: ColumnSort
  /** `needed` and `read` say what a row was when it came in; `shown` tells how it stands, and an import passes it over. */
  use: 'needed' | 'read' | 'shown'
  /** Of a `word`: what it can be. */
  values?: readonly string[]
}

const column = <Name extends string>(
  name: Name,
  sort: ColumnSort,
  use: TableColumn['use'],
  values?: readonly string[],
): TableColumn<Name> => (values ? { name, sort, use, values } : { name, sort, use })

/** In the order in which they are written. */
export const tableColumns = [
  column('id', 'id', 'needed'),
  column('type', 'word', 'needed', itemTypes),
  column('document', 'id', 'read'),
  column('kind', 'word', 'read', kinds),
  column('certainty', 'word', 'read', certainties),
  column('title', 'text', 'needed'),
  column('text', 'text', 'needed'),
  column('owners', 'ids', 'needed'),
  column('reporters', 'ids', 'read'),
  column('partners', 'ids', 'read'),
  column('places', 'ids', 'read'),
  column('instruments', 'ids', 'read'),
  column('deadline_basis', 'word', 'needed', deadlineBases),
  column('deadline_last', 'day', 'read'),
  column('term', 'text', 'read'),
  column('starts', 'word', 'needed', states),
  column('since', 'moment', 'read'),
  column('until', 'moment', 'read'),
  column('known_on', 'day', 'read'),
  column('known_basis', 'word', 'read', knownBases),
  column('stage', 'word', 'read', stages),
  column('in_baken', 'word', 'read', bakenParts),
  column('motion_name', 'text', 'read'),
  column('motion_year', 'number', 'read'),
  column('motion_number', 'number', 'read'),
  column('motion_suffix', 'text', 'read'),
  column('motion_vote', 'word', 'read', votes),
  column('pilot_euros', 'number', 'read'),
  column('pilot_measured_by', 'id', 'read'),
  column('agreement_table', 'id', 'read'),
  column('agreement_executors', 'ids', 'read'),
  column('watch_again', 'day', 'read'),
  column('watch_planned', 'day', 'read'),
  column('answers', 'ids', 'read'),
  column('led_to', 'ids', 'read'),
  column('part_of', 'ids', 'read'),
  column('measures', 'ids', 'read'),
  column('sources', 'ids', 'needed'),
  column('confidence', 'word', 'needed', confidences),
  column('on', 'day', 'shown'),
  column('state', 'word', 'shown', states),
  column('state_since', 'moment', 'shown'),
  column('state_said_by', 'id', 'shown'),
  column('lateness', 'word', 'shown', latenesses),
  column('follow_up', 'word', 'shown', followUps),
  column('counts_against_province', 'word', 'shown', ['yes', 'no']),
  column('goals', 'ids', 'shown'),
  column('changed_on', 'day', 'shown'),
]

export type ColumnName = (typeof tableColumns)[number]['name']
