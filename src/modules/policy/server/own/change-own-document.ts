import type { Kysely, Transaction } from 'kysely'
import { err, ok, type Result } from '#kernel/result.ts'
import { about, type Hat } from '#modules/organisations/index.ts'
import {
  type Actor,
  asActor,
  type DeskTables,
  mayNow,
  type NotDone,
  organisationOn,
  writeDown,
} from '#modules/organisations/server/index.ts'
import { addRevision, historyOf } from '#platform/revisions/index.ts'
import { type OwnAct, type OwnDocument, type OwnStatement, ownWordSource } from '../../domain/own-documents.ts'
import type { MunicipalityCode, PolicyDocument } from '../../domain/policy.ts'
import { ownDocumentTable, statementIn, subjectFor } from './own-statements.ts'
import type { PolicyTables } from './tables.ts'

type Tables = DeskTables & PolicyTables
type Trx = Transaction<Tables>

type Revisions = Pick<Tables, 'policy_document_revision'>
/** What is read of the transaction; a change needs the transaction itself. */
export const revisionsIn = (trx: Trx): Kysely<Revisions> => trx.$pickTables<keyof Revisions>()

/** What these steps need: the database, and dice for the id of a new document. */
export interface PolicyDesk {
  db: Kysely<Tables>
  random(bytes: number): Uint8Array
}

/**
 * `no-municipality` – the organisation is none, and has no documents here · `unknown-document` – it has none with this id ·
 * `changed-meanwhile` – somebody said something else since the form was drawn · `nothing-to-undo`.
 */
export type NotSaid = NotDone | 'no-municipality' | 'unknown-document' | 'changed-meanwhile' | 'nothing-to-undo'

/** What is changed, and what the form was drawn from: the version, 0 for what stands in the files. */
export interface Saying {
  id: string
  basedOn: number
}

