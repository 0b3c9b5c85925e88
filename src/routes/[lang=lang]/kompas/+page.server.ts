import { kompasSources, regionInAddress } from '#app/kompas-turn.ts'
import { kompasItems, kompasRegions } from '#modules/policy/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const sources = await kompasSources(locals)
  const { region, unknown } = regionInAddress(locals, url)
  return {
    region,
    unknown,
    regions: kompasRegions(sources),
    municipalities: sources.municipalities,
    asked: sources.kompas.questions.length,
    items: kompasItems(sources, region).filter(({ kind }) => kind === 'text'),
  }
}
