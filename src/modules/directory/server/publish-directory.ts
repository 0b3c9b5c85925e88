import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { AuditEntry } from '#platform/audit/index.ts'
import { checkDirectory, type DirectoryFinding, type KnownNames } from '../domain/check-directory.ts'
import type { Directory } from '../domain/directory.ts'
import type { DirectoryStore } from './directory-store.ts'
import { directoryOf, keyOf, overlaid, rowsOf, type StoredRow } from './stored-rows.ts'

/**
 * What became of the files at start. `same` – they were loaded before · `loaded` – they are now; `kept` are rows in them
 * that stay as they were imported, or as their organisation changed them on screen · `refused` – together with those they are not sound, and
 * the stored rows stay as they were.
 */
export type Published =
  | { outcome: 'same' }
  | { outcome: 'loaded'; kept: readonly { row: string; by: 'import' | 'screen' }[] }
  | { outcome: 'refused'; findings: readonly DirectoryFinding[] }

/** Brings the stored rows up to date with the files. Rows of an import, and those changed on screen, are never changed by it. */
export function publishDirectory(
  files: Directory,
  store: DirectoryStore,
  known: KnownNames,
  now: Date,
): Promise<Published> {
  const fingerprint = createHash('sha256').update(JSON.stringify(files)).digest('hex')
  return store.inTurn(async (turn): Promise<Published> => {
    if ((await turn.filesFingerprint()) === fingerprint) return { outcome: 'same' }
    const stored = (await turn.read())?.rows ?? []
    const changed = stored.filter(({ origin }) => origin !== 'files')
    const fromFiles = rowsOf(files, 'files')
    const rows = overlaid(fromFiles, changed)
    const findings = checkDirectory(directoryOf(rows), known)
    if (findings.length > 0) return { outcome: 'refused', findings }
    await turn.replace(rows, fingerprint, now)
    const inFiles = new Set(fromFiles.map(keyOf))
    const kept = changed.flatMap(({ origin, ...row }) =>
      origin !== 'files' && inFiles.has(keyOf(row)) ? [{ row: keyOf(row), by: origin }] : [],
    )
    return { outcome: 'loaded', kept }
  })
}

/** How many rows are new or different now, and which stay as their organisation keeps them on screen; or what would be wrong with the directory. */
export type Imported =
  | { ok: true; changed: number; kept: readonly string[] }
  | { ok: false; findings: readonly DirectoryFinding[] }

/** Who imports, as the audit names him: the id of a person and of the organisation it is done for, or `operator` for none. */
export type Importer = Pick<AuditEntry, 'actor' | 'organisation'>

/**
 * Adds and changes rows; all of them or none, and with them a line of the audit: by whom, how many, which edition it became. A row that says what
 * is stored already is left as it is, so that the files may still change it; an import of nothing else changes nothing and leaves no line.
 * A row that its organisation changed on screen stays: it knows better than who imports.
 * Refusals: what would be wrong with the directory afterwards.
 */
export function importRows(
  changes: readonly Omit<StoredRow, 'origin'>[],
  store: DirectoryStore,
  known: KnownNames,
  { now, by }: { now: Date; by: Importer },
): Promise<Imported> {
  return store.inTurn(async (turn): Promise<Imported> => {
    const stored = (await turn.read())?.rows ?? []
    const bodies = new Map(stored.map((row) => [keyOf(row), row.body]))
    const onScreen = new Set(stored.filter(({ origin }) => origin === 'screen').map(keyOf))
    const different = changes.filter((row) => !isDeepStrictEqual(row.body, bodies.get(keyOf(row))))
    const kept = different.map(keyOf).filter((key) => onScreen.has(key))
    const changed = different
      .filter((row) => !onScreen.has(keyOf(row)))
      .map(({ part, id, body }): StoredRow => ({ part, id, origin: 'import', body }))
    if (changed.length === 0) return { ok: true, changed: 0, kept }
    const rows = overlaid(stored, changed)
    const findings = checkDirectory(directoryOf(rows), known)
    if (findings.length > 0) return { ok: false, findings }
    const edition = await turn.replace(rows, null, now)
    const added = changed.filter((row) => !bodies.has(keyOf(row))).length
    await turn.audit({
      ...by,
      action: 'directory.import',
      object: `directory-edition:${edition}`,
      // An import takes nothing away; said, so that a reader need not know that.
      detail: { added, changed: changed.length - added, removed: 0 },
    })
    return { ok: true, changed: changed.length, kept }
  })
}

/**
 * The directory as it is stored, read again only when there is a newer edition. While the database is away it is the one
 * that was read last, and `away` hears why.
 */
export function directoryReader(
  store: Pick<DirectoryStore, 'read'>,
  away: (cause: unknown) => void = () => undefined,
): () => Promise<Directory> {
  let had: { edition: number; directory: Directory } | undefined
  return async () => {
    const found = await store.read(had?.edition ?? null).catch((cause: unknown) => {
      if (!had) throw cause
      away(cause)
      return { edition: had.edition, rows: null }
    })
    if (!found) throw new Error('no directory was ever stored')
    if (found.rows) had = { edition: found.edition, directory: directoryOf(found.rows) }
    if (!had) throw new Error('the rows of the directory were not given')
    return had.directory
  }
}
