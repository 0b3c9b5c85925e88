import { error } from '@sveltejs/kit'
import type { Day } from '#kernel/days.ts'
import type { Result } from '#kernel/result.ts'
import type { AskedDay } from './asked-day.ts'

/** A table of one day as a download. A day that cannot be read or is not covered gets the error page, never another day. */
export function csvResponse(
  asked: AskedDay,
  name: string,
  table: (on: Day) => Result<string, 'out-of-coverage'>,
): Response {
  const text = asked.problem ? undefined : table(asked.day)
  if (!text?.ok) error(404, 'no data for this day')
  return new Response(text.value, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="baken-${name}-${asked.day}.csv"`,
    },
  })
}
