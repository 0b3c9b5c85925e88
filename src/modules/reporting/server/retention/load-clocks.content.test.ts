import { join } from 'node:path'
import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { clockNames, daysKept } from '../../domain/retention/clocks.ts'
import { readClocks } from './load-clocks.ts'

const dataFolder = join(import.meta.dirname, '../../../../../data')

test('the times in data/ are sound: one for everything, each with a reason, none longer than the longest', async () => {
  const { clocks, findings } = await readClocks(dataFolder)
  expect(findings).toEqual([])
  const days = clockNames.map((outcome) => daysKept(clocks, { organisation: 'any', outcome, on: day('2026-11-30') }))
  expect(days).not.toContain(null)
  expect(Math.max(...days.map(Number))).toBe(
    daysKept(clocks, { organisation: 'any', outcome: 'longest', on: day('2026-11-30') }),
  )
})
