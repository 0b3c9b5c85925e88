import { forwardAnswers } from '../forwards/answers.ts'
import { dangerAnswers, troubleForms } from '../report/report.ts'
import { outcomes, outcomesOfReading, outcomesOfWeighing } from './outcomes.ts'

/** What a case may be about, and how near the danger is: the words in which it was told, as somebody who works on it chose them. */
export const caseForms = troubleForms
export const dangerLevels = dangerAnswers

/** Why something may be shared. The software explains them; a person chooses, and the choice stays with the forward. */
export const grounds = ['place-based', 'person-based', 'acute-danger', 'minor', 'wgs-partnership'] as const
export type Ground = (typeof grounds)[number]

/** What a partner says to a forward. */
export const partnerAnswers = forwardAnswers

/** Why a case is deleted before its day: the person asked for it, it is kept by mistake, or no law allows to keep it. */
export const earlyReasons = ['asked-by-person', 'kept-by-mistake', 'not-lawful'] as const

const anId = '^[0-9a-f]{32}$'

/**
 * What must be filled in: in which field of the coded facts, and when it counts as filled in. `standing`: what was filled in before still
 * counts; everything else is of one step, and is given with it.
 */
export type Need = { readonly field: string; readonly standing?: true } & (
  | { readonly oneOf: readonly string[] }
  | { readonly someOf: readonly string[] }
  // The same in JavaScript and in PostgreSQL: from ^ to $, and only classes of letters and digits.
  | { readonly matches: string }
)

/** Everything that a step may ask for. Each is a code or an id; words are sealed and are not looked at. */
export const needs = {
  forms: { field: 'forms', standing: true, someOf: caseForms },
  danger: { field: 'danger', standing: true, oneOf: dangerLevels },
  // "unknown" is an answer; nothing filled in is none.
  municipality: { field: 'municipality', standing: true, matches: '^(GM[0-9]{4}|unknown)$' },
  // The outcome of the step plan of focal points, as guide/step; or a weighing without one, of which the reason is a note.
  weighing: { field: 'weighing', matches: '^(focal-point-[a-z]+/[a-z0-9-]{1,60}|without-plan)$' },
  consultation: { field: 'consultation', matches: anId },
  forward: { field: 'forward', matches: anId },
  ground: { field: 'ground', oneOf: grounds },
  // Before anything is weighed only what cannot wait is passed on.
  'urgent-ground': { field: 'ground', oneOf: ['acute-danger', 'minor'] },
  answer: { field: 'answer', oneOf: partnerAnswers },
  'outcome-of-reading': { field: 'outcome', oneOf: outcomesOfReading },
  'outcome-of-weighing': { field: 'outcome', oneOf: outcomesOfWeighing },
  'outcome-of-forward': { field: 'outcome', oneOf: outcomes },
  // The id of the sealed note that says why.
  reason: { field: 'reason', matches: anId },
  // A note would be gone with the case: why it was deleted before its day is a code, and stays in the ledger.
  'why-early': { field: 'why', oneOf: earlyReasons },
} as const satisfies Readonly<Record<string, Need>>
export type NeedName = keyof typeof needs

/** Coded facts, by their fields: codes and ids; nothing in it is a sentence. */
export type CodedFacts = Readonly<Record<string, unknown>>

const standing = Object.values<Need>(needs).flatMap((need) => (need.standing ? [need.field] : []))

/** What counts for a step: what stands with the case, and what is given with the step. A forward of last month is none of today. */
export const factsForStep = (coded: CodedFacts, given: CodedFacts): CodedFacts => ({
  ...Object.fromEntries(Object.entries(coded).filter(([field]) => standing.includes(field))),
  ...given,
})

/** Whether a need is met by the facts. */
export function isMet(name: NeedName, facts: CodedFacts): boolean {
  const need: Need = needs[name]
  const given = Object.hasOwn(facts, need.field) ? facts[need.field] : undefined
  if ('someOf' in need)
    return Array.isArray(given) && given.length > 0 && given.every((one) => need.someOf.includes(one))
  if (typeof given !== 'string') return false
  return 'oneOf' in need ? need.oneOf.includes(given) : new RegExp(need.matches).test(given)
}
