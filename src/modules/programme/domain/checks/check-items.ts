import { type DeadlineFault, soundDeadline } from '../deadline.ts'
import type { Kind } from '../item-types.ts'
import type { Item } from '../items.ts'
import { placeText } from '../places.ts'
import type { Register } from '../register.ts'
import type { State } from '../states.ts'
import { eventFindings } from './check-events.ts'
import { finding, findingIf, missing, type RegisterSurroundings, type RowFinding, sourceFindings } from './finding.ts'

/** The ids that items refer to. */
export interface KnownIds {
  parties: ReadonlySet<string>
  instruments: ReadonlySet<string>
  documents: ReadonlySet<string>
}

export function itemFindings(
  item: Item,
  register: Register,
  ids: KnownIds,
  surroundings: RegisterSurroundings,
): RowFinding[] {
  return [
    ...referenceFindings(item, ids),
    ...placeFindings(item, surroundings),
    ...sourceFindings(item.sources, surroundings, ['sources']),
    ...kindFindings(item),
    ...detailFindings(item),
    ...watchFindings(item),
    ...deadlineFindings(item),
    ...dateFindings(item),
    ...eventFindings(item, register.parties, surroundings),
  ]
}

function referenceFindings(item: Item, { parties, instruments, documents }: KnownIds): RowFinding[] {
  const executors = item.agreement ? [item.agreement.table, ...item.agreement.executors] : []
  const measurer = item.pilot?.measuredBy ? [item.pilot.measuredBy] : []
  return [
    ...missing(item.owners, parties, ['owners'], 'party'),
    ...missing(item.reporters, parties, ['reporters'], 'party'),
    ...missing(item.partners, parties, ['partners'], 'party'),
    ...missing(executors, parties, ['agreement'], 'party'),
    ...missing(measurer, parties, ['pilot'], 'party'),
    ...missing(item.instruments, instruments, ['instruments'], 'instrument'),
    ...missing(item.document === null ? [] : [item.document], documents, ['document'], 'document'),
    ...findingIf(item.owners.length === 0, ['owners'], 'no-owner', 'Somebody must act: name at least one owner.'),
  ]
}

const placeFindings = ({ places }: Item, { isKnownPlace }: RegisterSurroundings): RowFinding[] =>
  places
    .filter((place) => !isKnownPlace(place))
    .map((place) => finding(['places'], 'place-unknown', `There is no place "${placeText(place)}" in data/areas.`))

/** The state a row comes with, where its kind leaves no choice. */
const startOf: Partial<Record<Kind, State | null>> = { done: 'done', fact: null }

function kindFindings({ id, type, document, kind, certainty, starts }: Item): RowFinding[] {
  const row = type === 'row' || type === 'goal'
  if (row !== (document !== null))
    return [finding(['type'], 'row-and-document', 'Rows and goals are of a note, and nothing else is.')]
  if (row !== (kind !== null) || row !== (certainty !== null))
    return [finding(['kind'], 'row-and-kind', 'Rows and goals have a kind and a certainty, and nothing else has.')]
  if (kind === null || document === null) return []
  const start = startOf[kind]
  return [
    ...findingIf(
      !id.startsWith(`${document}-`),
      ['id'],
      'id-of-other-document',
      `A row of ${document} begins with it.`,
    ),
    ...findingIf(
      (kind === 'conditional') !== (certainty === 'conditional') && kind !== 'activity',
      ['certainty'],
      'kind-and-certainty',
      'What is promised under a condition is conditional, and a commitment is not.',
    ),
    ...findingIf(
      start !== undefined && starts !== start,
      ['starts'],
      'kind-and-state',
      'What was done when written starts done, and a statement of fact has no state.',
    ),
    ...findingIf(
      start === undefined && starts === null,
      ['starts'],
      'state-missing',
      'Only a statement of fact has no state.',
    ),
  ]
}

function detailFindings({ type, motion, pilot, agreement }: Item): RowFinding[] {
  const details = { motion, pilot, agreement }
  return Object.entries(details)
    .filter(([name, detail]) => (name === type) !== (detail !== null))
    .map(([name]) => finding([name], 'detail-of-other-type', `A ${name} has its own part, and nothing else has one.`))
}

function watchFindings({ type, watch, knownOn }: Item): RowFinding[] {
  if (watch === null) return []
  const { again, planned } = watch
  return [
    ...findingIf(type !== 'watch', ['watch'], 'detail-of-other-type', 'Only what is watched is looked at again.'),
    ...findingIf(again <= planned, ['watch'], 'again-before-planned', 'Looking again comes after planning it.'),
    ...findingIf(planned < knownOn, ['watch'], 'planned-before-known', 'It was planned before it was there.'),
  ]
}

const deadlineSentences: Readonly<Record<DeadlineFault, string>> = {
  'day-missing': 'A deadline with this basis needs its last day.',
  'day-too-many': 'Nobody gave a day: leave it null.',
  'not-a-quarter-end': 'This is not the last day of a quarter.',
  'not-a-year-end': 'This is not the last day of a year.',
}

function deadlineFindings({ deadline, events }: Item): RowFinding[] {
  const own = soundDeadline(deadline)
  const later = events.map((event) => (event.change === 'term' ? soundDeadline(event.deadline) : own))
  return [
    ...(own.ok ? [] : [finding(['deadline'], own.error, deadlineSentences[own.error])]),
    ...later.flatMap((one, index) =>
      one.ok || one === own ? [] : [finding(['events', index, 'deadline'], one.error, deadlineSentences[one.error])],
    ),
  ]
}

function dateFindings({ since, until, knownOn }: Item): RowFinding[] {
  const early = since !== null && since.from > knownOn
  const backwards = since !== null && until !== null && until.until <= since.from
  return [
    ...findingIf(early, ['known'], 'known-before-it-was', 'It became known before it was there.'),
    ...findingIf(backwards, ['until'], 'ends-first', 'It ends before it begins.'),
  ]
}
