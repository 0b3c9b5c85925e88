import { z } from 'zod'

/** `waiting` – for a second person · `in-effect` – it counts, or counted until a later one · `refused`, `withdrawn` – it never counted. */
export const revisionStates = ['waiting', 'in-effect', 'refused', 'withdrawn'] as const
export type RevisionState = (typeof revisionStates)[number]

/** One change of one thing, with the whole thing as it is after it. */
export interface Revision<Body> {
  id: number
  /** What was changed, in the words of the module: `points:breda-spoorzone`. */
  subject: string
  /** 1 for the first change on screen; what the files say is 0. */
  version: number
  organisation: string
  /** The person. The public process may not read it. */
  madeBy: string
  madeAt: Date
  /** What was done: `change`, `confirm`, `undo` … */
  act: string
  body: Body
  state: RevisionState
  decidedBy: string | null
  decidedAt: Date | null
}

/** A change that counts, as everybody may see it: without who made it. */
export type InEffect<Body> = Omit<Revision<Body>, 'madeBy' | 'state' | 'decidedBy' | 'decidedAt'>

/** A table of revisions, in the shape that docs/decisions/038 gives; the module that owns the things owns it. */
export interface RevisionTable<Name extends string, Body> {
  name: Name
  /** How a stored body is read. @throws when it is none: nothing wrong gets in, so that is a bug. */
  parse(raw: unknown): Body
}

export const revisionTable = <Name extends string, Body>(
  name: Name,
  form: z.ZodType<Body>,
): RevisionTable<Name, Body> => ({ name, parse: (raw) => form.parse(raw) })

/** The columns, for the type of a module’s tables. */
export interface RevisionRow {
  subject: string
  version: number
  organisation: string
  made_by: string
  act: string
  body: string
  state: RevisionState
}

const publicColumns = {
  id: z.coerce.number(),
  subject: z.string(),
  version: z.number(),
  organisation: z.string(),
  made_at: z.date(),
  act: z.string(),
  body: z.unknown(),
}
const publicRow = z.object(publicColumns)
const fullRow = z.object({
  ...publicColumns,
  made_by: z.string(),
  state: z.enum(revisionStates),
  decided_by: z.string().nullable(),
  decided_at: z.date().nullable(),
})

export function readInEffect<Body>(
  { parse }: Pick<RevisionTable<string, Body>, 'parse'>,
  raw: unknown,
): InEffect<Body> {
  const { made_at, body, ...rest } = publicRow.parse(raw)
  return { ...rest, madeAt: made_at, body: parse(body) }
}

export function readRevision<Body>(
  { parse }: Pick<RevisionTable<string, Body>, 'parse'>,
  raw: unknown,
): Revision<Body> {
  const { made_at, made_by, decided_by, decided_at, body, ...rest } = fullRow.parse(raw)
  return {
    ...rest,
    madeAt: made_at,
    madeBy: made_by,
    decidedBy: decided_by,
    decidedAt: decided_at,
    body: parse(body),
  }
}
