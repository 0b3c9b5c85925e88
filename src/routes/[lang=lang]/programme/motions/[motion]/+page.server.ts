import { error } from '@sveltejs/kit'
import { askedOutcomes } from '#app/asked-outcomes.ts'
import { parseDay } from '#kernel/days.ts'
import { motionPage } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { asked, coverage, quick, view, search } = askedOutcomes(event)
  const page = motionPage(view, event.params.motion)
  if (!page.ok) error(404, 'no motion with this name was known on this day')
  const began = parseDay(page.value.motion.began ?? '')
  const period = began.ok && began.value <= asked.day ? { from: began.value, to: asked.day } : null
  const shown = quick.filter(
    (day) => motionPage(event.locals.services.registerOn(day, view.language), event.params.motion).ok,
  )
  return { asked, coverage, quick: shown, search, period, page: page.value }
}
