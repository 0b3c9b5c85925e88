import { day } from '#kernel/days.ts'
import type { HandOverStatement } from '../domain/hand-over.ts'
import type { Sounding } from '../domain/register.ts'
import { when } from '../domain/when.ts'

/** Eindhoven received the step plans in September 2026, unless said otherwise. */
export function aStatement(
  changes: Partial<Omit<HandOverStatement, 'when'>> & { when?: string } = {},
): HandOverStatement {
  const { when: text = '2026-09', ...rest } = changes
  return {
    municipality: 'GM0772',
    step: 'received',
    answer: 'yes',
    knownOn: day('2026-10-01'),
    knownBasis: 'published',
    by: 'GEM',
    sources: ['S1'],
    confidence: 'seen',
    ...rest,
    when: when(text),
  }
}

/** Two municipalities that are there answered, and one that was dissolved. */
export const filledHandOver: readonly HandOverStatement[] = [
  aStatement(),
  aStatement({ step: 'adopted', answer: 'no', when: '2026-10-15', knownOn: day('2026-10-20') }),
  aStatement({ municipality: 'GM0794', step: 'trained' }),
  aStatement({ municipality: 'GM0756', when: '2021-05', knownOn: day('2021-06-01') }),
]

/** Comments on the first version of one plan. */
export const filledSoundings: readonly Sounding[] = [
  {
    id: 'first',
    guide: 'desk-labour',
    version: '1.0.0',
    verdict: 'comments',
    by: 'GEM',
    when: when('2026-10-15'),
    knownOn: day('2026-10-20'),
    knownBasis: 'published',
    sources: ['S1'],
    confidence: 'seen',
  },
]
