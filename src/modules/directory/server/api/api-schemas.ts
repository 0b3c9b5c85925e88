import { confidences } from '#kernel/sources.ts'
import { costs, locationKinds, serviceKinds, serviceStates, topics } from '../../domain/directory.ts'
import { unknownReasons } from '../../domain/open-state.ts'
import { holidayRules } from '../../domain/schedule.ts'
import { longestPageSize } from './api-page.ts'

/** A JSON schema (2020-12), as far as the API uses it. */
export type Schema = Readonly<Record<string, unknown>>

const text: Schema = { type: 'string' }
const textOrNull: Schema = { type: ['string', 'null'] }
const date: Schema = { type: 'string', format: 'date' }
const dateOrNull: Schema = { type: ['string', 'null'], format: 'date' }
const truthOrNull: Schema = { type: ['boolean', 'null'] }
const clockTime: Schema = { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }
const momentOrNull: Schema = { type: ['string', 'null'], format: 'date-time' }
const code: Schema = { type: 'string', pattern: '^GM\\d{4}$', description: 'Code of Statistics Netherlands.' }
const oneOf = (values: readonly string[], description?: string): Schema => ({
  type: 'string',
  enum: values,
  ...(description ? { description } : {}),
})
const list = (items: Schema): Schema => ({ type: 'array', items })
const listOrNull = (items: Schema, description: string): Schema => ({ type: ['array', 'null'], items, description })
export const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
const orNull = (schema: Schema): Schema => ({ oneOf: [schema, { type: 'null' }] })

