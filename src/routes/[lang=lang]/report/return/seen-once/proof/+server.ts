import { error } from '@sveltejs/kit'
import { refuseDownload, seenOnceDesk } from '#app/open-seen-once.ts'
import { signReceivedAgain } from '#app/receipts/sign-received.ts'
import { sentText } from '#app/report-reader.ts'
import { contentFile, proofFileNames } from '#modules/reporting/index.ts'
import { proofSeenOnce } from '#modules/reporting/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import type { RequestHandler } from './$types'

/** What somebody keeps to prove later that they told it: the signed receipt, or the text that it is bound to. The code comes in the form and stands in no address. */
export const POST: RequestHandler = async (event) => {
  const form = await readForm(event.request)
  const { desk, line } = seenOnceDesk(event)
  const proof = await proofSeenOnce(desk, sentText(form, 'code'), line)
  if (!proof.ok) return refuseDownload(proof.error)
  const { content } = proof.value
  const asksText = sentText(form, 'of') === 'text'
  if (asksText && content === null) error(404, 'no such text')
  const text = asksText
    ? contentFile(content ?? '')
    : await signReceivedAgain(event.locals.services.signing, proof.value)
  return new Response(text, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${proofFileNames[asksText ? 'content' : 'receipt']}"`,
      'cache-control': 'no-store',
    },
  })
}
