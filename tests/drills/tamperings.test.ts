import { expect, test } from 'vitest'
import { aChain, headOf } from '../../src/platform/audit/testing/a-chain.ts'
import { tamperings } from '../../src/platform/audit/testing/tamperings.ts'
import { triedAll } from '../../src/platform/audit/testing/tried-all.ts'
import { verifyAudit } from '../../src/platform/audit/verify-audit.ts'
import { tell, times } from './drill.ts'

const many = times(10_000, 100_000)
const lines = aChain(many)

test(`an audit of ${many} lines is verified`, async () => {
  expect(await verifyAudit(lines, { stored: headOf(lines) })).toEqual({ last: headOf(lines), fault: null })
})

test('it gives away every way of tampering, at its first line, its last and one between', async () => {
  const { missed, tried, found } = await triedAll(lines, tamperings, 1)
  tell('tamperings', { lines: many, kinds: tamperings.length, tamperings: tried, found })
  expect(missed).toEqual([])
  expect(found).toBe(tried)
})
