import { err, ok, type Result } from '#kernel/result.ts'
import { type CodedFacts, isMet, type NeedName } from './needs.ts'
import type { TermName } from './terms.ts'

/**
 * How far a case is. `answered`: the partner to whom it was forwarded answered. `deleted`: no row is left but a line in the
 * ledger, which tells nothing about anybody.
 */
export const caseStates = [
  'new',
  'read',
  'weighed',
  'in-consultation',
  'forwarded',
  'answered',
  'closed',
  'deleted',
] as const
export type CaseState = (typeof caseStates)[number]

export const stepNames = [
  'read',
  'weigh',
  'weigh-again',
  'consult',
  'end-consultation',
  'forward',
  'record-answer',
  'close',
  'reopen',
  'delete-on-time',
  'delete-own',
  'delete-early',
] as const
export type StepName = (typeof stepNames)[number]

/** Who takes a step: somebody who holds the key of the organisation, whoever reported, or nobody – its day came. */
export type StepBy = 'key-holder' | 'reporter' | 'clock'

export interface CaseStep {
  step: StepName
  from: readonly CaseState[]
  to: CaseState
  by: StepBy
  /** What a key holder must be allowed to do; null where no hat takes the step. */
  permission: 'case.work' | 'case.reopen' | 'case.delete' | null
  must: readonly NeedName[]
  /** The term that runs from then on; `same`: the one that ran goes on; null: none. */
  starts: TermName | 'same' | null
  /**
   * Whether the time after which a case that nobody closed is deleted begins anew. Only when
   * somebody reads it for the first time or takes it up again: weighing, asking, linking and passing on never make it stay longer.
   */
  renews: boolean
}

const living = ['new', 'read', 'weighed', 'in-consultation', 'forwarded', 'answered', 'closed'] as const

const byHolder = { by: 'key-holder', permission: 'case.work', renews: false } as const
const closing = { ...byHolder, step: 'close', to: 'closed', starts: null } as const
const forwarding = { ...byHolder, step: 'forward', to: 'forwarded', starts: 'partner-answer' } as const
const deleting = { from: living, to: 'deleted', starts: null, renews: false } as const

/**
 * Every step that a case can take; a step has a row more where it asks for something else. What is not here cannot be done: in no page,
 * by no program and not in the database.
 */
export const caseSteps: readonly CaseStep[] = [
  {
    ...byHolder,
    step: 'read',
    from: ['new'],
    to: 'read',
    must: [],
    starts: 'same',
    renews: true,
  },
  {
    ...byHolder,
    step: 'weigh',
    from: ['read'],
    to: 'weighed',
    must: ['forms', 'municipality', 'danger', 'weighing'],
    starts: 'decision',
  },
  // Something new came in after it was weighed, or a partner gave it back.
  {
    ...byHolder,
    step: 'weigh-again',
    from: ['weighed', 'in-consultation', 'forwarded', 'answered'],
    to: 'read',
    must: ['reason'],
    starts: 'decision',
  },
  {
    ...byHolder,
    step: 'consult',
    from: ['weighed', 'answered'],
    to: 'in-consultation',
    must: ['consultation', 'ground'],
    starts: 'consultation',
  },
  {
    ...byHolder,
    step: 'end-consultation',
    from: ['in-consultation'],
    to: 'weighed',
    must: [],
    starts: 'decision',
  },
  // Danger does not wait for a weighing.
  { ...forwarding, from: ['read'], must: ['forward', 'urgent-ground'] },
  { ...forwarding, from: ['weighed', 'in-consultation', 'answered'], must: ['forward', 'ground'] },
  { ...byHolder, step: 'record-answer', from: ['forwarded'], to: 'answered', must: ['answer'], starts: 'decision' },
  { ...closing, from: ['read'], must: ['outcome-of-reading', 'reason'] },
  { ...closing, from: ['weighed', 'in-consultation'], must: ['outcome-of-weighing', 'reason'] },
  // Also while the partner is silent: nobody can be made to answer.
  { ...closing, from: ['forwarded', 'answered'], must: ['outcome-of-forward', 'reason'] },
  {
    ...byHolder,
    step: 'reopen',
    from: ['closed'],
    permission: 'case.reopen',
    to: 'read',
    must: ['reason'],
    starts: 'decision',
    renews: true,
  },
  { ...deleting, step: 'delete-on-time', by: 'clock', permission: null, must: [] },
  { ...deleting, step: 'delete-own', by: 'reporter', permission: null, must: [] },
  // Before its day: somebody asked for it, or it should never have been kept.
  { ...deleting, step: 'delete-early', by: 'key-holder', permission: 'case.delete', must: ['why-early'] },
]

/** One line of the table: a step from one state. No two are of the same step from the same state. */
export interface CaseEdge extends Omit<CaseStep, 'from'> {
  from: CaseState
}

/** The table with a line for each state that a step begins in. */
export const caseEdges: readonly CaseEdge[] = caseSteps.flatMap((row) => row.from.map((from) => ({ ...row, from })))

/** The steps that somebody may choose from here: what buttons are made of. */
export const stepsFrom = (state: CaseState, by: StepBy): readonly CaseEdge[] =>
  caseEdges.filter((edge) => edge.from === state && edge.by === by)

/** The line of the table for a step from this state by this one; undefined: there is none. */
export const edgeOf = (step: string, state: string, by: StepBy): CaseEdge | undefined =>
  caseEdges.find((one) => one.step === step && one.from === state && one.by === by)

/** What is not filled in yet for this line, of the facts that count for it (`factsForStep`). */
export const lackingFor = ({ must }: CaseEdge, facts: CodedFacts): readonly NeedName[] =>
  must.filter((need) => !isMet(need, facts))

/**
 * The line of the table by which a step can be taken now. Refusals: `no-such-step` – not from this state, or not by this one ·
 * `lacking` – something is not filled in, see `lackingFor`.
 */
export function stepNow(
  step: string,
  { state, by, facts }: { state: string; by: StepBy; facts: CodedFacts },
): Result<CaseEdge, 'no-such-step' | 'lacking'> {
  const edge = edgeOf(step, state, by)
  if (!edge) return err('no-such-step')
  return lackingFor(edge, facts).length === 0 ? ok(edge) : err('lacking')
}
