import { z } from 'zod'
import { dayField, keyField, textField, translationField } from '#platform/content/fields.ts'
import { owners, parts, readers, topicIds } from '../domain/article.ts'

const contactIdField = z.string().regex(/^C[A-Z0-9]{2,}$/, 'this is not the id of a contact')
const stampField = z.string().regex(/^[0-9a-f]{12}$/, 'this is not a stamp: run `baken content stamp`')
const factRefField = z.string().regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'this is not the id of a fact')

const blockForm = z.strictObject({
  id: keyField,
  part: z.enum(parts),
  facts: z.array(factRefField),
  ask: z.boolean().default(false),
})

/** `content/articles/<id>/article.yaml`. */
export const articleForm = z.strictObject({
  topic: z.enum(topicIds),
  pictogram: keyField,
  audience: z.array(z.enum(readers)).min(1),
  owner: z.enum(owners),
  reviewedOn: dayField,
  reviewBefore: dayField,
  ends: dayField.nullable(),
  sensitive: z.boolean(),
  contacts: z.array(contactIdField).min(1),
  guides: z.array(keyField),
  related: z.array(keyField),
  critical: z.array(keyField),
  dutch: z.array(textField),
  blocks: z.array(blockForm).min(1),
  seen: stampField.nullable().default(null),
})

const textsField = z.record(keyField, textField)

/** `content/articles/<id>/<language>.yaml`. */
export const articleWordsForm = z.strictObject({
  translation: translationField,
  of: stampField.nullable().default(null),
  title: textField,
  summary: textField,
  words: z.array(textField),
  blocks: textsField,
  negationDiffers: z.array(keyField).default([]),
})

/** `content/articles/<id>/local/<area>/local.yaml`. */
export const localForm = z.strictObject({
  contacts: z.array(contactIdField),
  blocks: z.array(blockForm).min(1),
})
export const localWordsForm = articleWordsForm.omit({ title: true, summary: true, words: true })

/** `content/articles/topics.yaml`. */
export const topicsForm = z.array(z.strictObject({ id: z.enum(topicIds), pictogram: keyField })).min(1)

/** `content/articles/critical/<language>.yaml`. */
export const criticalForm = z.strictObject({
  translation: translationField,
  sentences: textsField,
  second: textsField.default({}),
})

/** `content/articles/everyday/<language>.yaml`. */
export const everydayForm = z.record(z.string().regex(/^(guide:)?[a-z0-9]+(-[a-z0-9]+)*$/), z.array(textField))
