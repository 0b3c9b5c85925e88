import { isHttpError } from '@sveltejs/kit'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { err, ok } from '#kernel/result.ts'
import type { AskedDay } from './asked-day.ts'
import { csvResponse } from './csv-response.ts'

const asked = (changes: Partial<AskedDay> = {}): AskedDay => ({
  day: day('2020-12-31'),
  typed: null,
  problem: null,
  ...changes,
})
const statusOf = (work: () => unknown): number => {
  try {
    work()
    return 200
  } catch (refused) {
    return isHttpError(refused) ? refused.status : 0
  }
}

describe('a table to download', () => {
  test('is of the day that was asked for, and says so in its name', async () => {
    const response = csvResponse(asked(), 'policy-count', (on) => ok(`day\r\n${on}\r\n`))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="baken-policy-count-2020-12-31.csv"')
    expect(await response.text()).toBe('day\r\n2020-12-31\r\n')
  })

  test.each(['not-a-day', 'out-of-coverage'] as const)(
    'with a day that is %s is never the table of another day',
    (problem) => {
      const table = () => ok('wrong day')
      expect(statusOf(() => csvResponse(asked({ typed: 'x', problem }), 'areas', table))).toBe(404)
    },
  )

  test('of a day that the table itself does not know is refused', () => {
    expect(statusOf(() => csvResponse(asked(), 'areas', () => err('out-of-coverage')))).toBe(404)
  })
})
