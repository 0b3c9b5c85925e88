import { error, fail } from '@sveltejs/kit'
import { inSection } from '#app/in-section.ts'
import { shortPageWith } from '#app/short-page-with.ts'
import { isShortCheck, shortPage, typedForCheck } from '#modules/rights/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

function checkOf({ params }: Pick<RequestEvent, 'params'>) {
  if (!isShortCheck(params.check)) error(404, 'unknown check')
  return params.check
}

export const load: PageServerLoad = ({ params, locals }) => {
  const section = inSection('rights', locals.language)
  return { ...section, sensitive: true, start: shortPage(checkOf({ params }), null, shortPageWith(locals)) }
}

export const actions: Actions = {
  default: async ({ params, locals, request }) => {
    const check = checkOf({ params })
    const page = shortPage(check, typedForCheck(check, await readForm(request)), shortPageWith(locals))
    const answer = { page, carry: page.carry }
    return page.problems.length > 0 ? fail(422, answer) : answer
  },
}
