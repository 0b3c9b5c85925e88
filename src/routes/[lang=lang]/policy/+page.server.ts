import { error } from '@sveltejs/kit'
import { areaShapes } from '#app/area-shapes.ts'
import { askedDay } from '#app/asked-day.ts'
import { countDay, quickDays } from '#app/days-worth-a-look.ts'
import { policyPage } from '#modules/policy/server/index.ts'
import { languagesOfSection } from '#platform/i18n/languages.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const { areas } = locals.services
  const asked = askedDay(url, areas.coverage, countDay)
  if (asked.problem) locals.status = 422
  const page = policyPage(
    await locals.services.policyOn(asked.day),
    areas,
    asked.day,
    locals.services.contentLanguage(locals.language),
  )
  if (!page.ok) error(500, 'the day that is shown by default is not covered')
  const sectionIn = languagesOfSection('frameworks')
  return {
    asked,
    carried: url.searchParams.has('on') && asked.problem === null ? `?on=${asked.day}` : '',
    /** The pages about documents and the inventory are not in every language: then the link leads to the English. */
    moreIn: sectionIn.includes(locals.language) ? locals.language : 'en',
    page: page.value,
    map: await areaShapes(locals.services, asked.day),
    quick: quickDays(areas),
  }
}
