import { inOrder } from '../history.ts'
import type { Change, Item, RegisterEvent } from '../items.ts'
import type { Party } from '../parties.ts'
import { type Actor, checkStep, proposers, type State, type StepRefusal, settledTypes } from '../states.ts'
import { finding, findingIf, type RegisterSurroundings, type RowFinding, sourceFindings } from './finding.ts'

/** What may happen without a date: something found out can be undated, a change cannot. */
const undatedChanges: readonly Change['change'][] = ['found', 'not-found']

const refusalSentences: Readonly<Record<StepRefusal, string>> = {
  'no-such-step': 'there is no such step',
  'not-entitled': 'this is not theirs to say',
  'only-parliament-settles': 'only parliament can do this; the Executive proposes it',
  'nothing-to-settle': 'parliament settles what it asked or was promised, and nothing else',
  'not-conditional': 'no condition was made',
}

export function eventFindings(item: Item, parties: readonly Party[], surroundings: RegisterSurroundings): RowFinding[] {
  const byId = new Map(parties.map((party) => [party.id, party]))
  return [
    ...item.events.flatMap((event, index) => singleFindings(item, event, index, byId, surroundings)),
    ...stepFindings(item, byId),
  ]
}

function singleFindings(
  item: Item,
  event: RegisterEvent,
  index: number,
  parties: ReadonlyMap<string, Party>,
  surroundings: RegisterSurroundings,
): RowFinding[] {
  const at = (field: string) => ['events', index, field]
  const inVain = event.change === 'not-found'
  const sources = [...event.sources, ...event.evidence.map(({ source }) => source)]
  return [
    ...findingIf(
      item.events.findIndex(({ id }) => id === event.id) < index,
      at('id'),
      'event-twice',
      `"${event.id}" is already an event of ${item.id}.`,
    ),
    ...findingIf(!parties.has(event.by), at('by'), 'party-unknown', `There is no party "${event.by}".`),
    ...findingIf(
      event.when === null && !undatedChanges.includes(event.change),
      at('when'),
      'change-undated',
      'A change needs its date, as precise as the source gives it.',
    ),
    ...findingIf(
      event.when !== null && event.when.from > event.knownOn,
      at('known'),
      'known-before-it-happened',
      'It became known before it happened.',
    ),
    ...findingIf(
      !inVain && event.evidence.length === 0,
      at('evidence'),
      'no-evidence',
      'Show it: a document, a link, a figure or a meeting.',
    ),
    ...(inVain && sources.length === 0 ? [] : sourceFindings(sources, surroundings, at('sources'))),
    ...withdrawalFindings(item, event, at('event')),
    ...proposalFindings(item, event, index, parties),
  ]
}

function withdrawalFindings(item: Item, event: RegisterEvent, path: RowFinding['path']): RowFinding[] {
  if (event.change !== 'withdrawn') return []
  const wrong = item.events.find(({ id }) => id === event.event)
  if (!wrong) return [finding(path, 'event-unknown', `There is no event "${event.event}" to withdraw.`)]
  return [
    ...findingIf(
      wrong.change === 'withdrawn',
      path,
      'withdrawal-withdrawn',
      'A withdrawal stands: tell it anew instead.',
    ),
    ...findingIf(wrong.knownOn > event.knownOn, path, 'withdrawn-first', 'It was withdrawn before it was known.'),
  ]
}

function proposalFindings(
  item: Item,
  event: RegisterEvent,
  index: number,
  parties: ReadonlyMap<string, Party>,
): RowFinding[] {
  if (event.change !== 'proposed') return []
  const entitled = actorsOf(item, parties.get(event.by)).some((actor) => proposers.includes(actor))
  return [
    ...findingIf(
      !settledTypes.includes(item.type),
      ['events', index, 'change'],
      'nothing-to-settle',
      'Only a motion or a promise is proposed to parliament.',
    ),
    ...findingIf(!entitled, ['events', index, 'by'], 'not-entitled', 'Only the Executive proposes to settle.'),
  ]
}

function stepFindings(item: Item, parties: ReadonlyMap<string, Party>): RowFinding[] {
  return refusedSteps(item, (event) => actorsOf(item, parties.get(event.by))).map(({ event, from, to, refusal }) => {
    const path = ['events', item.events.indexOf(event), 'to']
    if (refusal === 'state-of-a-fact') return finding(path, refusal, 'A statement of fact has no state.')
    return finding(path, refusal, `${from} → ${to} by ${event.by}: ${refusalSentences[refusal]}.`)
  })
}

export interface RefusedStep {
  event: RegisterEvent
  from: State | null
  to: State
  refusal: StepRefusal | 'state-of-a-fact'
}

/** Walks the states in the order they happened and asks of each step whether it is there and whose it is. */
export function refusedSteps(item: Item, saidBy: (event: RegisterEvent) => readonly Actor[]): RefusedStep[] {
  const wrong = new Set(item.events.flatMap((event) => (event.change === 'withdrawn' ? [event.event] : [])))
  const found: RefusedStep[] = []
  let state: State | null = item.starts
  for (const event of inOrder(item.events.filter(({ id }) => !wrong.has(id)))) {
    if (event.change !== 'state') continue
    if (state === null) {
      found.push({ event, from: state, to: event.to, refusal: 'state-of-a-fact' })
      continue
    }
    const conditional = item.certainty === 'conditional'
    const step = checkStep({ type: item.type, conditional, from: state, to: event.to, said: saidBy(event) })
    if (!step.ok) found.push({ event, from: state, to: event.to, refusal: step.error })
    state = event.to
  }
  return found
}

/** Everything a party is to an item. */
export function actorsOf(item: Pick<Item, 'owners' | 'reporters'>, party: Party | undefined): Actor[] {
  if (!party) return []
  if (party.type === 'parliament') return ['parliament']
  const found: Actor[] = []
  if (party.ofProvince) found.push('executive')
  if (item.owners.includes(party.id)) found.push('owner')
  if (item.reporters.includes(party.id)) found.push('reporter')
  return found.length === 0 ? ['witness'] : found
}
