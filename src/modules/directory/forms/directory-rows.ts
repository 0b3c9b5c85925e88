import { z } from 'zod'
import { municipalityField, provenanceFields, translationField } from '#platform/content/fields.ts'
import { costs, locationKinds, serviceKinds, serviceStates, topics } from '../domain/directory.ts'
import {
  addressField,
  checkedFields,
  idField,
  languageField,
  lineField,
  momentField,
  paragraphField,
  phoneField,
  positionField,
  reachField,
  spokenListField,
  webField,
} from './row-fields.ts'
import { scheduleField } from './schedule-fields.ts'

const translation = { translation: translationField }
const textsOf = <Words extends z.ZodType>(words: Words) => z.record(languageField, words)

export const organisationWords = { description: paragraphField }
export const placeWords = { description: paragraphField }
export const serviceWords = {
  name: lineField,
  description: paragraphField.nullable(),
  eligibility: paragraphField.nullable(),
  documents: z.array(lineField).max(30).nullable(),
}
export const eventWords = { title: lineField, description: paragraphField.nullable(), place: lineField.nullable() }

/** The rows of the directory as they are kept, each with its words. */
export const rowForms = {
  organisations: z.strictObject({
    id: idField,
    name: lineField,
    url: webField.nullable(),
    texts: textsOf(z.strictObject({ ...organisationWords, ...translation })),
    ...checkedFields,
  }),
  services: z.strictObject({
    id: idField,
    organisation: idField,
    kinds: z.array(z.enum(serviceKinds)).min(1),
    topics: z.array(z.enum(topics)),
    status: z.enum(serviceStates),
    cost: z.enum(costs),
    reach: reachField.nullable(),
    languages: spokenListField,
    interpreter: z.boolean().nullable(),
    url: webField.nullable(),
    phones: z.array(phoneField).max(10),
    texts: textsOf(z.strictObject({ ...serviceWords, ...translation })),
    ...checkedFields,
  }),
  locations: z.strictObject({
    id: idField,
    kind: z.enum(locationKinds),
    name: lineField,
    municipality: municipalityField.nullable(),
    address: addressField,
    position: positionField.nullable(),
    stepFree: z.boolean().nullable(),
    texts: textsOf(z.strictObject({ ...placeWords, ...translation })),
    ...checkedFields,
  }),
  points: z.strictObject({
    id: idField,
    service: idField,
    location: idField,
    schedule: scheduleField.nullable(),
    phones: z.array(phoneField).max(10),
    ...checkedFields,
  }),
  events: z.strictObject({
    id: idField,
    organisation: idField,
    starts: momentField,
    ends: momentField.nullable(),
    location: idField.nullable(),
    municipality: municipalityField.nullable(),
    languages: spokenListField,
    url: webField.nullable(),
    texts: textsOf(z.strictObject({ ...eventWords, ...translation })),
    ...checkedFields,
  }),
}

export const holidayForm = z.strictObject({
  id: idField,
  date: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('fixed'),
      month: z.int().min(1).max(12),
      date: z.int().min(1).max(31),
      onSunday: z.enum(['stays', 'day-before']),
    }),
    z.strictObject({ kind: z.literal('easter'), offset: z.int().min(-60).max(70) }),
  ]),
  desks: z.enum(['closed', 'varies']),
  closedEveryYears: z.int().min(2).max(100).nullable(),
  ...provenanceFields,
})
