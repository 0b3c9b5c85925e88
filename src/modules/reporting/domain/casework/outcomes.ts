/**
 * How a case ended. `no-follow-up` – read and weighed, nothing came of it · `advice-given` – who reported was told where to go ·
 * `own-action` – the organisation used its own powers, such as looking at housing · `handed-over` – another organisation goes on
 * with it · `criminal-case` – police or inspection investigate · `not-ours` – it is about another place or another thing ·
 * `duplicate` – another case holds it · `withdrawn-by-reporter` – who reported asked to stop · `no-report` – empty, a try, abuse.
 */
export const outcomes = [
  'no-follow-up',
  'advice-given',
  'own-action',
  'handed-over',
  'criminal-case',
  'not-ours',
  'duplicate',
  'withdrawn-by-reporter',
  'no-report',
] as const
export type Outcome = (typeof outcomes)[number]

/** Those that say that somebody else has it: only after a forward, so that nobody is told so while nothing was sent. */
export const outcomesOfForwards = ['handed-over', 'criminal-case'] as const satisfies readonly Outcome[]

/** Those that need nothing but reading. */
export const outcomesOfReading = [
  'advice-given',
  'not-ours',
  'duplicate',
  'withdrawn-by-reporter',
  'no-report',
] as const satisfies readonly Outcome[]

/** Those that need a weighing first: without one nobody knows that nothing has to follow. */
export const outcomesOfWeighing = [
  ...outcomesOfReading,
  'no-follow-up',
  'own-action',
] as const satisfies readonly Outcome[]
