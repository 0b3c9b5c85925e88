import { expect, test } from 'vitest'
import { largestBodyFor, patienceFor } from '#platform/http/request-guard.ts'
import { waysIn } from './ways-in.ts'

const id = '0123456789abcdef'.repeat(2)
/** Bytes a second of an old phone at the edge of a village. */
const slowLine = 28_000

test.each([
  `/report-door/upload/${id}/${id}/1`,
  `/nl/staff/cases/${id}/file/${id}/1`,
  `/nl/staff/cases/${id}/forward/along/${id}/${id}/1`,
])('the largest file that %s takes arrives over a slow line, whoever sends it', (address) => {
  const seconds = largestBodyFor(address, waysIn) / slowLine
  expect(largestBodyFor(address, waysIn)).toBeGreaterThan(16_000_000)
  expect(patienceFor(address, waysIn)).toBeGreaterThanOrEqual(Math.floor(seconds) * 1000)
})
