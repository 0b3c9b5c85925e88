import { inSection } from '#app/in-section.ts'
import { registerSchema } from '#modules/programme/server/index.ts'
import { translator } from '#platform/i18n/languages.ts'
import type { RequestHandler } from './$types'

/** What every column of the table means. */
export const GET: RequestHandler = ({ locals: { language } }) => {
  inSection('programme', language)
  const t = translator(language)
  const schema = registerSchema(language, t('programme.title'), (name) => t(`programme.formats.column.${name}`))
  return new Response(`${JSON.stringify(schema, null, 2)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}
