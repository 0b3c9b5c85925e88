import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minuteIn, slotText, weeklySlotText, writtenSlot, writtenWeeklySlot } from './schedule-fields.ts'

describe('hours as people write them', () => {
  test.each([
    ['09:00-12:30', 540, 750, false],
    ['00:00-24:00', 0, 1440, false],
    ['22:00-02:00', 1320, 1560, false],
    ['18:30-20:00 appointment', 1110, 1200, true],
    ['09:00-09:00', 540, 1980, false],
  ])('%s', (text, opens, closes, byAppointment) =>
    expect(slotText.parse(text)).toEqual({ opens, closes, byAppointment }),
  )

  test.each([
    '9:00-12:00',
    '09:00-25:00',
    '24:00-25:00',
    '09:60-10:00',
    '09:00',
    '09:00-12:00 maybe',
    ' 09:00-12:00',
    '09:00–12:00',
    '',
  ])('"%s" is refused', (text) => expect(slotText.safeParse(text).success).toBe(false))

  test.each(['thu 18:30-20:00', 'sun 22:00-02:00 appointment'])(
    '%s is of a weekday and is written as it was read',
    (text) => expect(writtenWeeklySlot(weeklySlotText.parse(text))).toBe(text),
  )
  test.each(['don 18:30-20:00', 'thu', 'thu 18:30'])('"%s" is refused', (text) =>
    expect(weeklySlotText.safeParse(text).success).toBe(false),
  )

  test('any slot comes back from how it is written', () => {
    const slot = fc.record({
      opens: fc.integer({ min: 0, max: 1439 }),
      length: fc.integer({ min: 1, max: 1440 }),
      byAppointment: fc.boolean(),
    })
    fc.assert(
      fc.property(slot, ({ opens, length, byAppointment }) => {
        const one = { opens, closes: opens + length, byAppointment }
        expect(slotText.parse(writtenSlot(one))).toEqual(one)
      }),
    )
  })

  test('a time with seconds is one only when they are none', () => {
    expect([minuteIn('09:05:00'), minuteIn('09:05:30'), minuteIn('9:05')]).toEqual([545, undefined, undefined])
  })
})