/** Every property is always there: what is not known is null. */
const object = (properties: Readonly<Record<string, Schema>>, description?: string): Schema => ({
  type: 'object',
  ...(description ? { description } : {}),
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

const texts = (words: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  description: 'Words by the tag of their language; a language that is not there was not translated.',
  additionalProperties: object({ ...words, translation: oneOf(['source', 'draft', 'checked']) }),
})

const kept: Readonly<Record<string, Schema>> = {
  sources: { ...list(text), description: 'Codes on the page of sources.' },
  confidence: oneOf(confidences, 'seen: read in the source; own and uncertain: check first.'),
  checkedOn: { ...date, description: 'When it was last looked at.' },
  verifiedByPerson: { type: 'boolean', description: 'Whether a person confirmed it.' },
  expiresOn: { ...date, description: 'The first day on which it counts no longer.' },
}

const spoken = listOrNull(reference('SpokenLanguage'), 'null: not known.')
const municipality = orNull(reference('Municipality'))
const stretch = {
  opens: { type: 'integer', minimum: 0, maximum: 1439, description: 'Minutes since midnight on a Dutch clock.' },
  closes: {
    type: 'integer',
    minimum: 1,
    maximum: 2879,
    description: 'The first minute that is closed; past 1440: after midnight.',
  },
  byAppointment: { type: 'boolean' },
} satisfies Record<string, Schema>

const aboutService: Readonly<Record<string, Schema>> = {
  kinds: list(oneOf(serviceKinds)),
  topics: list(oneOf(topics)),
  status: oneOf(serviceStates, 'unknown: nobody has confirmed that it still is there.'),
  cost: oneOf(costs, 'unknown is not free.'),
  reach: orNull(reference('Reach')),
  languages: spoken,
  interpreter: truthOrNull,
  url: textOrNull,
}
const serviceTexts = texts({
  name: text,
  description: textOrNull,
  eligibility: textOrNull,
  documents: listOrNull(text, 'What to bring. null: not known; empty: nothing.'),
})

const openState = object(
  {
    at: { type: 'string', format: 'date-time', description: 'The moment it was worked out for.' },
    state: oneOf(['open', 'by-appointment', 'closed', 'unknown'], 'unknown: call first.'),
    until: {
      ...momentOrNull,
      description: 'The first minute that is different. null: not within 60 days, or not open.',
    },
    opens: { ...momentOrNull, description: 'The next opening. null: none is known.' },
    opensAs: { type: ['string', 'null'], enum: ['open', 'by-appointment', null] },
    why: { type: ['string', 'null'], enum: [...unknownReasons, null], description: 'Why it is unknown.' },
  },
  'Whether it is open at a moment, on Dutch clocks and with Dutch public holidays.',
)

const point = object(
  {
    id: text,
    service: text,
    organisation: text,
    location: textOrNull,
    placeName: textOrNull,
    ...aboutService,
    municipality,
    address: orNull(reference('Address')),
    position: orNull(reference('Position')),
    stepFree: truthOrNull,
    phones: list(reference('Phone')),
    schedule: orNull(reference('Schedule')),
    open: reference('OpenState'),
    distanceKm: {
      type: ['integer', 'null'],
      description: 'As the crow flies from the centre of `near`. null: not asked or not known.',
    },
    texts: serviceTexts,
    ...kept,
  },
  'A service at a place, or a service without one. Its id is also that of its page.',
)

const schedule = object(
  {
    appointmentOnly: truthOrNull,
    weekly: list(
      object({
        period: object({ from: date, until: { ...dateOrNull, description: 'The first day after it.' } }),
        onHolidays: oneOf(holidayRules),
        slots: list(
          object({ weekday: { type: 'integer', minimum: 1, maximum: 7, description: 'Monday is 1.' }, ...stretch }),
        ),
      }),
    ),
    exceptions: list(object({ day: date, slots: list(object(stretch)) })),
    stops: list(object({ day: date, municipality: code, place: textOrNull, ...stretch })),
    sources: list(text),
    confidence: oneOf(confidences),
  },
  'When it is open. An exception wins over the week and over holidays; days in no period are not known.',
)

/** The schemas of every resource, by name. */
export const resourceSchemas: Readonly<Record<string, Schema>> = {
  Organisation: object({ id: text, name: text, url: textOrNull, texts: texts({ description: text }), ...kept }),
  Service: object({
    id: text,
    organisation: text,
    ...aboutService,
    phones: list(reference('Phone')),
    texts: serviceTexts,
    ...kept,
  }),
  Location: object({
    id: text,
    kind: oneOf(locationKinds),
    name: text,
    municipality,
    address: reference('Address'),
    position: orNull(reference('Position')),
    stepFree: truthOrNull,
    texts: texts({ description: text }),
    ...kept,
  }),
  Point: point,
  Event: object({
    id: text,
    organisation: text,
    startsOn: date,
    startsAt: { ...clockTime, description: 'On a Dutch clock.' },
    endsOn: dateOrNull,
    endsAt: orNull(clockTime),
    location: textOrNull,
    municipality,
    languages: spoken,
    url: textOrNull,
    texts: texts({ title: text, description: textOrNull, place: textOrNull }),
    ...kept,
  }),
  Address: object({ street: textOrNull, postalCode: textOrNull, city: textOrNull }),
  Municipality: object({ code, name: text }),
  OpenState: openState,
  Phone: object({
    contact: { ...textOrNull, description: 'Where the number also stands on the page of contacts.' },
    number: text,
    confidence: oneOf(confidences, 'Only a number that was seen may be called without checking it first.'),
    languages: spoken,
  }),
  Position: object({ lat: { type: 'number' }, lon: { type: 'number' } }, 'Degrees WGS 84.'),
  Reach: {
    description: 'Whom it is for by where they live or work.',
    oneOf: [
      object({ kind: { const: 'national' } }),
      object({ kind: { const: 'region' }, scheme: text, region: text }),
      object({ kind: { const: 'municipalities' }, codes: list(code) }),
    ],
  },
  Schedule: schedule,
  SpokenLanguage: object({ code: text, sources: list(text), confidence: oneOf(confidences) }),
  Problem: {
    type: 'object',
    description: 'A problem (RFC 9457).',
    properties: {
      type: text,
      status: { type: 'integer' },
      title: text,
      detail: text,
      errors: list({
        type: 'object',
        properties: {
          in: text,
          location: {
            type: 'object',
            description:
              '`name`: of a parameter. `field`: of what was sent, empty for the whole; `index`: which one of a list.',
            properties: { name: text, field: text, index: { type: 'integer', minimum: 0 } },
          },
          code: text,
          detail: text,
        },
        required: ['in', 'location', 'code', 'detail'],
      }),
    },
    required: ['type', 'status', 'title', 'detail'],
  },
}

/** A page of a collection. */
export const pageOf = (name: string): Schema =>
  object({
    items: list(reference(name)),
    page: { type: 'integer', minimum: 1 },
    pageSize: { type: 'integer', minimum: 1, maximum: longestPageSize },
    totalItems: { type: 'integer', minimum: 0 },
    totalPages: { type: 'integer', minimum: 1 },
    links: {
      type: 'object',
      description: 'Addresses of this page and of the ones around it.',
      properties: { self: text, first: text, prev: text, next: text, last: text },
      required: ['self', 'first', 'last'],
      additionalProperties: false,
    },
  })
