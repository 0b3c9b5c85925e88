import { askedFrameworks } from '#app/asked-frameworks.ts'
import { documentSorts, standingStates, themes } from '#modules/policy/index.ts'
import { documentList, municipalityChoices, regionsIn } from '#modules/policy/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { view, query, ...asked } = await askedFrameworks(event)
  const regions = regionsIn(view)
  const municipalities = municipalityChoices(view)
  const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)
  const chosen = {
    theme: query.choice('theme', themes),
    municipality: query.choice('municipality', codes(municipalities)),
    region: query.choice('region', codes(regions)),
    state: query.choice('state', standingStates),
    text: query.text('text'),
    sort: query.choice('sort', documentSorts) ?? 'municipality',
  }
  if (query.problems.length > 0) event.locals.status = 422
  return { ...asked, regions, municipalities, chosen, problems: query.problems, list: documentList(view, chosen) }
}
