import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { aHostileText } from '../testing/hostile-texts.ts'
import { databasePerTest } from '../testing/test-database.ts'
import { type AuditDetail, type AuditEntry, canonicalDetail, mostDetailBytes, readyEntry } from './audit-entry.ts'
import { hashOf, noHash } from './line-encoding.ts'
import { readAudit, storedHead, verifyStoredAudit } from './read-audit.ts'
import type { AuditTables } from './tables.ts'
import { aLine } from './testing/a-chain.ts'
import { allLines, anEntry, appended, migrations } from './testing/audit-database.ts'

const database = databasePerTest<AuditTables>(migrations)
const sound = { fault: null }
const text = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('hex')

describe('a line', () => {
  test('says who did what to what, and when by the clock of the database', async () => {
    const before = Math.floor(Date.now() / 1000)
    const head = await appended(database(), { actor: 'person-7', organisation: 'GM0855' })
    const [line] = await allLines(database())
    expect(line).toEqual({
      line: 1,
      at: expect.any(Number),
      actor: 'person-7',
      organisation: 'GM0855',
      action: 'directory.import',
      object: 'directory-edition:12',
      detail: '{"added":3,"changed":1,"removed":0}',
      previous: Buffer.from(noHash),
      hash: head.hash,
    })
    expect([Number.isInteger(line?.at), Math.abs((line?.at ?? 0) - before) < 60]).toEqual([true, true])
  })

  test('follows on the one before it, and the last is the head', async () => {
    for (const added of [1, 2, 3]) await appended(database(), { detail: { added } })
    const lines = await allLines(database())
    expect(lines.map(({ line }) => line)).toEqual([1, 2, 3])
    expect(lines.slice(1).map(({ previous }) => text(previous))).toEqual(
      lines.slice(0, 2).map(({ hash }) => text(hash)),
    )
    expect(await storedHead(database())).toEqual({ line: 3, hash: lines[2]?.hash })
    expect(await verifyStoredAudit(database())).toMatchObject(sound)
  })

  test('is not there when what it tells about was undone, and leaves no gap', async () => {
    await appended(database())
    const undone = database()
      .transaction()
      .execute(async (trx) => {
        await sql`select platform_audit_append('operator', null, 'a.b', null, '{}')`.execute(trx)
        throw new Error('changed my mind')
      })
    await expect(undone).rejects.toThrow('changed my mind')
    expect((await appended(database())).line).toBe(2)
    expect(await verifyStoredAudit(database())).toMatchObject({ last: { line: 2 }, ...sound })
  })

  test('that is refused is a fault of ours, says nothing of what it held, and undoes the rest', async () => {
    const refused = appended(database(), { detail: { told: 'he took my passport' } })
    await expect(refused).rejects.toThrow(/^a line of the audit was refused: not-coded$/)
    expect(await storedHead(database())).toMatchObject({ line: 0 })
  })

  test('cannot be added when the head is gone', async () => {
    await sql`alter table platform_audit_head disable trigger all`.execute(database())
    await sql`delete from platform_audit_head`.execute(database())
    await expect(appended(database())).rejects.toThrow('lost its head')
    expect((await verifyStoredAudit(database())).fault).toEqual({ kind: 'head-lost', line: 0 })
  })
})

describe('the days of a list', () => {
  test('are those of Dutch clocks: midnight belongs to the day that begins', async () => {
    const db = database()
    const at = (moment: string) =>
      sql`insert into platform_audit
      select coalesce(max(line), 0) + 1, ${moment}::timestamptz, 'operator', null, 'a.b', null, '{}', ${noHash}, ${noHash}
      from platform_audit`.execute(db)
    // Winter, an hour ahead of UTC; summer, two.
    for (const moment of [
      '2026-11-28T22:59:59Z',
      '2026-11-28T23:00:00Z',
      '2026-11-29T22:59:59Z',
      '2026-11-29T23:00:00Z',
    ])
      await at(moment)
    const listed = async (days: Parameters<typeof readAudit>[1]) => {
      const lines: number[] = []
      await readAudit(db, days, ({ line }) => void lines.push(line))
      return lines
    }
    expect(await listed({})).toEqual([1, 2, 3, 4])
    expect(await listed({ from: day('2026-11-29') })).toEqual([2, 3, 4])
    expect(await listed({ until: day('2026-11-29') })).toEqual([1])
    expect(await listed({ from: day('2026-11-29'), until: day('2026-11-30') })).toEqual([2, 3])
  })
})

