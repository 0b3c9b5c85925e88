import { z } from 'zod'
import { dayField, keyField, provenanceFields, textField, translationField } from '#platform/content/fields.ts'
import {
  answerSets,
  audiences,
  forms,
  helpfulPages,
  lookUps,
  parties,
  pictograms,
  profileNames,
  terms,
} from '../domain/guide.ts'

const line = { id: keyField, ...provenanceFields }
const base = {
  ...provenanceFields,
  critical: z.boolean().exactOptional(),
  loop: z.boolean().exactOptional(),
  pictogram: z.enum(pictograms).exactOptional(),
}
const ways = z.record(keyField, keyField)
const assessment = z.strictObject({
  theme: keyField,
  plateau: z.union([z.literal(1), z.literal(2)]),
  lookUp: z.enum(lookUps).exactOptional(),
  steps: z.record(
    keyField,
    z.strictObject({
      owner: z.enum(parties),
      with: z.array(z.enum(parties)),
      helps: z.array(z.enum(helpfulPages)),
    }),
  ),
})

const node = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('question'),
    answers: z.enum([...keysOf(answerSets), 'custom']),
    danger: z.boolean().exactOptional(),
    assess: assessment.exactOptional(),
    options: ways,
    ...base,
  }),
  z.strictObject({ kind: z.literal('action'), next: keyField, ...base }),
  z.strictObject({ kind: z.literal('rule'), rule: keyField, outcomes: ways, ...base }),
  z.strictObject({
    kind: z.literal('outcome'),
    owner: z.enum(parties),
    term: z.enum(terms),
    contacts: z.array(z.string()),
    record: z.array(keyField),
    ...base,
  }),
])

/** `guide.yaml`: the shape only. Whether the guide holds together is decided by `checkGuide`. */
export const guideForm = z.strictObject({
  id: keyField,
  profile: z.enum(profileNames),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'write a version as 1.0.0'),
  owner: textField,
  validFrom: dayField,
  reviewBefore: dayField,
  audience: z.enum(audiences),
  form: z.enum(forms),
  languages: z.array(z.string()).min(1),
  signals: z.array(z.string()),
  do: z.array(z.strictObject(line)),
  dont: z.array(z.strictObject(line)),
  writeDown: z.array(z.strictObject(line)),
  share: z.array(z.strictObject({ ...line, with: z.enum(parties), ground: z.array(z.string()) })),
  start: keyField,
  nodes: z.record(keyField, node),
})

const texts = z.record(keyField, textField)

/** `nl.yaml`, `en.yaml`: the words of a guide under the same keys. */
export const guideWordsForm = z.strictObject({
  translation: translationField,
  title: textField,
  lead: textField,
  do: texts,
  dont: texts,
  writeDown: texts,
  share: texts,
  nodes: z.record(
    keyField,
    z.strictObject({
      text: textField,
      help: textField.exactOptional(),
      options: texts.exactOptional(),
      record: texts.exactOptional(),
      evidence: textField.exactOptional(),
      steps: texts.exactOptional(),
    }),
  ),
  second: z.record(z.string(), textField).exactOptional(),
})

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): K[] {
  const isKey = (key: string): key is K => Object.hasOwn(record, key)
  return Object.keys(record).filter(isKey)
}
