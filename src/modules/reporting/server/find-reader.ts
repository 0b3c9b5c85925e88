import { sql } from 'kysely'
import type { ReportDesk } from './report-desk.ts'

/** Who would read a report, and the key that it is sealed to. */
export interface FoundReader {
  organisation: string
  name: string
  /** False: the municipality of the place has nobody, and this organisation reads for it. */
  isOwn: boolean
  keyNumber: number
  publicKey: Uint8Array
}

/**
 * Who would read what is told about a municipality (its code, such as `GM0758`; null: not known). null: nobody, and then no form is offered.
 * Only an organisation in which two active people can open it at this moment.
 */
export async function readerFor({ db }: ReportDesk, municipality: string | null): Promise<FoundReader | null> {
  const { rows } = await sql<{
    organisation: string
    name: string
    is_own: boolean
    key_number: number
    public_key: Uint8Array
  }>`select * from reporting_reader_for(${municipality})`.execute(db)
  const [row] = rows
  if (!row) return null
  const { organisation, name, is_own: isOwn, key_number: keyNumber, public_key: publicKey } = row
  return { organisation, name, isOwn, keyNumber, publicKey }
}

/** The key that an organisation's reports are sealed to now; null: nobody reads there at this moment. */
export async function readerKey(
  { db }: ReportDesk,
  organisation: string,
): Promise<{ keyNumber: number; publicKey: Uint8Array } | null> {
  const { rows } = await sql<{ key_number: number; public_key: Uint8Array }>`
    select * from reporting_reader_key(${organisation})`.execute(db)
  const [row] = rows
  return row ? { keyNumber: row.key_number, publicKey: row.public_key } : null
}
