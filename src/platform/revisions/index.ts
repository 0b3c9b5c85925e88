/**
 * What an organisation changes on screen, as a list to which is only added. Files stay the ground; a table of revisions, of the
 * module that owns the things, says what was changed since. The shape of such a table and why: docs/decisions/038-what-is-changed-on-screen.md.
 *
 * - **Write**: `addRevision`, on the version that the form was drawn from; `decideRevision`, by a second person.
 * - **Read**: `newestRevision`, `historyOf`, `waitingRevisions`; for everybody `inEffect`, `everInEffect`, `revisionMark`.
 */
export { addRevision, decideRevision, type NewRevision } from './add-revision.ts'
export {
  everInEffect,
  type Holding,
  historyOf,
  inEffect,
  newestRevision,
  revisionMark,
  waitingRevisions,
} from './read-revisions.ts'
export {
  type InEffect,
  type Revision,
  type RevisionRow,
  type RevisionState,
  type RevisionTable,
  revisionStates,
  revisionTable,
} from './revision.ts'
