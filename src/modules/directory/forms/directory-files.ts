import { z } from 'zod'
import { translationField } from '#platform/content/fields.ts'
import { eventWords, holidayForm, organisationWords, placeWords, rowForms, serviceWords } from './directory-rows.ts'
import { idField, minuteField, phoneField, plausibleDay, webField } from './row-fields.ts'
import { minuteIn, writtenScheduleField } from './schedule-fields.ts'

const { organisations, services, locations, points, events } = rowForms
const noUrl = { url: webField.nullable().default(null) }
const writtenPhones = z
  .array(
    phoneField.partial({ contact: true, number: true, confidence: true, languages: true }).transform((phone) => ({
      contact: phone.contact ?? null,
      number: phone.number ?? null,
      confidence: phone.confidence ?? null,
      languages: phone.languages ?? null,
    })),
  )
  .default([])

/** `18:30` */
const timeField = z
  .string()
  .refine((text) => minuteIn(text) !== undefined, 'a time is written 18:30')
  .transform((text) => minuteIn(text) ?? 0)
  .pipe(minuteField)
const momentText = z
  .strictObject({ day: plausibleDay, time: timeField })
  .transform(({ day, time }) => ({ day, minute: time }))

/** The files of `data/directory/`: what is not known may be left out. Words stand in a file per language. */
export const rowFiles = {
  organisations: z.array(organisations.omit({ texts: true }).extend(noUrl)),
  services: z.array(
    services.omit({ texts: true }).extend({
      reach: services.shape.reach.default(null),
      languages: services.shape.languages.default(null),
      interpreter: services.shape.interpreter.default(null),
      phones: writtenPhones,
      ...noUrl,
    }),
  ),
  locations: z.array(
    locations.omit({ texts: true }).extend({
      municipality: locations.shape.municipality.default(null),
      address: locations.shape.address.default({ street: null, postalCode: null, city: null }),
      position: locations.shape.position.default(null),
      stepFree: locations.shape.stepFree.default(null),
    }),
  ),
  points: z.array(points.extend({ schedule: writtenScheduleField.nullable().default(null), phones: writtenPhones })),
  events: z.array(
    events.omit({ texts: true }).extend({
      starts: momentText,
      ends: momentText.nullable().default(null),
      location: events.shape.location.default(null),
      municipality: events.shape.municipality.default(null),
      languages: events.shape.languages.default(null),
      ...noUrl,
    }),
  ),
  holidays: z.array(holidayForm.extend({ closedEveryYears: holidayForm.shape.closedEveryYears.default(null) })),
}

const wordsById = <Shape extends z.ZodRawShape>(shape: Shape) => z.record(idField, z.strictObject(shape)).default({})

/** `data/directory/<language>.yaml`: words by the id of their row. */
export const wordsFile = z.strictObject({
  translation: translationField,
  organisations: wordsById(organisationWords),
  services: wordsById({
    name: serviceWords.name,
    description: serviceWords.description.default(null),
    eligibility: serviceWords.eligibility.default(null),
    documents: serviceWords.documents.default(null),
  }),
  locations: wordsById(placeWords),
  events: wordsById({
    title: eventWords.title,
    description: eventWords.description.default(null),
    place: eventWords.place.default(null),
  }),
})
export type WordsFile = z.output<typeof wordsFile>
