import { z } from 'zod'
import { textField } from '#platform/content/fields.ts'

const bwbField = z.string().regex(/^BWBR\d{7}$/, 'this is not the number of a law (BWBR and seven digits)')

/** `data/laws.yaml` */
export const lawsForm = z.array(
  z.strictObject({
    code: z.string().regex(/^[A-Z][A-Za-z]*(-[A-Z]+)?$/, 'this is not the code of a law'),
    title: textField,
    bwb: bwbField.nullable().default(null),
    books: z.record(z.string().regex(/^\d+$/, 'this is not the number of a book'), bwbField).default({}),
  }),
)
