import type { RequestEvent } from '@sveltejs/kit'
import type { Day } from '#kernel/days.ts'
import { type RegisterView, registerOn } from '#modules/programme/server/index.ts'
import { type AskedDay, askedDay, type Coverage } from './asked-day.ts'

/** What a page of the register is about: the day that was asked for, and the register as it was known on it. */
export interface AskedRegister {
  asked: AskedDay
  coverage: Coverage
  /** Days on which something became known, the last one first; at most a handful. */
  quick: readonly Day[]
  view: RegisterView
}

const quickCount = 5

/** Reads `?on=`; without it the register is shown as known today. */
export function askedRegister({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): AskedRegister {
  const { services, language } = locals
  const { programme, areas, policy } = services
  const today = services.today()
  const days = services.registerDays
  const coverage = { from: days[0] ?? today, lastChecked: today }
  const asked = askedDay(url, coverage, today)
  if (asked.problem) locals.status = 422
  const view = registerOn(programme, { areas, policy }, asked.day, services.contentLanguage(language))
  return { asked, coverage, quick: [...new Set([today, ...days.toReversed()])].slice(0, quickCount), view }
}
