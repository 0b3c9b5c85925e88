import { type CodedFacts, isMet, type NeedName, needs } from '../casework/needs.ts'
import { type CaseEdge, type CaseState, stepsFrom } from '../casework/steps.ts'

/** Steps that have a form on the page of a case. Reading is opening it; handing over and consulting have pages of their own; deleting takes two. */
const onPage = ['weigh', 'weigh-again', 'end-consultation', 'record-answer', 'close', 'reopen'] as const
export type StepOnPage = CaseEdge & { step: (typeof onPage)[number] }

/** What the page of a case offers from here, in the order of the table. */
export const stepsOnPage = (state: CaseState): readonly StepOnPage[] =>
  stepsFrom(state, 'key-holder').filter((edge): edge is StepOnPage => onPage.some((step) => step === edge.step))

/** What is filled in already of everything that a step may ask for. */
export const metNeeds = (facts: CodedFacts): readonly NeedName[] =>
  (Object.keys(needs) as NeedName[]).filter((need) => isMet(need, facts))
