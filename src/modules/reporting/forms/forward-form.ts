import { z } from 'zod'
import { fromBase64url } from '#modules/organisations/index.ts'
import type { ForwardCopy } from '../domain/forwards/copy.ts'
import { shareGroundNames } from '../domain/forwards/grounds.ts'
import { type Forwardable, type ForwardPayload, payloadText } from '../domain/forwards/payload.ts'
import { isReportingId } from '../domain/item-kinds.ts'
import { mostFiles } from '../domain/report/report.ts'
import { fileFacts } from './report-form.ts'

const words = (most: number) => z.string().min(1).max(most)
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/)
const codes = z.array(code).min(1).max(60)

/** The allow-list of a payload: a field that has no row here is refused, not passed on. */
const fields = {
  municipality: z.string().regex(/^GM\d{4}$/),
  forms: codes,
  goingOn: code,
  danger: code,
  week: z.string().regex(/^\d{4}-W\d{2}$/),
  entrance: code,
  signals: codes,
  sector: code,
  address: words(500),
  employer: words(500),
  agency: words(500),
  placeWords: words(2_000),
  story: words(20_000),
  language: code,
  summary: words(5_000),
  question: words(2_000),
} satisfies Readonly<Record<keyof Forwardable, z.ZodType>>

const payload = z.strictObject({
  v: z.literal(1),
  salt: z.string().refine((text) => fromBase64url(text)?.length === 32, 'no salt'),
  fields: z.strictObject(fields).partial(),
  files: z.array(fileFacts()).max(mostFiles),
})

/** What was handed over, out of its text. Null: something is in it that has no place there, or it is not written in the one way. */
export function readPayload(text: string): ForwardPayload | null {
  try {
    const { data } = payload.safeParse(JSON.parse(text))
    if (!data) return null
    const read: ForwardPayload = { v: data.v, salt: data.salt, fields: onlyKnown(data.fields), files: data.files }
    return payloadText(read) === text ? read : null
  } catch {
    return null
  }
}

/** Without the fields that are not there. */
const onlyKnown = (read: Readonly<Record<string, unknown>>): Partial<Forwardable> =>
  Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined))

const copy = z.strictObject({
  v: z.literal(1),
  forwardId: z.string().refine(isReportingId),
  to: words(200),
  ground: z.enum(shareGroundNames),
  payload: z.unknown(),
  files: z.array(fileFacts()).max(mostFiles),
  identity: z.boolean(),
})

/** What the sender kept of a forward, out of an opened envelope; null: not of the form that this version knows. */
export function readForwardCopy(value: unknown): ForwardCopy | null {
  const { data } = copy.safeParse(value)
  const payload = data ? readPayload(JSON.stringify(data.payload)) : null
  return data && payload ? { ...data, payload } : null
}
