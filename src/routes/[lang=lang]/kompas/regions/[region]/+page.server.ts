import { error } from '@sveltejs/kit'
import { kompasSources } from '#app/kompas-turn.ts'
import { differencesView } from '#modules/policy/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const view = differencesView(await kompasSources(locals), params.region)
  if (!view) error(404, 'no such region')
  return { view }
}
