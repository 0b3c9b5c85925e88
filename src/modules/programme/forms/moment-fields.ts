import { z } from 'zod'
import { knownBases } from '../domain/items.ts'
import { parsePlace } from '../domain/places.ts'
import { parseWhen, surelyBy } from '../domain/when.ts'

const quoted = z.string({
  error: ({ input }) => (typeof input === 'number' ? `write a year between quotes: "${input}"` : 'this is not a date'),
})

/** A year, a month, a day, or two of them with a slash between. */
export const whenField = quoted.transform((text, context) => {
  const moment = parseWhen(text)
  if (moment.ok) return moment.value
  const message = {
    'not-a-date': 'this is not a year, a month or a day, nor two of them with a slash between',
    backwards: 'this ends before it begins',
  }[moment.error]
  context.addIssue({ code: 'custom', message })
  return z.NEVER
})

/** When something became known: of a month or a year, surely on its last day. */
export const knownField = z
  .strictObject({ on: whenField, basis: z.enum(knownBases) })
  .transform(({ on, basis }) => ({ knownOn: surelyBy(on), knownBasis: basis }))

/** `labour-market-region/AM25`, `GM0772`, `PV30`, `NL`. */
export const placeField = z.string().transform((text, context) => {
  const place = parsePlace(text)
  if (place.ok) return place.value
  context.addIssue({
    code: 'custom',
    message: 'this is no scheme/CODE of a region, GM0000, PV00 or country of two letters',
  })
  return z.NEVER
})

/** A key of an item, a party, an instrument or a claim: `S1-03`, `TF-RIEC`, `M107a-2020`. */
export const idField = z
  .string()
  .regex(/^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/, 'this is not an id such as S1-03 or M107a-2020')
