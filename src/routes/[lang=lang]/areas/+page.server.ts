import { error } from '@sveltejs/kit'
import { areaShapes } from '#app/area-shapes.ts'
import { askedDay } from '#app/asked-day.ts'
import { quickDays } from '#app/days-worth-a-look.ts'
import { areasPage } from '#modules/areas/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const { areas } = locals.services
  const asked = askedDay(url, areas.coverage, areas.coverage.lastChecked)
  if (asked.problem) locals.status = 422
  const page = areasPage(areas, asked.day)
  if (!page.ok) error(500, 'the day that is shown by default is not covered')
  return { asked, page: page.value, map: await areaShapes(locals.services, asked.day), quick: quickDays(areas) }
}
