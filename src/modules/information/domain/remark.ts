import { addDays, type Day } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'

/** One line is enough to say what was missing, and too short for a story that should not be kept here. */
export const longestRemark = 200

/** Six digits with what people write between them: a telephone number, a BSN, a bank account or a postcode with number. */
const number = /(?:\d[\s().+-]*){6,}|\b\d{4}\s?[A-Za-z]{2}\b/
const address = /@|https?:|www\./i

/**
 * What a reader missed, as one line; null for nothing. Refusals: `too-long`; `personal` – there is a number, an address or
 * an e-mail address in it: nothing of that kind is ever kept.
 */
export function remarkIn(text: string): Result<string | null, 'too-long' | 'personal'> {
  const line = text
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
  if (line === '') return ok(null)
  if (line.length > longestRemark) return err('too-long')
  return number.test(line) || address.test(line) ? err('personal') : ok(line)
}

/** The Monday of the week a day is in: as precise as we keep when something was said. */
export function weekOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}
