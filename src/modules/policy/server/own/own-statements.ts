import type { Kysely } from 'kysely'
import { type Day, dutchDay } from '#kernel/days.ts'
import { everInEffect, type InEffect, revisionMark, revisionTable } from '#platform/revisions/index.ts'
import { type OwnStatement, ownActs, withOwnWords } from '../../domain/own-documents.ts'
import type { MunicipalityCode } from '../../domain/policy.ts'
import { type OwnDocumentBody, ownDocumentForm } from '../../forms/policy-file-forms.ts'
import type { Policy } from '../load-policy.ts'
import type { PolicyTables } from './tables.ts'

export const ownDocumentTable = revisionTable('policy_document_revision', ownDocumentForm)

export const subjectFor = (municipality: MunicipalityCode, id: string): string => `${municipality}/${id}`

export function statementIn({
  subject,
  version,
  act,
  body,
  madeAt,
}: Pick<InEffect<OwnDocumentBody>, 'subject' | 'version' | 'act' | 'body' | 'madeAt'>): OwnStatement {
  const [municipality = '', id = ''] = subject.split('/')
  const known = ownActs.find((one) => one === act)
  // The table takes no other.
  if (!known) throw new Error(`"${act}" is nothing that is said of a document`)
  const said = body.document && { document: body.document, about: body.about }
  return { municipality, id, version, act: known, on: dutchDay(madeAt), said }
}

/** What municipalities said, for pages that anybody may open: never who it was. */
export interface OwnStatements {
  /** In the order in which it was said. Read again only when there is something new. */
  all(): Promise<readonly OwnStatement[]>
}

/** @param db as the public role: it sees what holds, and not who said it */
export function ownStatements(db: Kysely<PolicyTables>): OwnStatements {
  let known: { mark: string; statements: readonly OwnStatement[] } = { mark: '', statements: [] }
  return {
    async all() {
      const mark = await revisionMark(db, ownDocumentTable)
      if (mark !== known.mark) known = { mark, statements: (await everInEffect(db, ownDocumentTable)).map(statementIn) }
      return known.statements
    },
  }
}

/**
 * What is known of policy by a day, with what municipalities said themselves. Measurements stay as they are: they tell what a study found.
 *
 * @param by as in `withOwnWords`
 */
export const policyAsSaid = (
  policy: Policy,
  statements: readonly OwnStatement[],
  { by, madeUp = policy.madeUp }: { by: Day | null; madeUp?: Policy['madeUp'] },
): Policy => ({ ...policy, madeUp, ...withOwnWords(policy.documents, statements, by) })
