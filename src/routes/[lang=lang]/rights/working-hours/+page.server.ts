import { fail } from '@sveltejs/kit'
import { inSection } from '#app/in-section.ts'
import { shortPageWith } from '#app/short-page-with.ts'
import { typedForWeeks, weekPage } from '#modules/rights/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => ({
  ...inSection('rights', locals.language),
  sensitive: true,
  start: weekPage({}, false, shortPageWith(locals)),
})

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const posted = await readForm(request)
    const onlyTable = posted.get('go') === 'table'
    const page = weekPage(typedForWeeks(posted), !onlyTable, shortPageWith(locals))
    const answer = { page, carry: onlyTable ? { ...page.carry, go: 'table' } : page.carry }
    return page.problems.length > 0 ? fail(422, answer) : answer
  },
}
