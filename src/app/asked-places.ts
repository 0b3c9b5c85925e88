import type { LanguageTag } from '#kernel/language.ts'
import { coveredDay } from '#modules/areas/index.ts'
import { askedDay } from './asked-day.ts'
import type { AskedRegister } from './asked-register.ts'
import type { Services } from './services.ts'

/** What a page is about that holds the register against the municipalities and regions of the day. */
export interface AskedPlaces extends AskedRegister {
  /** `?on=DAY` when a day was asked for, to be carried along in links; else nothing. */
  search: string
}

const quickCount = 5

/** The part of a request that decides it; `status` becomes 422 for a day that cannot be shown. */
interface Asking {
  locals: {
    services: Pick<Services, 'registerOn' | 'areas' | 'registerDays' | 'today' | 'contentLanguage'>
    language: LanguageTag
    status?: number | undefined
  }
  url: URL
}

/**
 * Reads `?on=`. Without it the last day is shown of which both the register and the areas are known: today, or the day
 * the areas were last checked. There is no answer for a later day.
 */
export function askedPlaces({ locals, url }: Asking): AskedPlaces {
  const { services, language } = locals
  const { areas, registerDays } = services
  const today = services.today()
  const lastChecked = coveredDay(areas, today)
  const first = registerDays[0] ?? today
  const from = first < areas.coverage.from ? areas.coverage.from : first
  const asked = askedDay(url, { from, lastChecked }, lastChecked)
  if (asked.problem) locals.status = 422
  const changes = registerDays.filter((day) => from <= day && day < lastChecked).toReversed()
  return {
    asked,
    coverage: { from, lastChecked },
    quick: [lastChecked, ...changes].slice(0, quickCount),
    view: services.registerOn(asked.day, services.contentLanguage(language)),
    search: url.searchParams.get('on') && !asked.problem ? `?on=${asked.day}` : '',
  }
}
