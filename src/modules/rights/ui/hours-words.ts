import { type DayNumber, dayOfNumber } from '#kernel/day-number.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import type { LineRefusal } from '../domain/hours-log.ts'
import type { HoursProblem } from './hours-turn.ts'

/** What was wrong with a field, as a sentence. */
export const problemWords = (t: Translator, { code, typed }: HoursProblem): string =>
  t(`hours.refused.${code}`, { typed })

/** What was wrong with a line of a file, as a sentence. */
export const lineWords = (t: Translator, { code, typed }: LineRefusal): string => t(`hours.refused.${code}`, { typed })

/** Which field of the page it is. */
export function fieldWords(t: Translator, name: string, monday: DayNumber): string {
  if (name === 'week') return t('hours.week.day')
  if (name === 'from' || name === 'until') return t(`hours.period.${name}`)
  const [, kind, row = '0', part = ''] = /^([dx])\.(\d)\.(day|from|until|break)$/.exec(name) ?? []
  const field =
    part === 'day' ? t('hours.extra.day') : t(`rights.field.${part === 'break' || part === 'until' ? part : 'from'}`)
  const day = kind === 'd' ? t.day(dayOfNumber(monday + Number(row))) : t('hours.extra.row', { row })
  return t('hours.problem.row', { day, field })
}
