import { z } from 'zod'
import type { Weekday } from '#kernel/day-number.ts'
import { municipalityField, provenanceFields } from '#platform/content/fields.ts'
import { clockText } from '../domain/amsterdam-clock.ts'
import { holidayRules, type Slot, type WeeklySlot } from '../domain/schedule.ts'
import { lineField, minuteField, periodField, plausibleDay } from './row-fields.ts'

const slotFields = { opens: minuteField, closes: z.int().min(1).max(2879), byAppointment: z.boolean() }
const inOrder = ({ opens, closes }: Slot): boolean => opens < closes && closes <= opens + 1440
const notInOrder = 'it has to close after it opens, at most a day later'
const weekdayField = z.literal([1, 2, 3, 4, 5, 6, 7])

/** A schedule as it is kept: minutes as numbers. */
export const scheduleField = z.strictObject({
  appointmentOnly: z.boolean().nullable(),
  weekly: z.array(
    z.strictObject({
      period: periodField,
      onHolidays: z.enum(holidayRules),
      slots: z.array(z.strictObject({ weekday: weekdayField, ...slotFields }).refine(inOrder, notInOrder)).max(100),
    }),
  ),
  exceptions: z.array(
    z.strictObject({
      day: plausibleDay,
      slots: z.array(z.strictObject(slotFields).refine(inOrder, notInOrder)).max(20),
    }),
  ),
  stops: z.array(
    z
      .strictObject({ day: plausibleDay, ...slotFields, municipality: municipalityField, place: lineField.nullable() })
      .refine(inOrder, notInOrder),
  ),
  ...provenanceFields,
})

const dayNames: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const timePattern = '([01][0-9]|2[0-3]):([0-5][0-9])'
const hoursPattern = `${timePattern}-(?:${timePattern}|24:00)( appointment)?`
const dayHours = new RegExp(`^${hoursPattern}$`)
const weekHours = new RegExp(`^(${dayNames.join('|')}) (${hoursPattern})$`)
const notHours = 'hours are written 09:00-12:30 or 09:00-12:30 appointment'

/** `18:30-20:00`; a closing time that is not later than the opening one is that of the night after. */
export const slotText = z.string().regex(dayHours, notHours).transform(slotIn)

/** `thu 18:30-20:00` */
export const weeklySlotText = z
  .string()
  .regex(weekHours, 'hours are written thu 18:30-20:00 or thu 18:30-20:00 appointment')
  .transform((text): WeeklySlot => ({ weekday: weekdayNamed(text.slice(0, 3)), ...slotIn(text.slice(4)) }))

/** A schedule as people write it in data/directory. */
export const writtenScheduleField = z.strictObject({
  appointmentOnly: z.boolean().nullable().default(null),
  weekly: z
    .array(
      z
        .strictObject({
          from: plausibleDay,
          until: plausibleDay.nullable().default(null),
          onHolidays: z.enum(holidayRules).default('unknown'),
          slots: z.array(weeklySlotText),
        })
        .transform(({ from, until, ...week }) => ({ period: { from, until }, ...week })),
    )
    .default([]),
  exceptions: z.array(z.strictObject({ day: plausibleDay, slots: z.array(slotText) })).default([]),
  stops: z
    .array(
      z
        .strictObject({
          day: plausibleDay,
          time: slotText,
          municipality: municipalityField,
          place: lineField.nullable().default(null),
        })
        .transform(({ time, ...stop }) => ({ ...stop, ...time })),
    )
    .default([]),
  ...provenanceFields,
})

/** The reverse of reading: `thu 18:30-20:00`. */
export const writtenSlot = ({ opens, closes, byAppointment }: Slot): string =>
  `${clockText(opens)}-${clockText(closes % 1440)}${byAppointment ? ' appointment' : ''}`

export const writtenWeeklySlot = (slot: WeeklySlot): string => `${dayNames[slot.weekday - 1]} ${writtenSlot(slot)}`

/** 545 of `09:05`, and of `09:05:00`; undefined when it is no time of the clock. */
export function minuteIn(text: string): number | undefined {
  const found = new RegExp(`^${timePattern}(?::00)?$`).exec(text)
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined
}

/** A slot from two times: a closing time that is not later belongs to the night after. */
export const slotFrom = (opens: number, closes: number, byAppointment: boolean): Slot => ({
  opens,
  closes: closes > opens ? closes : closes + 1440,
  byAppointment,
})

function slotIn(text: string): Slot {
  const [hours = '', appointment] = text.split(' ')
  const [from = '', until = ''] = hours.split('-')
  return slotFrom(minuteIn(from) ?? 0, until === '24:00' ? 1440 : (minuteIn(until) ?? 0), appointment !== undefined)
}

const weekdayNamed = (name: string): Weekday => weekdayField.parse(dayNames.indexOf(name) + 1)
