import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result.ts'
import { isReportingId } from '../domain/item-kinds.ts'
import {
  dangerAnswers,
  entrances,
  type FileFacts,
  goingOnAnswers,
  type Identity,
  mostCharacters,
  mostFiles,
  type Report,
  troubleForms,
} from '../domain/report/report.ts'

// Forms are made where they are used: a script for phones that reads none of them carries none.
const text = (most: number) => z.string().max(most)
export const municipalityCode = () => z.string().regex(/^GM\d{4}$/)

export const fileFacts = (): z.ZodType<FileFacts> =>
  z.strictObject({
    item: z.string().refine(isReportingId),
    sequence: z.int().min(0),
    name: text(60),
    type: text(60).regex(/^[a-z]+\/[a-z0-9.+-]+$/),
    bytes: z.int().min(0),
    cleaned: z.enum(['stripped', 're-encoded', 'kept-as-is']),
  })

/** Out of a step plan: ids and answers of ours, never sentences. */
export const fromPlan = () =>
  z.strictObject({
    guide: text(60).regex(/^[a-z0-9-]+$/),
    version: text(40),
    outcome: text(60).regex(/^[a-z0-9-]+$/),
    answers: text(2_000).regex(/^[\w=&.-]*$/),
  })

const reportForm = (): z.ZodType<Report> =>
  z
    .strictObject({
      v: z.literal(1),
      entrance: z.enum(entrances),
      language: text(35).regex(/^[A-Za-z0-9-]+$/),
      forms: z.array(z.enum(troubleForms)).min(1).max(troubleForms.length),
      place: z.strictObject({ municipality: municipalityCode().nullable(), words: text(mostCharacters.words) }),
      goingOn: z.enum(goingOnAnswers),
      danger: z.enum(dangerAnswers),
      story: text(mostCharacters.story),
      hasIdentity: z.boolean(),
      files: z.array(fileFacts()).max(mostFiles),
      from: fromPlan().optional(),
      salt: z.string().regex(/^[\w-]{43}$/),
    })
    .transform(({ from, ...told }) => (from === undefined ? told : { ...told, from }))

const identityForm = (): z.ZodType<Identity> =>
  z
    .strictObject({
      v: z.literal(1),
      name: text(mostCharacters.name),
      phone: text(mostCharacters.phone),
      email: text(mostCharacters.email),
      address: text(mostCharacters.address),
      other: text(mostCharacters.other),
      // Of what a partner passed on: see `identityAlong`. Whoever passes it on again draws another.
      salt: z
        .string()
        .regex(/^[\w-]{43}$/)
        .optional(),
    })
    .transform(({ salt: _, ...who }) => who)

/** What reporter and organisation write to each other. */
export interface Message {
  v: 1
  text: string
  files: readonly FileFacts[]
}

const messageForm = (): z.ZodType<Message> =>
  z.strictObject({
    v: z.literal(1),
    text: text(mostCharacters.message),
    files: z.array(fileFacts()).max(mostFiles),
  })

function read<T>(form: z.ZodType<T>, value: unknown): Result<T, 'malformed'> {
  const parsed = form.safeParse(value)
  return parsed.success ? ok(parsed.data) : err('malformed')
}

/** A report out of an opened envelope. Refusal: `malformed` – not of the form that this version of Baken knows. */
export const readReport = (value: unknown): Result<Report, 'malformed'> => read(reportForm(), value)

/** Who the reporter is, out of an opened envelope. Refusal as `readReport`. */
export const readIdentity = (value: unknown): Result<Identity, 'malformed'> => read(identityForm(), value)

/** A message out of an opened envelope. Refusal as `readReport`. */
export const readMessage = (value: unknown): Result<Message, 'malformed'> => read(messageForm(), value)
