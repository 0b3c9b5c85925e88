import { z } from 'zod'
import { confidences } from '#kernel/sources.ts'
import { translationField } from '#platform/content/fields.ts'
import { organisationWords, placeWords, rowForms, serviceWords } from './directory-rows.ts'
import { checkedFields, languageField, phoneField, spokenField } from './row-fields.ts'

/** HSDS writes nothing, null or an empty text for what is not there. */
const text = z
  .string()
  .trim()
  .nullish()
  .transform((value) => value || null)
const number = z
  .number()
  .nullish()
  .transform((value) => value ?? null)
const uuid = z.string().min(1, 'there is no id')
const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? null)

/** Which language the words in the HSDS fields are, and the words in the others: HSDS itself knows one language. */
const wordsOf = <Shape extends z.ZodRawShape>(shape: Shape) => ({
  words: z.strictObject({ language: languageField, translation: translationField }).nullable(),
  translations: z.record(languageField, z.strictObject({ ...shape, translation: translationField })),
})
const checkedOf = { id: z.string(), ...checkedFields }

const language = z.object({
  code: text,
  baken: spokenField.omit({ code: true }).optional(),
})
const phone = z.object({
  number: z.string(),
  languages: list(language),
  baken: z.strictObject({ contact: z.string().nullable(), confidence: z.enum(confidences).nullable() }).optional(),
})

const organization = z.object({
  id: uuid,
  name: text,
  description: text,
  website: text,
  baken: z.strictObject({ ...checkedOf, ...wordsOf(organisationWords) }).optional(),
})

const term = z.object({ taxonomy_term: z.object({ code: text }).nullish() })

const address = z.object({ address_1: text, city: text, postal_code: text })

const location = z.object({
  id: uuid,
  location_type: z.enum(['physical', 'postal', 'virtual']),
  name: text,
  description: text,
  latitude: number,
  longitude: number,
  external_identifier: text,
  addresses: list(address),
  accessibility: list(z.object({ description: text })),
  baken: z
    .strictObject({
      ...checkedOf,
      ...wordsOf(placeWords),
      mobile: z.boolean(),
      address: rowForms.locations.shape.address.nullable(),
    })
    .optional(),
})

const schedule = z.object({
  valid_from: text,
  valid_to: text,
  until: text,
  freq: text,
  interval: number,
  byday: text,
  bymonthday: text,
  byweekno: text,
  byyearday: text,
  opens_at: text,
  closes_at: text,
  baken: z.strictObject({ week: z.int().min(0), byAppointment: z.boolean() }).optional(),
})

const storedSchedule = rowForms.points.shape.schedule.unwrap().shape
const unnumbered = z.array(phoneField)

const serviceAtLocation = z.object({
  id: uuid,
  service_id: text,
  location_id: text,
  location: location.nullish(),
  phones: list(phone),
  schedules: list(schedule),
  baken: z
    .strictObject({
      ...checkedOf,
      phones: unnumbered,
      hours: z
        .strictObject({
          appointmentOnly: storedSchedule.appointmentOnly,
          // Uncertain slots stand here: as schedules of HSDS nobody would see the doubt.
          weeks: z.array(storedSchedule.weekly.element.partial({ slots: true })),
          exceptions: storedSchedule.exceptions,
          stops: storedSchedule.stops,
          sources: storedSchedule.sources,
          confidence: storedSchedule.confidence,
        })
        .nullable(),
    })
    .optional(),
})

const service = z.object({
  id: uuid,
  organization_id: text,
  organization: organization.nullish(),
  name: text,
  description: text,
  url: text,
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  interpretation_services: text,
  eligibility_description: text,
  assured_date: text,
  phones: list(phone),
  languages: list(language),
  cost_options: list(z.object({ option: text })),
  required_documents: list(z.object({ document: text })),
  service_areas: list(z.object({ extent: text, extent_type: text })),
  service_at_locations: list(serviceAtLocation),
  attributes: list(term),
  baken: z
    .strictObject({
      ...checkedOf,
      ...wordsOf(serviceWords),
      phones: unnumbered,
      interpreter: z.boolean().nullable(),
    })
    .optional(),
})

/** The objects of HSDS 3.0 that the directory reads, as loosely as the standard has them; `baken` is our own addition. */
export const hsdsForms = {
  organizations: organization,
  services: service,
  locations: location,
  service_at_locations: serviceAtLocation,
  // Not of HSDS: it has no events.
  events: rowForms.events,
}
export const hsdsLists = ['organizations', 'services', 'locations', 'service_at_locations', 'events'] as const
export type HsdsList = (typeof hsdsLists)[number]

export type HsdsOrganization = z.output<typeof organization>
export type HsdsService = z.output<typeof service>
export type HsdsLocation = z.output<typeof location>
export type HsdsServiceAtLocation = z.output<typeof serviceAtLocation>
export type HsdsPhone = z.output<typeof phone>
export type HsdsLanguage = z.output<typeof language>
export type HsdsSchedule = z.output<typeof schedule>
