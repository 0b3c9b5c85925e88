import { error, type RequestEvent } from '@sveltejs/kit'
import type { ItemOn } from '#modules/programme/index.ts'
import { itemsCsv, itemsXlsx, odsJson, type RegisterView } from '#modules/programme/server/index.ts'
import { askedRegister } from './asked-register.ts'
import { inSection } from './in-section.ts'
import { registerRows } from './register-rows.ts'

/** The formats in which the rows of a list can be had. */
export const downloadFormats = ['csv', 'xlsx', 'json'] as const
export type DownloadFormat = (typeof downloadFormats)[number]

const contentTypes: Readonly<Record<DownloadFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

/**
 * The rows of the list as a download, with the filters and the day of the address. An address that means nothing gets
 * the error page: never the rows of another day, or rows that were not narrowed as was asked.
 */
export async function registerDownload(event: RequestEvent, format: DownloadFormat): Promise<Response> {
  const { locals, url } = event
  inSection('programme', locals.language)
  const { asked, view } = askedRegister(event)
  const { rows, problems } = registerRows(view, url.searchParams)
  // A download has no page that could say what is shown instead.
  delete locals.status
  if (asked.problem || problems.length > 0) error(404, 'no rows for this address')
  const body = await bodyOf(view, rows, format, url.origin)
  return new Response(body, {
    headers: {
      'content-type': contentTypes[format],
      'content-disposition': `attachment; filename="baken-register-${view.on}.${format}"`,
    },
  })
}

async function bodyOf(view: RegisterView, rows: readonly ItemOn[], format: DownloadFormat, site: string) {
  if (format === 'csv') return itemsCsv(view, rows)
  if (format === 'json') return odsJson(view, rows, site)
  const book = await itemsXlsx(view, rows)
  if (!book.ok) error(404, 'a text is longer than a spreadsheet holds')
  return Buffer.from(book.value)
}
