import { type CodedFacts, isMet, type NeedName, needs } from '../casework/needs.ts'
import { type CaseEdge, type CaseState, type StepName, stepsFrom } from '../casework/steps.ts'

/**
 * Where a colleague takes each step that they may take. `seeing` – the case stands on their screen · `card` – a card on its page · `forward`, `consultation` – a page of its own · `deletion` –
 * on its page, where until when it is kept stands.
 */
export const placeOfStep = {
  read: 'seeing',
  weigh: 'card',
  'weigh-again': 'card',
  consult: 'consultation',
  'end-consultation': 'card',
  forward: 'forward',
  'record-answer': 'card',
  close: 'card',
  reopen: 'card',
  'delete-early': 'deletion',
} as const satisfies Record<Exclude<StepName, 'delete-on-time' | 'delete-own'>, string>

type HolderStep = keyof typeof placeOfStep
type CardStep = { [Step in HolderStep]: (typeof placeOfStep)[Step] extends 'card' ? Step : never }[HolderStep]
export type StepOnPage = CaseEdge & { step: CardStep }

const hasCard = (edge: CaseEdge): edge is StepOnPage =>
  Object.entries(placeOfStep).some(([step, place]) => step === edge.step && place === 'card')

/** What the page of a case offers from here, in the order of the table. */
export const stepsOnPage = (state: CaseState): readonly StepOnPage[] => stepsFrom(state, 'key-holder').filter(hasCard)

/** What is filled in already of everything that a step may ask for. */
export const metNeeds = (facts: CodedFacts): readonly NeedName[] =>
  (Object.keys(needs) as NeedName[]).filter((need) => isMet(need, facts))

/** Everything that can have been done on the page of a case. */
export const caseDeeds = [
  'assign',
  'coded',
  'step',
  'link',
  'unlink',
  'task',
  'task-done',
  'task-undone',
  'asked',
  'agreed',
  'refused',
  'held',
  'released',
  'question-asked',
  'question-withdrawn',
] as const
export type CaseDeed = (typeof caseDeeds)[number]
