import { kompasDownload, kompasSources } from '#app/kompas-turn.ts'
import { fileName } from '#modules/policy/index.ts'
import { notePaper } from '#modules/policy/server/index.ts'
import { paperDocx } from '#platform/documents/paper-docx.ts'
import { languagesOfSection, translator } from '#platform/i18n/languages.ts'
import type { RequestHandler } from './$types'

/** The draft policy note as a Word document: made from the form, sent back, kept nowhere. */
export const POST: RequestHandler = async (event) => {
  const { sheet, region, paperLanguage } = await kompasDownload(event)
  const { services, language } = event.locals
  const wanted = languagesOfSection('kompas').find((tag) => tag === paperLanguage) ?? language
  const own = await kompasSources(event.locals)
  const sources = { ...own, t: translator(wanted), language: services.contentLanguage(wanted) }
  const cited = await services.citedSources()
  const paper = notePaper(sources, sheet, region, (codes) => cited.filter(({ code }) => codes.has(code)))
  const name = own.municipalities.find(({ code }) => code === sheet.municipality)?.name ?? null
  return new Response(await paperDocx(paper), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="${fileName(name, own.today, 'docx')}"`,
      'cache-control': 'no-store',
    },
  })
}
