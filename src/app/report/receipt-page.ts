import { addDays, day as dayOf } from '#kernel/days.ts'
import { answerDays } from '#modules/reporting/index.ts'
import { type ReceiptCode, showReceiptCode } from '#platform/sealing/index.ts'
import { drawnCode } from '../staff/drawn-code.ts'
import { all, one, put, putWords } from './page-hooks.ts'
import { saveReceiptFile, saveToldFile } from './saved-proofs.ts'
import { dayIn } from './thread-part.ts'

const svg = 'http://www.w3.org/2000/svg'

/** What somebody can take along once their report was kept. */
export interface Taken {
  code: ReceiptCode
  /** The day on which it was received. */
  day: string
  /** The signed receipt, as a file; null: this server signs none. */
  receipt: string | null
  /** The very bytes that were sealed: with the receipt they prove what was told. */
  content: Uint8Array<ArrayBuffer>
}

/** The code in its groups, and as a picture for another telephone. The picture holds the code and no address. */
export function showCode(code: ReceiptCode): void {
  const shown = showReceiptCode(code)
  put('code', shown)
  const place = one('[data-report-picture]')
  const { size, path } = drawnCode(shown)
  const drawn = document.createElementNS(svg, 'path')
  drawn.setAttribute('d', path)
  place?.setAttribute('viewBox', `0 0 ${size} ${size}`)
  place?.replaceChildren(drawn)
}

export function showReceipt({ code, receipt, day }: Taken, locale: string): void {
  showCode(code)
  putWords('received', { day: dayIn(locale, day) })
  putWords('come-back', { day: dayIn(locale, addDays(dayOf(day), answerDays)) })
  for (const part of all('[data-report-if="receipt"]')) part.hidden = receipt === null
}

export async function copyCode(code: ReceiptCode, button: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(showReceiptCode(code))
  button.textContent = button.dataset['copied'] ?? button.textContent
  // What was copied stays to be pasted: no page can take it away.
  for (const part of all('[data-report-if="copied"]')) part.hidden = false
}

export function saveReceipt({ receipt }: Taken): void {
  if (receipt !== null) saveReceiptFile(receipt)
}

export const saveProof = ({ content }: Taken): void => saveToldFile(content)
