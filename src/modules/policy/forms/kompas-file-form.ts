import { z } from 'zod'
import { dayField } from '#platform/content/fields.ts'
import { fileFormat, fileKind, maximumFileLength } from '../domain/kompas/file.ts'

const short = z.string().max(100)

/** The file of answers as it comes back from outside. Whether its answers fit the questions of today is decided later. */
export const kompasFileForm = z.strictObject({
  kind: z.literal(fileKind),
  format: z.literal(fileFormat),
  guide: z.strictObject({ id: z.literal('kompas'), version: short }),
  made: dayField,
  municipality: short.nullable(),
  answers: z.record(short, short),
  notes: z.record(short, z.string().max(maximumFileLength)),
})

/** Whether it is a file of Kompas at all, whatever shape it has. */
export const kompasKindForm = z.looseObject({ kind: z.literal(fileKind), format: z.unknown() })
