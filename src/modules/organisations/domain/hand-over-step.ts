import { type Day, parseDay } from '#kernel/days.ts'

/** One question at a time: what happens, who goes on, until when, and all of it once more. */
export const handOverSteps = ['what-happens', 'successor', 'last-day', 'summary'] as const
export type HandOverStep = (typeof handOverSteps)[number]

export interface HandOverAnswers {
  step: HandOverStep
  successor: string | null
  /** The last day on which the organisation works itself. */
  lastDay: Day | null
  /** What was typed for a day; kept when it is none. */
  typedDay: string
  problem: 'unknown-organisation' | 'not-a-day' | 'in-the-past' | null
}

/**
 * Where somebody is in handing over, from what the address says. An answer that is missing or wrong brings its own question back; what was
 * answered before is kept.
 */
export function handOverAnswers(
  asked: { step: string; successor: string; lastDay: string },
  { successors, today }: { successors: readonly string[]; today: Day },
): HandOverAnswers {
  const steps: readonly string[] = handOverSteps
  const wanted = steps.indexOf(asked.step)
  const successor = successors.find((id) => id === asked.successor) ?? null
  const parsed = parseDay(asked.lastDay)
  const lastDay = parsed.ok && parsed.value >= today ? parsed.value : null
  const kept = { successor, lastDay, typedDay: asked.lastDay }
  if (wanted <= 0) return { step: 'what-happens', ...kept, problem: null }
  if (wanted === 1) return { step: 'successor', ...kept, problem: null }
  if (successor === null) return { step: 'successor', ...kept, problem: 'unknown-organisation' }
  if (wanted === 2) return { step: 'last-day', ...kept, problem: null }
  if (lastDay === null) return { step: 'last-day', ...kept, problem: parsed.ok ? 'in-the-past' : 'not-a-day' }
  return { step: 'summary', ...kept, problem: null }
}
