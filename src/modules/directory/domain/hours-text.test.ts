import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hoursText, readHours } from './hours-text.ts'
import type { Slot } from './schedule.ts'

const slot = (opens: number, closes: number, byAppointment = false): Slot => ({ opens, closes, byAppointment })

describe('hours of a day as people type them', () => {
  test.each([
    ['09:00-12:30', [slot(540, 750)]],
    ['9-12, 13-17', [slot(540, 720), slot(780, 1020)]],
    ['9.00 tot 12.30 uur en 13.00 tot 17.00 uur', [slot(540, 750), slot(780, 1020)]],
    ['0900–1230', [slot(540, 750)]],
    ['13-17 op afspraak', [slot(780, 1020, true)]],
    ['1pm', null],
    ['13:00-17:00 (by appointment) and 9:00-12:00', [slot(540, 720), slot(780, 1020, true)]],
    ['22:00-02:00 nacht', [slot(1320, 1560)]],
    ['18:00-24:00', [slot(1080, 1440)]],
    ['18:00-00:00', [slot(1080, 1440)]],
    ['', []],
    [' Gesloten ', []],
    ['closed', []],
  ])('"%s"', (text, slots) => {
    const read = readHours(text)
    expect(read).toEqual(slots === null ? { ok: false, error: 'not-hours' } : { ok: true, value: slots })
  })

  test.each([
    ['17:00-09:00', 'closes-first'],
    ['09:00-09:00', 'closes-first'],
    ['09:00-12:00, 11:59-13:00', 'hours-overlap'],
    ['24:00-25:00', 'not-hours'],
    ['09:60-12:00', 'not-hours'],
    ['09:00-12:00,', 'not-hours'],
    ['09:00-12:00 nacht', 'not-hours'],
    ['morgens', 'not-hours'],
  ])('"%s" is %s', (text, error) => {
    expect(readHours(text)).toEqual({ ok: false, error })
  })

  test('hours that touch do not overlap', () => {
    expect(readHours('09:00-12:00, 12:00-13:00').ok).toBe(true)
  })

  const anySlot = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }), fc.boolean())
    .map(([opens, minutes, byAppointment]) => slot(opens, opens + minutes, byAppointment))
  test('whatever is written is read back', () => {
    fc.assert(
      fc.property(anySlot, (one) => {
        expect(readHours(hoursText([one]))).toEqual({ ok: true, value: [one] })
      }),
    )
  })
})