/** Whose document it is; what a form says becomes a document of it. */
export interface DocumentPlace {
  municipality: MunicipalityCode
  id: string
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const idLength = 8

/** The municipality of the actor, when the hat may speak for it. */
async function mayFor(
  trx: Trx,
  hat: Hat,
  actor: Actor,
  action: 'policy-document.change' | 'policy-document.confirm',
): Promise<Result<MunicipalityCode, NotDone | 'no-municipality'>> {
  const may = mayNow(hat, action, about(actor.organisation, 'there'), actor)
  if (!may.ok) return may
  const municipality = await municipalityOf(trx, actor)
  return municipality === null ? err('no-municipality') : ok(municipality)
}

/** The municipality that the organisation of the hat is; null when it is something else. */
export async function municipalityOf(trx: Trx, { organisation }: Pick<Actor, 'organisation'>) {
  const at = await organisationOn(trx, organisation)
  return at?.kind === 'municipality' && at.place.kind === 'municipality' ? at.place.code : null
}

/** Adds a document that nobody knew. Gives its id. */
export const addOwnDocument = (
  desk: PolicyDesk,
  actor: Actor,
  read: (of: DocumentPlace) => OwnDocument,
): Promise<Result<string, NotSaid>> =>
  asActor<string, NotSaid, Tables>(desk, actor, async (trx, hat) => {
    const municipality = await mayFor(trx, hat, actor, 'policy-document.change')
    if (!municipality.ok) return municipality
    const letters = [...desk.random(idLength)].map((byte) => alphabet[byte % alphabet.length]).join('')
    const of = { municipality: municipality.value, id: `${municipality.value.toLowerCase()}-${letters}` }
    const said = await say(trx, actor, of, { basedOn: 0, act: 'add', said: read(of) })
    return said.ok ? ok(of.id) : said
  })

/** Says how a document is: one of `known`, or one that the municipality added itself. */
export const changeOwnDocument = (
  desk: PolicyDesk,
  actor: Actor,
  { id, basedOn }: Saying,
  read: (of: DocumentPlace) => OwnDocument,
  known: readonly PolicyDocument[],
): Promise<Result<true, NotSaid>> =>
  asActor<true, NotSaid, Tables>(desk, actor, async (trx, hat) => {
    const municipality = await mayFor(trx, hat, actor, 'policy-document.change')
    if (!municipality.ok) return municipality
    const of = { municipality: municipality.value, id }
    if (!(await documentNow(trx, of, known))) return err('unknown-document')
    return say(trx, actor, of, { basedOn, act: 'change', said: read(of) })
  })

/** Says that a document is still right, as it stands. */
export const confirmOwnDocument = (
  desk: PolicyDesk,
  actor: Actor,
  { id, basedOn }: Saying,
  known: readonly PolicyDocument[],
  aboutOf: (document: PolicyDocument) => string,
): Promise<Result<true, NotSaid>> =>
  asActor<true, NotSaid, Tables>(desk, actor, async (trx, hat) => {
    const municipality = await mayFor(trx, hat, actor, 'policy-document.confirm')
    if (!municipality.ok) return municipality
    const of = { municipality: municipality.value, id }
    const now = await documentNow(trx, of, known)
    if (!now) return err('unknown-document')
    const { document, about: words } = now.said ?? { document: now.ours, about: aboutOf(now.ours) }
    const sources = [...new Set([...document.sources, ownWordSource])]
    return say(trx, actor, of, { basedOn, act: 'confirm', said: { document: { ...document, sources }, about: words } })
  })

/** Puts back what was said before the last; before the first that is what stands in the files, or that there is no such document. */
export const undoOwnDocument = (
  desk: PolicyDesk,
  actor: Actor,
  { id, basedOn }: Saying,
): Promise<Result<true, NotSaid>> =>
  asActor<true, NotSaid, Tables>(desk, actor, async (trx, hat) => {
    const municipality = await mayFor(trx, hat, actor, 'policy-document.change')
    if (!municipality.ok) return municipality
    const of = { municipality: municipality.value, id }
    const said = await statementsOf(trx, of)
    if (said.length === 0) return err('nothing-to-undo')
    return say(trx, actor, of, { basedOn, act: 'undo', said: said.at(-2)?.said ?? null })
  })

async function say(
  trx: Trx,
  actor: Actor,
  { municipality, id }: DocumentPlace,
  { basedOn, act, said }: { basedOn: number; act: OwnAct; said: OwnDocument | null },
): Promise<Result<true, NotSaid>> {
  const subject = subjectFor(municipality, id)
  const added = await addRevision(trx.$pickTables<keyof Revisions>(), ownDocumentTable, {
    subject,
    basedOn,
    organisation: actor.organisation,
    madeBy: actor.person,
    act,
    body: said ?? { document: null, about: '' },
    state: 'in-effect',
  })
  if (!added.ok) return err('changed-meanwhile')
  const action = act === 'confirm' ? 'policy-document.confirm' : 'policy-document.change'
  await writeDown(trx, actor, action, `policy-document:${subject}`, { act, version: added.value.version })
  return ok(true)
}

/** Everything that was said of a document, the first first. */
export const statementsOf = async (trx: Trx, { municipality, id }: DocumentPlace): Promise<OwnStatement[]> =>
  (await historyOf(revisionsIn(trx), ownDocumentTable, subjectFor(municipality, id))).toReversed().map(statementIn)

type DocumentNow = { said: OwnDocument; ours: PolicyDocument | null } | { said: null; ours: PolicyDocument }

async function documentNow(trx: Trx, of: DocumentPlace, known: readonly PolicyDocument[]): Promise<DocumentNow | null> {
  const ours = known.find((one) => one.id === of.id && one.municipality === of.municipality) ?? null
  const said = (await statementsOf(trx, of)).at(-1)?.said ?? null
  if (said) return { said, ours }
  return ours && { said: null, ours }
}
