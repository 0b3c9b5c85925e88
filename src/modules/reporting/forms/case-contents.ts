import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result.ts'
import {
  type DeskDraft,
  draftPages,
  type KnownFacts,
  mostKnownCharacters,
  mostNoteCharacters,
  type NoteWords,
} from '../domain/desk/opened-case.ts'

const noteForm = (): z.ZodType<NoteWords> =>
  z.strictObject({ v: z.literal(1), text: z.string().max(mostNoteCharacters) })

const draftForm = (): z.ZodType<DeskDraft> =>
  z.strictObject({
    v: z.literal(1),
    page: z.enum(draftPages),
    texts: z.record(z.string().max(60), z.string().max(mostNoteCharacters)),
  })

const field = () => z.string().max(mostKnownCharacters)
const knownForm = (): z.ZodType<KnownFacts> =>
  z.strictObject({ v: z.literal(1), address: field(), employer: field(), agency: field(), more: field() })

function read<T>(form: z.ZodType<T>, value: unknown): Result<T, 'malformed'> {
  const parsed = form.safeParse(value)
  return parsed.success ? ok(parsed.data) : err('malformed')
}

/** A note or the words of a task out of an opened envelope. Refusal: `malformed` – not of the form that this version of Baken knows. */
export const readNote = (value: unknown): Result<NoteWords, 'malformed'> => read(noteForm(), value)

/** A draft out of an opened envelope. Refusal as `readNote`. */
export const readDeskDraft = (value: unknown): Result<DeskDraft, 'malformed'> => read(draftForm(), value)

/** What colleagues found out, out of an opened envelope. Refusal as `readNote`. */
export const readKnown = (value: unknown): Result<KnownFacts, 'malformed'> => read(knownForm(), value)
