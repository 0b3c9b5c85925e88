import { endingTables, endsSoonDays } from '#app/payslip-page.ts'
import { realLanguages } from '#app/real-languages.ts'
import type { PageServerLoad } from './$types'

/** What editors have to do. What readers wrote is not here: only how often it helped. */
export const load: PageServerLoad = async ({ locals: { services, language } }) => {
  const titles = new Map(
    services.information.pack(language).articles.map(({ article, words }) => [article.id, words.title]),
  )
  const nameOf = (id: string) => titles.get(id) ?? id
  const status = services.information.status(realLanguages(services), services.today())
  const counts = await services.feedback.counts().catch((cause: unknown) => {
    console.error('feedback could not be read:', cause instanceof Error ? cause.message : cause)
    return null
  })
  return {
    status: { ...status, review: status.review.map((need) => ({ ...need, title: nameOf(need.article) })) },
    ending: endingTables(services.facts, services.today()),
    endsSoonDays,
    counts: counts?.map((count) => ({ ...count, title: nameOf(count.article) })) ?? null,
  }
}
