import { askedPlaces } from '#app/asked-places.ts'
import { choiceIn } from '#modules/programme/index.ts'
import { matrixPage } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

/** The column of what was promised for the whole province. */
const province = 'PV30'

export const load: PageServerLoad = (event) => {
  const { view, ...about } = askedPlaces(event)
  const page = matrixPage(view)
  const goal = choiceIn(event.url.searchParams, 'goal', view.goals)
  const region = choiceIn(event.url.searchParams, 'region', [...page.regions.map(({ code }) => code), province])
  const problems = [...goal.problems, ...region.problems]
  if (problems.length > 0) event.locals.status = 422
  const row = page.rows.find((one) => one.goal.id === goal.value)
  const index = page.regions.findIndex(({ code }) => code === region.value)
  const cell = region.value === province ? row?.province : row?.cells[index]
  const open =
    row && cell ? { goal: row.goal, region: page.regions[index] ?? null, cell, province: row.province } : null
  return { ...about, page, open, problems }
}
