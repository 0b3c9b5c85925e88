import { error, fail } from '@sveltejs/kit'
import { feedbackIn } from '#app/article-feedback.ts'
import { articlePage } from '#app/article-pages.ts'
import { linkToReport } from '#app/link-to-report.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ params, locals, url }) => {
  const { services, language } = locals
  const page = articlePage(locals, params.article, url)
  const availableIn = services.information.languagesOf(params.article)
  if (!page && availableIn.length > 0) error(404, { message: 'not in this language', elsewhere: availableIn })
  if (!page) error(404, 'unknown article')
  const { sensitive } = page.shown.view
  return { ...page, availableIn, sensitive, language, report: sensitive ? linkToReport(locals) : null }
}

export const actions: Actions = {
  default: async ({ request, params, locals: { services, language } }) => {
    if (!services.information.languagesOf(params.article).includes(services.contentLanguage(language)))
      error(404, 'unknown article')
    const read = feedbackIn(await readForm(request))
    if (!read.ok) return fail(422, { ...read.form, problem: read.problem, thanks: false })
    const about = { article: params.article, language, ...read.value }
    const kept = await services.feedback.add(about, services.today()).catch((cause: unknown) => {
      console.error('feedback could not be kept:', cause instanceof Error ? cause.message : cause)
      return undefined
    })
    if (!kept) return fail(503, { ...read.form, problem: 'later' as const, thanks: false })
    return { helped: null, line: '', problem: null, thanks: true }
  },
}
