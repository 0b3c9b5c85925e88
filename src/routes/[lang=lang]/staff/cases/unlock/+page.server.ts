import { unlockablePage } from '#app/staff/case-pages.ts'
import { safeNext } from '#app/staff/staff-request.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { keys, facts, hindrance } = await unlockablePage(event)
  const { language } = event.locals
  const cases = `/${language}/staff/cases`
  const next = safeNext(event.url.searchParams.get('next'), language)
  return {
    organisation: keys.organisation,
    demo: keys.demo,
    facts,
    hindrance,
    ways: (keys.own?.ways ?? []).map(({ way }) => ({ way })),
    next: next.startsWith(`${cases}/`) ? next : cases,
  }
}
