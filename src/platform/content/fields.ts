import { z } from 'zod'
import { day, parseDay } from '#kernel/days.ts'
import { confidences } from '#kernel/sources.ts'

/** A calendar day written `YYYY-MM-DD`. */
export const dayField = z
  .string()
  .refine((text) => parseDay(text).ok, 'this is not a day (YYYY-MM-DD)')
  .transform(day)

/** A key in content: small letters and digits with single hyphens (`call-112`), so that it fits in addresses and forms. */
export const keyField = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use small letters, digits and single hyphens')

/** A code in `data/sources.yaml`, such as `CCV-1` or `X34`. */
export const sourceCodeField = z.string().regex(/^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/, 'this is not a source code')

/** A CBS municipality code: `GM0772`. */
export const municipalityField = z.string().regex(/^GM\d{4}$/, 'this is not a municipality code (GM and four digits)')

/** A sentence for readers; empty text is a text that is missing. */
export const textField = z.string().trim().min(1, 'there is no text')

/** To spread into every schema of a fact; see `Provenance` of the kernel. */
export const provenanceFields = {
  sources: z.array(sourceCodeField),
  confidence: z.enum(confidences),
}

/** How far a translation is: `source` for the Dutch. */
export const translationField = z.enum(['source', 'draft', 'checked'])
