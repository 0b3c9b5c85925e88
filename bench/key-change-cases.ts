import { type Kysely, sql } from 'kysely'
import { keptSecretLabel } from '#modules/organisations/index.ts'
import { keptSubject } from '#modules/reporting/index.ts'
import type { CaseTables } from '#modules/reporting/server/index.ts'
import { random, right } from '#modules/reporting/testing/a-reporting-world.ts'
import { type Bytes, makeKeyPair, wrapToKey } from '#platform/sealing/index.ts'

/** Cases with three keys each, really wrapped to key 1 of an organisation; the rows in bulk, for how they came is not measured. */
export async function fillWithCases(
  owner: Kysely<CaseTables>,
  { organisation, publicKey }: { organisation: string; publicKey: Bytes },
  cases: number,
): Promise<void> {
  const reporter = (await makeKeyPair(random)).publicKey
  const { rows: ids } = await sql<{ id: string }>`
    insert into reporting_case (id, organisation, door, received_on, lookup_hash, reporter_key, wrapped_for_reporter, commitment)
    select md5(n::text), ${organisation}, 'sealed', '2026-11-30', sha256(n::text::bytea), ${Buffer.from(reporter)},
      decode('0101' || repeat('00', 80), 'hex'), sha256(n::text::bytea) from generate_series(1, ${cases}) n returning id`.execute(
    owner,
  )
  const subjects = ids.flatMap(({ id }) => (['case', 'own', 'vault'] as const).map((key) => keptSubject(id, key)))
  for (let from = 0; from < subjects.length; from += 1_000) {
    const rows = await Promise.all(
      subjects.slice(from, from + 1_000).map(async (subject) => {
        const wrapped = right(await wrapToKey(publicKey, random(32), keptSecretLabel(organisation, subject)))
        return { subject, wrapped: Buffer.from(wrapped).toString('hex') }
      }),
    )
    await sql`insert into organisations_kept_secret (organisation, subject, key_number, wrapped)
      select ${organisation}, r.subject, 1, decode(r.wrapped, 'hex')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (subject text, wrapped text)`.execute(owner)
  }
  await sql`vacuum analyze`.execute(owner)
}
