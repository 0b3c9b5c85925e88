import { typedText } from '#platform/http/typed-fields.ts'
import { type DeadlineBasis, deadlineBases } from '../../domain/deadline.ts'
import type { SayStep } from '../../domain/editing/check-saying.ts'

/** The fields of every step; a step uses those that it needs. On the page each is called `step-field`. */
export const sayFields = ['to', 'basis', 'last', 'when', 'nl', 'en', 'kind', 'title', 'address', 'event'] as const
export type SayField = (typeof sayFields)[number]
/** What was typed, as it was typed. */
export type TypedSaying = Readonly<Record<SayField, string>>

export const nothingTyped: TypedSaying = {
  to: '',
  basis: '',
  last: '',
  when: '',
  nl: '',
  en: '',
  kind: 'link',
  title: '',
  address: '',
  event: '',
}

export const typedSaying = (form: FormData, step: SayStep): TypedSaying => ({
  ...nothingTyped,
  ...Object.fromEntries(sayFields.map((field) => [field, typedText(form, `${step}-${field}`)])),
})

/** Deadlines that somebody can give on screen: `derived` is our own reckoning, `not-needed` is for what is no promise. */
export const givenBases: readonly DeadlineBasis[] = deadlineBases.filter(
  (one) => one !== 'derived' && one !== 'not-needed',
)
