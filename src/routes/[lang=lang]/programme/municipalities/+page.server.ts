import { error } from '@sveltejs/kit'
import { askedPlaces } from '#app/asked-places.ts'
import { choiceIn, searchText } from '#modules/programme/index.ts'
import { labourRegions, municipalityIndex } from '#modules/programme/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = (event) => {
  const { view, ...about } = askedPlaces(event)
  const { searchParams } = event.url
  const region = choiceIn(
    searchParams,
    'region',
    labourRegions(view.areas).map(({ code }) => code),
  )
  const by = choiceIn(searchParams, 'by', ['name', 'region'])
  const problems = [...region.problems, ...by.problems]
  if (problems.length > 0) event.locals.status = 422
  const text = searchText(searchParams)
  const page = municipalityIndex(view, { text, region: region.value })
  if (!page.ok) error(500, 'the day that is shown by default is not covered')
  return { ...about, page: page.value, text, region: region.value, by: by.value ?? 'name', problems }
}
