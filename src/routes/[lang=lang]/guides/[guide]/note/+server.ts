import { error } from '@sveltejs/kit'
import { handOverNote, wizardForm } from '#modules/guides/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { translator } from '#platform/i18n/languages.ts'
import type { RequestHandler } from './$types'

/** The hand-over note as a text file: made from the form, sent back, kept nowhere. */
export const POST: RequestHandler = async ({ request, params, locals: { services, language } }) => {
  const found = services.guides.find(params.guide, language)
  if (found.kind !== 'found') error(404, 'unknown guide')
  const form = wizardForm(await readForm(request))
  const view = services.guides.turn(found.worded, form, services.municipalities(), services.today())
  const note = handOverNote(view, translator(language), services.today())
  return new Response(`\uFEFF${note}\r\n`, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="baken-${found.worded.guide.id}.txt"`,
      'cache-control': 'no-store',
    },
  })
}
