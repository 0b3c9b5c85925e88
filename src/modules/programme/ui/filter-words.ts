import type { Translator } from '#platform/i18n/translator.ts'
import type { ChoiceName, Choices } from '../domain/choices.ts'
import type { FilterName, ListQuery } from '../domain/list-items.ts'
import { parameterOf } from '../forms/list-query-form.ts'

/** Words for one value of a filter: a name from the data, or a word of the interface. */
export function choiceWord(t: Translator, filter: ChoiceName, value: string, name: string | null): string {
  if (name !== null) return filter === 'goals' ? `${value}: ${name}` : name
  switch (filter) {
    case 'types':
      return t(`programme.type.${value as 'row'}`)
    case 'kinds':
      return t(`programme.kind.${value as 'fact'}`)
    case 'states':
      return t(`programme.state.${value as 'open'}`)
    case 'lateness':
      return t(`programme.late.${value as 'overdue'}`)
    case 'bases':
      return t(`programme.basis.${value as 'none'}`)
    case 'certainties':
      return t(`programme.certainty.${value as 'firm'}`)
    case 'documents':
      return value === 'S1' || value === 'S2' ? t(`programme.document.${value}`) : value
    case 'places':
      return placeWord(t, value)
    case 'owners':
    case 'goals':
      return value
  }
}

/** A place that has no name in the data. */
export const placeWord = (t: Translator, place: string): string =>
  place === 'none' || place === 'NL' || place === 'BE' || place === 'DE' || place === 'EU'
    ? t(`programme.place.${place}`)
    : place

export const filterWord = (t: Translator, filter: FilterName): string => t(`programme.filter.${parameterOf[filter]}`)

/** What a filter asks for, in words. */
export function askedWords(t: Translator, query: ListQuery, filter: FilterName, choices: Choices): string {
  if (filter === 'changedSince') return query.changedSince ? t.day(query.changedSince) : ''
  if (filter === 'text' || filter === 'ownerName' || filter === 'placeName') return `“${query[filter]}”`
  const nameOf = (value: string) => choices[filter].find((choice) => choice.value === value)?.name ?? null
  return query[filter].map((value) => choiceWord(t, filter, value, nameOf(value))).join(` ${t('programme.or')} `)
}