describe('what may stand in a line', () => {
  const word = 'a'.repeat(64)
  test.each<[string, AuditDetail]>([
    ['a sentence', { told: 'two words' }],
    ['an empty text', { code: '' }],
    ['a mail address', { to: 'a@example.org' }],
    ['a letter with an accent', { name: 'José' }],
    ['a text of 65 characters', { code: `${word}a` }],
    ['a line end', { code: 'a\n' }],
    ['a number that is none', { count: Number.NaN }],
    ['a number without end', { count: Number.POSITIVE_INFINITY }],
    ['a key that is a sentence', { 'two words': 1 }],
    ['a key that is a number', { '1': 1 }],
    ['an empty key', { '': 1 }],
  ])('not %s', (_, detail) => expect(canonicalDetail(detail)).toEqual({ ok: false, error: 'not-coded' }))

  test.each([
    '[1]',
    '{"deeper":{}}',
    '{"a":[]}',
    '{"a":{"b":1}}',
    '{"a":1,}',
    '{"a":1 }',
    '{"a":1"b":1}',
    '{"a":01}',
    '{"a":"é"}',
    'null',
    '',
  ])('not %s, whoever writes it', async (detail) => {
    const refused = sql`select platform_audit_append('operator', null, 'a.b', null, ${detail})`.execute(database())
    await expect(refused).rejects.toThrow('violates check constraint')
  })

  test('nothing nested, not even past the compiler', () => {
    const nested: AuditDetail = JSON.parse('{"a":{"b":1}}')
    const list: AuditDetail = JSON.parse('{"a":[1]}')
    expect(
      [nested, list, { a: undefined }].map((detail) => canonicalDetail(JSON.parse(JSON.stringify(detail))).ok),
    ).toEqual([false, false, true])
  })

  test('a thousand bytes, and not one more, whoever writes it', async () => {
    const pairs = Array.from({ length: 13 }, (_, index): [string, string] => [`key${10 + index}`, word])
    // 13 pairs of 7 + 1 + 66 bytes, with commas and braces: 976 bytes; `,"z":"…"` takes 7 more than its text.
    const detail = (length: number) => Object.fromEntries([...pairs, ['z', 'b'.repeat(length)]])
    const size = (length: number) => {
      const made = canonicalDetail(detail(length))
      return made.ok ? made.value.length : made.error
    }
    expect([size(17), size(18)]).toEqual([mostDetailBytes, 'too-large'])
    const taken = (length: number) => appendedBySql(database(), anEntry({ detail: detail(length) }))
    expect([await taken(17), await taken(18)]).toEqual([true, false])
  })

  test('in one way only: keys in their order, numbers as JavaScript writes them', () => {
    const detail = { z: -0, a: 1e21, m: 1.5e-7, 'a-b': true, aB: null, big: 9007199254740993n > 0n, code: 'GM0855' }
    expect(canonicalDetail(detail)).toEqual({
      ok: true,
      value: '{"a":1e+21,"a-b":true,"aB":null,"big":true,"code":"GM0855","m":1.5e-7,"z":0}',
    })
  })
})

const often = { numRuns: 200 }
/** PostgreSQL holds no NUL and no half of a pair; nothing of ours writes them. */
const anyText = fc
  .oneof(aHostileText, fc.string({ unit: 'grapheme', maxLength: 3000 }), fc.constant('x'.repeat(5000)), fc.constant(''))
  .map((one) => one.toWellFormed().replaceAll('\u0000', ''))
const anyTextOrNull = fc.option(anyText)
const anyNumber = fc.oneof(
  fc.constantFrom(-0, 0, 1e21, 1e-7, Number.MAX_VALUE, Number.MIN_VALUE, Number.NaN),
  fc.double(),
  fc.integer(),
)
const aWord = fc.oneof(fc.stringMatching(/^[A-Za-z0-9._:/ -]{0,66}$/), anyText)

