import type { RequestEvent } from '@sveltejs/kit'
import type { Day } from '#kernel/days.ts'
import type { Batch, FileRefusal, LineRefusal } from '#modules/rights/index.ts'
import { checkBatch, readBatch } from '#modules/rights/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { inSection } from './in-section.ts'

export interface BatchChecked {
  batch: Batch
  refused: readonly LineRefusal[]
  linesRefused: number
}

/** What came of a table; `nothing` – neither a file nor a text was given. */
export type BatchResult =
  | ({ ok: true } & BatchChecked)
  | { ok: false; problem: 'nothing' }
  | { ok: false; problem: 'table'; refused: readonly FileRefusal[] }

type Event = Pick<RequestEvent, 'request' | 'locals'>

/** As much as fits in a page as a field; a larger table has to be chosen again. */
const largestKept = 200_000

/** Checks the table in a posted form. Refuses as `readForm`. Nothing of it is kept. */
export async function batchTurn({ request, locals }: Event): Promise<{ result: BatchResult; given: Uint8Array }> {
  const given = await tableIn(await readForm(request))
  if (given.byteLength === 0) return { result: { ok: false, problem: 'nothing' }, given }
  const read = readBatch(given)
  if (!read.ok) return { result: { ok: false, problem: 'table', refused: read.refused }, given }
  const { refused, linesRefused } = read
  return { result: { ok: true, batch: checkBatch(read.lines, locals.services.rules), refused, linesRefused }, given }
}

/** A file goes before pasted text; a browser sends an empty file when none was chosen. */
async function tableIn(form: FormData): Promise<Uint8Array> {
  const file = form.get('file')
  if (file instanceof File && file.size > 0) return new Uint8Array(await file.arrayBuffer())
  const pasted = form.get('pasted')
  return new TextEncoder().encode(typeof pasted === 'string' && pasted.trim() !== '' ? pasted : '')
}

/** The table as text, to give it once more without choosing it again; null when it is too large or no text. */
export function carriedText(given: Uint8Array): string | null {
  if (given.byteLength > largestKept) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(given)
  } catch {
    return null
  }
}

/** The results as a file. A table that cannot be read is sent on to the page, as it was given: that says why. */
export async function batchDownload(
  event: Event,
  kind: 'csv' | 'json',
  write: (checked: BatchChecked, today: Day) => string,
): Promise<Response> {
  inSection('batch', event.locals.language)
  const { result } = await batchTurn(event)
  if (!result.ok)
    return new Response(null, { status: 307, headers: { location: `/${event.locals.language}/rights/batch` } })
  const today = event.locals.services.today()
  const type = kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8'
  return new Response(write(result, today), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="baken-payslips-${today}.${kind}"`,
      'cache-control': 'no-store',
    },
  })
}
