import { describe, expect, test } from 'vitest'
import { parsePlace, placeText } from './places.ts'

describe('a place', () => {
  test.each([
    ['labour-market-region/AM25', { kind: 'region', scheme: 'labour-market-region', code: 'AM25' }],
    ['information-point-west/BMIP-W', { kind: 'region', scheme: 'information-point-west', code: 'BMIP-W' }],
    ['GM0772', { kind: 'municipality', code: 'GM0772' }],
    ['PV30', { kind: 'province', code: 'PV30' }],
    ['NL', { kind: 'wider', code: 'NL' }],
  ])('%s is read and written back', (text, place) => {
    const read = parsePlace(text)
    expect(read).toEqual({ ok: true, value: place })
    if (read.ok) expect(placeText(read.value)).toBe(text)
  })

  test.each(['', 'GM772', 'Eindhoven', 'AM25', 'region/', '/AM25', 'a/b/C', 'nl', 'PV3', 'GM0772 '])(
    '%j is none',
    (text) => expect(parsePlace(text)).toEqual({ ok: false, error: 'not-a-place' }),
  )
})
