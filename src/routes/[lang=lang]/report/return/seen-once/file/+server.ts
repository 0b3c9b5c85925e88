import { refuseDownload, seenOnceDesk } from '#app/open-seen-once.ts'
import { sentText } from '#app/report-reader.ts'
import { fileSeenOnce } from '#modules/reporting/server/index.ts'
import { endingOf } from '#platform/files/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { RequestHandler } from './$types'

/** A file of the thread, opened in memory, to be saved and never shown: nothing in it can do anything on this site. */
export const POST: RequestHandler = async (event) => {
  const form = await readForm(event.request)
  const { desk, line } = seenOnceDesk(event)
  const opened = await fileSeenOnce(desk, { typed: sentText(form, 'code'), line, item: sentText(form, 'item') })
  if (!opened.ok) return refuseDownload(opened.error)
  const { facts, bytes } = opened.value
  const ending = endingOf(facts.type)
  const name = facts.name.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'file'
  return new Response(bytes, {
    headers: {
      'content-type': ending ? facts.type : 'application/octet-stream',
      'content-disposition': `attachment; filename="${ending ? `${name}.${ending}` : name}"`,
      'cache-control': 'no-store',
    },
  })
}
