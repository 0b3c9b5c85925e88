import { error } from '@sveltejs/kit'
import { translator } from '#platform/i18n/languages.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params, locals: { services, language } }) => {
  const found = services.guides.find(params.guide, language)
  if (found.kind !== 'found') error(404, 'unknown guide')
  const view = services.guides.overview(found.worded, translator(language), services.today())
  return { view, municipalities: view.municipal ? services.municipalities() : [] }
}