describe('SQL and TypeScript, written apart,', { timeout: 120_000 }, () => {
  async function hashInSql(db: Kysely<AuditTables>, line: ReturnType<typeof aLine>): Promise<string> {
    const { rows } = await sql<{ hash: Uint8Array }>`select platform_audit_hash(
      ${line.line}::bigint, to_timestamp(${line.at}::bigint), ${line.actor}, ${line.organisation}, ${line.action}, ${line.object},
      ${line.detail}, ${line.previous}) as hash`.execute(db)
    return text(rows[0]?.hash ?? null)
  }

  test('hash any line the same', async () => {
    const anyLine = fc.record({
      line: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      at: fc.integer({ min: -2_000_000_000, max: 250_000_000_000 }),
      actor: anyTextOrNull,
      organisation: anyTextOrNull,
      action: anyTextOrNull,
      object: anyTextOrNull,
      detail: anyTextOrNull,
      previous: fc.option(fc.uint8Array({ maxLength: 40 })),
    })
    await fc.assert(
      fc.asyncProperty(anyLine, async (changes) => {
        const line = aLine(changes)
        expect(await hashInSql(database(), line)).toBe(text(hashOf(line)))
      }),
      often,
    )
  })

  const anyAction = fc.oneof(
    fc.constantFrom<AuditEntry['action']>('a.b', 'a-b.c-d.e', 'a..b', '.a', 'a.', 'A.b', 'a-.b', `a.${'b'.repeat(63)}`),
    fc.tuple(aWord, aWord).map(([one, other]): AuditEntry['action'] => `${one}.${other}`),
  )
  const anyObject = fc.oneof(
    fc.constantFrom('case:1', 'case:', ':1', 'case:a/b', 'Case:1', `case:${'1'.repeat(81)}`),
    fc.tuple(aWord, aWord).map((pair) => pair.join(':')),
  )
  const anyDetail = fc.dictionary(
    fc.oneof(fc.stringMatching(/^[a-z][A-Za-z0-9-]{0,41}$/), anyText),
    fc.oneof(aWord, anyNumber, fc.boolean(), fc.constant(null)),
    { maxKeys: 16 },
  )
  const codedDetail = fc.dictionary(
    fc.stringMatching(/^[a-z][A-Za-z0-9-]{0,39}$/),
    fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/),
      anyNumber.filter(Number.isFinite),
      fc.boolean(),
      fc.constant(null),
    ),
    { maxKeys: 8 },
  )

  test('keep a coded entry as the same text, and what is kept verifies', async () => {
    await fc.assert(
      fc.asyncProperty(codedDetail, async (detail) => {
        const ready = canonicalDetail(detail)
        fc.pre(ready.ok)
        await appended(database(), { detail })
        const [kept] = (await allLines(database())).slice(-1)
        expect({ ok: true, value: kept?.detail }).toEqual(ready)
      }),
      often,
    )
    expect(await verifyStoredAudit(database())).toMatchObject(sound)
  })

  // One part is anything and the others are good: else hardly an entry would be.
  const anyEntry = fc.oneof(
    aWord.map((actor) => anEntry({ actor })),
    aWord.map((organisation) => anEntry({ organisation })),
    anyAction.map((action) => anEntry({ action })),
    anyObject.map((object) => anEntry({ object })),
    anyDetail.map((detail) => anEntry({ detail })),
    codedDetail.map((detail) => anEntry({ detail })),
  )

  test('refuse the same entries', async () => {
    let kept = 0
    await fc.assert(
      fc.asyncProperty(anyEntry, async (entry) => {
        const inSql = await appendedBySql(database(), entry)
        expect(readyEntry(entry).ok).toBe(inSql)
        kept += Number(inSql)
      }),
      { numRuns: 500 },
    )
    expect(kept).toBeGreaterThan(50)
    expect(await verifyStoredAudit(database())).toMatchObject({ last: { line: kept }, ...sound })
  })
})

/** Goes round `appendAudit`, as somebody would who found the function; true when the line was added. */
async function appendedBySql(db: Kysely<AuditTables>, entry: AuditEntry): Promise<boolean> {
  const { actor, organisation, action, object } = entry
  const written = (value: unknown) =>
    Number.isNaN(value) || value === Infinity || value === -Infinity ? String(value) : JSON.stringify(value)
  const pairs = Object.entries(entry.detail).sort(([one], [other]) => (one < other ? -1 : 1))
  const detail = `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${written(value)}`).join(',')}}`
  try {
    await sql`select platform_audit_append(${actor}, ${organisation}, ${action}, ${object}, ${detail})`.execute(db)
    return true
  } catch (cause) {
    expect(String(cause)).toContain('violates check constraint')
    return false
  }
}
