import { error } from '@sveltejs/kit'
import type { LayoutServerLoad } from './$types'

/** Every page below is about one guide. A guide that has no words in this language says so and points the way. */
export const load: LayoutServerLoad = ({ params, locals: { services, language } }) => {
  const found = services.guides.find(params.guide, language)
  if (found.kind === 'unknown') error(404, 'unknown guide')
  if (found.kind === 'elsewhere') error(404, { message: 'not in this language', elsewhere: found.languages })
  return { sensitive: true, availableIn: found.worded.guide.languages }
}
