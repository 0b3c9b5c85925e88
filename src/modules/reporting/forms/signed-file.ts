import { z } from 'zod'
import { type Day, parseDay } from '#kernel/days.ts'
import { err, ok, type Result } from '#kernel/result.ts'
import { fromBase64url } from '#modules/organisations/index.ts'
import { isAlong } from '../domain/forwards/along.ts'
import { allAnswerReasons, forwardAnswers, isReasonFor } from '../domain/forwards/answers.ts'
import { type ForwardField, forwardFieldNames, inOrder } from '../domain/forwards/fields.ts'
import { shareGroundNames } from '../domain/forwards/grounds.ts'
import { askableFields, questionAnswers } from '../domain/forwards/questions.ts'
import type { KeyList } from '../domain/receipts/key-list.ts'
import { contentFile, contentForm, doors, type Signed, signedFile, signedForm } from '../domain/receipts/statements.ts'

/** More than the longest report takes as text in a file: what is longer is not looked at. */
const longestFile = 500_000

const bytes = (length: number) => z.string().refine((text) => fromBase64url(text)?.length === length, 'no bytes')
const day = z.string().transform((text, context): Day => {
  const read = parseDay(text)
  if (read.ok) return read.value
  context.addIssue({ code: 'custom', message: 'not a day' })
  return z.NEVER
})
const site = z.string().regex(/^https?:\/\/[^/?#\s@]{1,200}$/)
const id = z.string().regex(/^[!-~]{1,63}$/)
const forwardId = z.string().regex(/^[0-9a-f]{32}$/)
const hash = bytes(32)
const askable: ReadonlySet<string> = new Set(askableFields)
const fields = z
  .array(z.enum(forwardFieldNames as [ForwardField, ...ForwardField[]]))
  .min(1)
  .refine((list) => inOrder(list).join() === list.join(), 'not in their order')

const received = z.strictObject({
  v: z.literal(1),
  kind: z.literal('received'),
  site,
  organisation: id,
  day,
  door: z.enum(doors),
  commitment: hash,
})
const manifest = {
  v: z.literal(1),
  site,
  forwardId,
  from: id,
  to: z.string().regex(/^(organisation:[!-~]{1,63}|outside:[^\p{C}]{1,80})$/u),
  day,
  ground: z.enum(shareGroundNames),
  fields,
  payloadHash: hash,
  answerDue: day,
}
const forwarded = z.strictObject({
  ...manifest,
  kind: z.literal('forwarded'),
  along: z.array(z.string()).max(9).refine(isAlong, 'nothing that goes along'),
})
const asked = z
  .strictObject({ ...manifest, kind: z.literal('asked') })
  .refine(({ fields }) => fields.every((field) => askable.has(field)), 'a field that nobody is asked about')
const answered = z
  .strictObject({
    v: z.literal(1),
    kind: z.literal('answer'),
    site,
    forwardId,
    manifestHash: hash,
    answer: z.enum(forwardAnswers),
    reason: z.enum(allAnswerReasons),
    day,
  })
  .refine(({ answer, reason }) => isReasonFor(answer, reason), 'no reason for that answer')

const advice = z
  .strictObject({
    v: z.literal(1),
    kind: z.literal('advice'),
    site,
    forwardId,
    manifestHash: hash,
    answer: z.enum(questionAnswers),
    wordsHash: hash.nullable(),
    day,
  })
  .refine(({ answer, wordsHash }) => (answer === 'said') === (wordsHash !== null), 'words for no answer in words')

const signed = z.strictObject({
  form: z.literal(signedForm),
  statement: z.discriminatedUnion('kind', [received, forwarded, answered, asked, advice]),
  key: bytes(32),
  signature: bytes(64),
})

/** `not-ours` – no file of this kind · `later` – made by a later program · `changed` – a file of this kind in which something is not as Baken writes it. */
export type NotRead = 'not-ours' | 'later' | 'changed'

const asJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Programs that keep a file may add a mark in front, or end lines in another way: that is all that may differ. */
const plain = (text: string) =>
  `${text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trim()}\n`

function readFile<T>(text: string, form: string, read: (json: unknown) => T | null, write: (value: T) => string) {
  if (text.length > longestFile) return err('not-ours')
  const json = asJson(plain(text))
  const named = typeof json === 'object' && json !== null && 'form' in json ? json.form : null
  if (named !== form) {
    const isLater = typeof named === 'string' && named.replace(/\d+$/, '') === form.replace(/\d+$/, '')
    return err(isLater ? 'later' : 'not-ours')
  }
  const value = read(json)
  // What is written twice, or in between, would be seen by one reader and not by another.
  return value !== null && write(value) === plain(text) ? ok(value) : err('changed')
}

/** A file with a signed statement. Whether it is signed is another question. Refusals: see `NotRead`. */
export const readSignedFile = (text: string): Result<Signed, NotRead> =>
  readFile<Signed>(
    text,
    signedForm,
    (json) => {
      const { data } = signed.safeParse(json)
      return data ? { statement: data.statement, key: data.key, signature: data.signature } : null
    },
    signedFile,
  )

const content = z.strictObject({ form: z.literal(contentForm), content: z.string() })

/** What is in a file that somebody keeps of what they told: exactly the text that was sealed. Refusals: see `NotRead`. */
export const readContentFile = (text: string): Result<string, NotRead> =>
  readFile<string>(text, contentForm, (json) => content.safeParse(json).data?.content ?? null, contentFile)

/** The list of keys of a site, as it stands at its well-known address. */
const keyListForm = z.strictObject({
  v: z.literal(1),
  keys: z
    .array(
      z.strictObject({
        number: z.int().min(1),
        publicKey: bytes(32),
        site,
        from: day,
        last: day.nullable(),
        stolen: z.boolean(),
      }),
    )
    .max(1_000),
})

/** The text of a list, as a site gives it. */
export const keyListText = ({ keys }: KeyList): string => `${JSON.stringify({ v: 1, keys }, null, 2)}\n`

/** Null: it is no list of keys. */
export function readKeyList(text: string): KeyList | null {
  const { data } = keyListForm.safeParse(asJson(text))
  return data ? { keys: data.keys } : null
}
