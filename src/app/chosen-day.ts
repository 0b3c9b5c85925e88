import { type Day, parseDay } from '#kernel/days.ts'

/** The place of a day among the moments, from 1; 0 before the first one. Between two moments the earlier one counts. */
export const stepOf = (moments: readonly Day[], on: Day): number => moments.filter((moment) => moment <= on).length

/**
 * What a reader chose with a slider (`moment`: a place among the moments, from 1) and a date field (`on`) in one form,
 * which tells which day it showed (`shown`): the one of the two that was moved. When both were, the date: it is the more
 * precise one. What is no moment comes back as it was typed, for the page to name.
 *
 * @returns null when no slider was sent
 */
export function chosenDay(search: URLSearchParams, moments: readonly Day[]): string | null {
  const slider = search.get('moment')
  if (slider === null) return null
  const typed = search.get('on')?.trim() ?? ''
  const shown = parseDay(search.get('shown') ?? '')
  if (typed !== '' && !(shown.ok && typed === shown.value)) return typed
  if (shown.ok && slider === String(stepOf(moments, shown.value))) return shown.value
  const moment = /^\d{1,4}$/.test(slider) ? moments[Number(slider) - 1] : undefined
  return moment ?? slider
}
