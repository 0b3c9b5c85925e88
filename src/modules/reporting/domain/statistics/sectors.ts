/** In which kind of work it happened, as a colleague chose it; one for a case. `unknown` is an answer, and no choice counts as it. */
export const caseSectors = [
  'agriculture',
  'food',
  'logistics',
  'transport',
  'industry',
  'construction',
  'cleaning',
  'hospitality',
  'household',
  'sex-work',
  'personal-services',
  'another',
  'unknown',
] as const
export type CaseSector = (typeof caseSectors)[number]
