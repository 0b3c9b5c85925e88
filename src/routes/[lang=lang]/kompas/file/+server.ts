import { kompasDownload, kompasSources } from '#app/kompas-turn.ts'
import { fileName } from '#modules/policy/index.ts'
import { kompasFileText } from '#modules/policy/server/index.ts'
import type { RequestHandler } from './$types'

/** The answers as a file: made from the form, sent back, kept nowhere. */
export const POST: RequestHandler = async (event) => {
  const { kompas, municipalities, today } = await kompasSources(event.locals)
  const { sheet } = await kompasDownload(event)
  const name = municipalities.find(({ code }) => code === sheet.municipality)?.name ?? null
  return new Response(kompasFileText(sheet, kompas, today), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName(name, today, 'json')}"`,
      'cache-control': 'no-store',
    },
  })
}
