import type { Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { actorsOf, type RefusedStep, refusedSteps } from '../checks/check-events.ts'
import { type DeadlineFault, soundDeadline } from '../deadline.ts'
import { itemOn } from '../history.ts'
import type { Item, RegisterEvent } from '../items.ts'
import type { Party, PartyId } from '../parties.ts'
import { checkStep, proposers, type State, settledTypes, states } from '../states.ts'
import { when } from '../when.ts'
import {
  actorsOfSpeaker,
  isSaid,
  nextId,
  type SaidEvent,
  type SaidOfItem,
  type Saying,
  type Speaker,
  withSaid,
} from './said.ts'

/**
 * What somebody comes to say. `say` – how it stands · `find` – what became of it · `term` – another deadline · `propose` – that parliament
 * settles it · `withdraw` – something said here was wrong · `settle`, `reopen` – what parliament decided.
 */
export const saySteps = ['say', 'find', 'term', 'propose', 'withdraw', 'settle', 'reopen'] as const
export type SayStep = (typeof saySteps)[number]

/** Steps that the clerk of parliament writes down, and nobody else. */
export const clerkSteps: readonly SayStep[] = ['settle', 'reopen']

/**
 * Why it is not said. `not-this-step` – it is no such thing to say · `in-the-future` – it has not happened yet · `only-parliament-sets` – the
 * deadline of a motion or promise · `unknown-event`, `not-yours`, `withdrawn-already` – what is withdrawn was never said here, was said by
 * another or by parliament, or is withdrawn · `breaks-steps` – what was said after it could then not have been said · and those of a step.
 */
export type NotSaid =
  | 'not-this-step'
  | 'in-the-future'
  | 'only-parliament-sets'
  | 'unknown-event'
  | 'not-yours'
  | 'withdrawn-already'
  | 'breaks-steps'
  | 'not-entitled'
  | RefusedStep['refusal']
  | DeadlineFault

export interface SayAsked {
  /** As the files have it. */
  item: Item
  parties: ReadonlyMap<PartyId, Party>
  said: SaidOfItem
  step: SayStep
  speaker: Speaker
  saying: Saying
  today: Day
}

/** What is said of the item after this, and the event itself. Refusals: see `NotSaid`. */
export function checkSaying(asked: SayAsked): Result<{ event: SaidEvent; after: SaidOfItem }, NotSaid> {
  const { said, step, speaker, saying, today } = asked
  if (!isOfStep(step, saying) || speaker.asParliament !== clerkSteps.includes(step)) return err('not-this-step')
  if (when(saying.when).from > today) return err('in-the-future')
  const wrong = faultIn(asked)
  if (wrong) return err(wrong)
  const event: SaidEvent = { ...saying, id: nextId(said), saidOn: today, by: speaker }
  const settled = step === 'settle' ? true : step === 'reopen' ? false : said.settled
  const after = { events: [...said.events, event], settled }
  const broken = newlyRefused(asked, after)
  const own = broken.find((one) => one.event.id === event.id)
  if (own) return err(own.refusal)
  return broken.length > 0 ? err('breaks-steps') : ok({ event, after })
}

function isOfStep(step: SayStep, saying: Saying): boolean {
  switch (step) {
    case 'say':
      return saying.change === 'state' && saying.to !== 'settled-by-parliament'
    case 'settle':
      return saying.change === 'state' && saying.to === 'settled-by-parliament'
    case 'reopen':
      return saying.change === 'state' && saying.to === 'open'
    case 'find':
      return saying.change === 'found'
    case 'term':
      return saying.change === 'term'
    case 'propose':
      return saying.change === 'proposed'
    case 'withdraw':
      return saying.change === 'withdrawn'
  }
}

function faultIn({ item, said, speaker, saying }: SayAsked): NotSaid | null {
  const forParliament = settledTypes.includes(item.type)
  if (saying.change === 'term') {
    if (forParliament) return 'only-parliament-sets'
    const sound = soundDeadline(saying.deadline)
    return sound.ok ? null : sound.error
  }
  if (saying.change === 'proposed') {
    if (!forParliament) return 'nothing-to-settle'
    return actorsOfSpeaker(speaker).some((actor) => proposers.includes(actor)) ? null : 'not-entitled'
  }
  if (saying.change !== 'withdrawn') return null
  const wrong = said.events.find(({ id }) => id === saying.event)
  if (!wrong || wrong.change === 'withdrawn') return 'unknown-event'
  if (!isWithdrawable(wrong, speaker.organisation)) return 'not-yours'
  return isWithdrawn(said, wrong.id) ? 'withdrawn-already' : null
}

const isWithdrawable = ({ by }: SaidEvent, organisation: string): boolean =>
  by.organisation === organisation && !by.asParliament

const isWithdrawn = ({ events }: SaidOfItem, id: string): boolean =>
  events.some((event) => event.change === 'withdrawn' && event.event === id)

/** What this organisation said of it and may still call wrong, the newest first. */
export const withdrawable = (said: SaidOfItem, organisation: string): SaidEvent[] =>
  said.events
    .filter(
      (event) => event.change !== 'withdrawn' && isWithdrawable(event, organisation) && !isWithdrawn(said, event.id),
    )
    .toReversed()

/** Steps that were right before and would be refused after: what the files hold already is not held against anybody. */
function newlyRefused({ item, parties, said }: SayAsked, after: SaidOfItem): RefusedStep[] {
  const before = new Set(refusedIn(item, parties, said).map(({ event }) => event.id))
  return refusedIn(item, parties, after).filter(({ event }) => !before.has(event.id))
}

function refusedIn(item: Item, parties: ReadonlyMap<PartyId, Party>, said: SaidOfItem): RefusedStep[] {
  const byId = new Map(said.events.map((event) => [event.id, event]))
  return refusedSteps(withSaid(item, said), (event: RegisterEvent) => {
    const own = isSaid(event) ? byId.get(event.id) : undefined
    return own ? actorsOfSpeaker(own.by) : actorsOf(item, parties.get(event.by))
  })
}

/** Whether parliament settled it: as the clerk wrote down last, else as the files have it. */
export function isSettled(item: Item, said: SaidOfItem, today: Day): boolean {
  if (said.settled !== null) return said.settled
  return itemOn(item, today)?.standing.state === 'settled-by-parliament'
}

/** The states that who speaks may say it is in now, in the order of the table; empty for a statement of fact. */
export function sayableStates(item: Item, said: SaidOfItem, speaker: Speaker, today: Day): State[] {
  const from = itemOn(withSaid(item, said), today)?.standing.state ?? null
  if (from === null) return []
  const actors = actorsOfSpeaker(speaker)
  const conditional = item.certainty === 'conditional'
  return states.filter(
    (to) => to !== 'settled-by-parliament' && checkStep({ type: item.type, conditional, from, to, said: actors }).ok,
  )
}
