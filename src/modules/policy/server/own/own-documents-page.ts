import { compareEdits, type FieldTexts } from '#kernel/compare-edits.ts'
import { type Actor, inHat, membersOf } from '#modules/organisations/server/index.ts'
import { everInEffect, historyOf, type Revision } from '#platform/revisions/index.ts'
import type { OwnDocument, OwnWord } from '../../domain/own-documents.ts'
import type { PolicyDocument } from '../../domain/policy.ts'
import { nothingTyped, ownDocumentFields, type TypedDocument, typedFrom } from '../../forms/own-document-form.ts'
import type { OwnDocumentBody } from '../../forms/policy-file-forms.ts'
import type { Policy } from '../load-policy.ts'
import { aboutOf } from '../source-views.ts'
import { municipalityOf, type PolicyDesk, revisionsIn } from './change-own-document.ts'
import { ownDocumentTable, policyAsSaid, statementIn, subjectFor } from './own-statements.ts'

/** A document of the municipality of the hat, as it stands now. */
export interface OwnRow {
  document: PolicyDocument
  about: string
  /** Of what was said last; 0: it stands as Baken found it. */
  version: number
  ownWord: Pick<OwnWord, 'act' | 'on'> | null
}

/** `code` null: the organisation is no municipality. */
export interface OwnDocumentsPage {
  code: string | null
  rows: readonly OwnRow[]
  /** Documents that were added and taken back: what was said of them is kept. */
  takenBack: readonly OwnDocument[]
}

/** What was said of a document once, with who as the organisation knows them. */
export interface OwnMoment {
  version: number
  act: OwnWord['act']
  at: Date
  /** The name that colleagues know; null for who left. */
  who: string | null
  /** The fields that it made different. */
  fields: readonly (keyof TypedDocument)[]
}

export interface OwnDocumentPage {
  /** Null: it was added, and taken back. */
  now: OwnDocument | null
  version: number
  /** Whether Baken itself found this document. */
  ours: boolean
  /** The newest first. */
  moments: readonly OwnMoment[]
  /** The form at every version: 0 is how Baken found it. */
  typedAt: ReadonlyMap<number, TypedDocument>
}

/** Every document of the municipality of the hat: those that Baken found, and those that it added. */
export const ownDocumentsPage = (
  desk: Pick<PolicyDesk, 'db'>,
  actor: Actor,
  policy: Policy,
): Promise<OwnDocumentsPage> =>
  inHat(desk.db, actor, async (trx) => {
    const code = await municipalityOf(trx, actor)
    if (code === null) return { code, rows: [], takenBack: [] }
    const said = (await everInEffect(revisionsIn(trx), ownDocumentTable)).map(statementIn)
    const statements = said.filter(({ municipality }) => municipality === code)
    const now = policyAsSaid(policy, statements, { by: null })
    const versions = new Map<string, number>()
    for (const { id, version } of statements) versions.set(id, Math.max(version, versions.get(id) ?? 0))
    return {
      code,
      rows: now.documents
        .filter(({ municipality }) => municipality === code)
        .map((document) => ({
          document,
          about: aboutOf(document, now, 'nl').text,
          version: versions.get(document.id) ?? 0,
          ownWord: now.ownWords.get(document.id) ?? null,
        })),
      takenBack: [...Map.groupBy(statements, ({ id }) => id)].flatMap(([id, all]) =>
        now.documents.some((document) => document.id === id) ? [] : (all.findLast((one) => one.said)?.said ?? []),
      ),
    }
  })

/** One document of the municipality of the hat with all that was said of it; null when it has none with this id. */
export const ownDocumentPage = (
  desk: Pick<PolicyDesk, 'db'>,
  actor: Actor,
  policy: Policy,
  id: string,
): Promise<OwnDocumentPage | null> =>
  inHat(desk.db, actor, async (trx) => {
    const municipality = await municipalityOf(trx, actor)
    if (municipality === null) return null
    const found = policy.documents.find((one) => one.id === id && one.municipality === municipality)
    const ours = found ? { document: found, about: aboutOf(found, policy, 'nl').text } : null
    const revisions = await historyOf(revisionsIn(trx), ownDocumentTable, subjectFor(municipality, id))
    if (!ours && revisions.length === 0) return null
    const saidAt = (version: number): OwnDocument | null => statementAt(revisions, version)?.said ?? ours
    const typedAt = new Map(
      [0, ...revisions.map(({ version }) => version)].map((version) => {
        const said = saidAt(version)
        return [version, said ? typedFrom(said) : nothingTyped] as const
      }),
    )
    const members = await membersOf(trx, actor.organisation)
    const version = revisions[0]?.version ?? 0
    return {
      now: saidAt(version),
      version,
      ours: ours !== null,
      typedAt,
      moments: revisions.map((one) => ({
        version: one.version,
        act: statementIn(one).act,
        at: one.madeAt,
        who: members.find(({ person }) => person === one.madeBy)?.name ?? null,
        fields: changedFields(typedAt.get(one.version - 1), typedAt.get(one.version)),
      })),
    }
  })

/** A form as texts by field; what was left empty is none. */
export const fieldTexts = (typed: TypedDocument): FieldTexts =>
  Object.fromEntries(ownDocumentFields.map((field) => [field, typed[field] === '' ? [] : [typed[field]]]))

const changedFields = (before = nothingTyped, after = nothingTyped): OwnMoment['fields'] => {
  const changed = compareEdits(fieldTexts(before), fieldTexts(before), fieldTexts(after))
  const names = changed.filter(({ verdict }) => verdict !== 'same').map(({ field }) => field)
  return ownDocumentFields.filter((field) => names.includes(field))
}

const statementAt = (revisions: readonly Revision<OwnDocumentBody>[], version: number) => {
  const found = revisions.find((one) => one.version === version)
  return found && statementIn(found)
}
