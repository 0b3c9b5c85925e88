import { error, redirect } from '@sveltejs/kit'
import { askedPlaces } from '#app/asked-places.ts'
import type { Day } from '#kernel/days.ts'
import { boardRegions, regionBoard } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { view, ...about } = askedPlaces(event)
  const { region: typed } = event.params
  const region = boardRegions(view).find(({ code }) => code.toLowerCase() === typed.toLowerCase())
  if (!region) error(404, 'no board for this region')
  if (region.code !== typed)
    redirect(308, `/${event.locals.language}/programme/regions/${region.code}${event.url.search}`)
  const board = regionBoard(view, region)
  if (!board.ok) error(404, 'no board for this region')
  const others = boardRegions(view).filter(({ code }) => code !== region.code)
  const { services } = event.locals
  const isThere = (day: Day) =>
    boardRegions(services.registerOn(day, view.language)).some(({ code }) => code === region.code)
  return { ...about, quick: about.quick.filter(isThere), board: board.value, others }
}
