import { languageName } from '#platform/i18n/language-name.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { costs, serviceStates } from '../../domain/directory.ts'
import { holidayRules } from '../../domain/schedule.ts'
import { hourKinds } from '../../forms/edit-point.ts'
import { exceptionParts, yesNoUnknown } from '../../forms/edit-reader.ts'
import { wholeDayText } from '../moment-words.ts'

/** A Monday: from it on the days of a week are named. */
const monday = Date.UTC(2026, 0, 5)

/** `maandag` in the reader's language; Monday is 1. */
export const weekdayName = (t: Translator, weekday: number): string =>
  new Intl.DateTimeFormat(t('language.locale'), { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(monday + (weekday - 1) * 86_400_000),
  )

/** What people call a field of the form of a row; `municipality` names are not asked here. */
export function fieldName(t: Translator, field: string): string {
  const week = /^week(\d+)-(\w+)$/.exec(field)
  if (week) return weekFieldName(t, Number(week[1]), week[2] ?? '')
  const words = /^([a-z]{2,3}(?:-[A-Z]\w*)?)-(name|description|eligibility|documents)$/.exec(field)
  if (words) {
    const language = languageName(t, words[1] ?? '')
    switch (words[2]) {
      case 'name':
        return t('keeping.field.name-in', { language })
      case 'description':
        return t('keeping.field.description-in', { language })
      case 'eligibility':
        return t('keeping.field.eligibility-in', { language })
      default:
        return t('keeping.field.documents-in', { language })
    }
  }
  const known = namedFields.find((one) => one === field)
  return known ? t(`keeping.field.${known}`) : field
}

const namedFields = [
  'status',
  'cost',
  'interpreter',
  'languages',
  'phone',
  'url',
  'name',
  'hours',
  'appointment',
  'exceptions',
  'street',
  'postal-code',
  'city',
  'municipality',
  'step-free',
] as const

function weekFieldName(t: Translator, at: number, part: string): string {
  const number = at + 1
  if (part === 'from') return at === 0 ? t('keeping.field.week.from') : t('keeping.field.from-nth', { number })
  if (part === 'last') return at === 0 ? t('keeping.field.week.last') : t('keeping.field.last-nth', { number })
  if (part === 'holidays') {
    return at === 0 ? t('keeping.field.week.holidays') : t('keeping.field.holidays-nth', { number })
  }
  const day = weekdayName(t, Number(part))
  return at === 0 ? day : t('keeping.field.day-nth', { day, number })
}

/** Words of hours in the reader's language; empty: closed. */
export const hoursIn = (t: Translator, text: string): string =>
  t.language === 'nl' ? text : text.replaceAll('afspraak', 'appointment').replaceAll('nacht', 'night')

const isDayOfWeek = (field: string): boolean => /^week\d+-\d$/.test(field)

/** What one value of a field is called. `places`: the names of municipalities by their codes. */
export function fieldWord(
  t: Translator,
  field: string,
  value: string,
  places: Readonly<Record<string, string>> = {},
): string {
  if (value === '') return t(isDayOfWeek(field) ? 'keeping.field.exceptions.closed' : 'keeping.empty-value')
  const choice = choiceWord(t, field, value)
  if (choice !== null) return choice
  if (field === 'languages') return languageName(t, value)
  if (field === 'municipality') return places[value] ?? value
  if (/^week\d+-(from|last)$/.test(field)) return dayWord(t, value)
  if (isDayOfWeek(field)) return hoursIn(t, value)
  if (field === 'exceptions') {
    const { day, hours } = exceptionParts(value)
    return `${dayWord(t, day)}: ${hours === '' ? t('keeping.field.exceptions.closed') : hoursIn(t, hours)}`
  }
  if (field.endsWith('-documents') && value === 'niets' && t.language !== 'nl') return 'nothing'
  return value
}

const dayWord = (t: Translator, text: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? wholeDayText(t, text as `${number}-${number}-${number}`) : text

function choiceWord(t: Translator, field: string, value: string): string | null {
  const status = serviceStates.find((one) => one === value)
  if (field === 'status' && status) return t(`keeping.status.${status}`)
  const cost = costs.find((one) => one === value)
  if (field === 'cost' && cost) return t(`keeping.cost.${cost}`)
  const hours = hourKinds.find((one) => one === value)
  if (field === 'hours' && hours) return t(`keeping.field.hours.${hours}`)
  const holidays = holidayRules.find((one) => one === value)
  if (field.endsWith('-holidays') && holidays) return t(`keeping.field.week.holidays.${holidays}`)
  const yesNo = yesNoUnknown.find((one) => one === value)
  return ['interpreter', 'appointment', 'step-free'].includes(field) && yesNo ? t(`keeping.word.${yesNo}`) : null
}
