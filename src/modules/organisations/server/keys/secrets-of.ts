import type { DeskTransaction } from '../desk.ts'

/** A secret as it is kept, under which key of the organisation. While that changes there may be two of one subject: either opens. */
export interface WrappedSecret {
  subject: string
  keyNumber: number
  wrapped: Uint8Array
}

/** What the organisation keeps of these subjects, the newest key first, as far as the hat of the transaction may see it. For whoever keeps something beside its secret. */
export async function secretsOf(
  trx: DeskTransaction,
  organisation: string,
  subjects: readonly string[],
): Promise<WrappedSecret[]> {
  if (subjects.length === 0) return []
  const rows = await trx
    .selectFrom('organisations_kept_secret')
    .select(['subject', 'key_number', 'wrapped'])
    .where('organisation', '=', organisation)
    .where('subject', 'in', [...subjects])
    .orderBy('key_number', 'desc')
    .execute()
  return rows.map(({ subject, key_number, wrapped }) => ({ subject, keyNumber: key_number, wrapped }))
}
