import { type Day, isWithin } from '#kernel/days.ts'
import type { FocalPoint } from './catalogues.ts'

/** What Baken knows when it answers a rule. */
export interface RuleContext {
  /** The municipality that was chosen, as a CBS code; null when none was. */
  municipality: string | null
  focalPoints: readonly FocalPoint[]
  today: Day
}

export interface RegisteredRule {
  /** Everything `evaluate` can give back; `unknown` is always among them. */
  results: readonly string[]
  evaluate(context: RuleContext): string
}

/** The focal point of the chosen municipality on the day; `undefined` when none is known. */
export const focalPointOf = ({ municipality, focalPoints, today }: RuleContext): FocalPoint | undefined =>
  focalPoints.find((point) => point.municipality === municipality && isWithin(point, today))

/** The questions that Baken answers itself, by the name that guides use. */
export const rules: ReadonlyMap<string, RegisteredRule> = new Map([
  [
    'focal-point-known',
    {
      results: ['known', 'unknown'],
      evaluate: (context: RuleContext) => (focalPointOf(context) ? 'known' : 'unknown'),
    },
  ],
])
