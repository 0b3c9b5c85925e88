import { expect, test } from 'vitest'
import { canariesIn } from '../testing/canaries.ts'
import { honestPdfs } from '../testing/honest-pdf.ts'
import { stripPdf } from './strip-pdf.ts'

const honest = await honestPdfs()

test('an honest document is cleaned: no canary is left, and cleaning twice is cleaning once', () => {
  const faults: string[] = []
  for (const { name, bytes } of honest) {
    if (canariesIn(bytes).length === 0) faults.push(`${name}: has nothing to lose`)
    const clean = stripPdf(bytes)
    if (!clean.ok) {
      faults.push(`${name}: ${clean.error}`)
      continue
    }
    const left = canariesIn(clean.value.bytes)
    if (left.length > 0) faults.push(`${name}: still ${left.join(', ')}`)
    if (clean.value.removed.length === 0) faults.push(`${name}: nothing was removed`)
    const again = stripPdf(clean.value.bytes)
    if (!again.ok || again.value.removed.length > 0 || !Buffer.from(again.value.bytes).equals(clean.value.bytes))
      faults.push(`${name}: twice is not once ${JSON.stringify(again.ok ? again.value.removed : again)}`)
  }
  expect(faults).toEqual([])
})
