import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { databasePerTest } from '../testing/test-database.ts'
import { type MailAddress, readMailAddress } from './mail-address.ts'
import { type Mail, queueMail } from './queue-mail.ts'
import type { MailTables } from './tables.ts'
import {
  addressOf,
  ahead,
  aMail,
  day,
  everything,
  mailRow,
  migrations,
  queued,
  start,
} from './testing/mail-database.ts'

const database = databasePerTest<MailTables>(migrations)
const waiting = () => database().selectFrom('platform_mail').select('id').execute()

describe('a mail that is queued', () => {
  test('waits, and is due at once', async () => {
    const id = await queued(database())
    expect(await mailRow(database(), id)).toMatchObject({
      kind: 'invitation',
      queued_at: start,
      due_at: start,
      send_before: ahead(day),
      attempts: 0,
      outcome: null,
      waiting: true,
    })
    expect(await everything(database())).toContain('canary-focal-point@gemeente.example')
  })

  test('is not there when the change it tells about is undone, nor the change without it', async () => {
    const change = database()
      .transaction()
      .execute(async (trx) => {
        await queueMail(trx, aMail(), start)
        throw new Error('changed my mind')
      })
    await expect(change).rejects.toThrow('changed my mind')
    expect(await waiting()).toEqual([])
    expect(await everything(database())).toBe('')

    await sql`create temporary table change (id integer)`.execute(database())
    const withBadMail = database()
      .transaction()
      .execute(async (trx) => {
        await sql`insert into change values (1)`.execute(trx)
        await queueMail(trx, aMail({ subject: 'two\nlines' }), start)
      })
    await expect(withBadMail).rejects.toThrow('not-one-line')
    expect((await sql`select from change`.execute(database())).rows).toEqual([])
  })

  test('has lines that end in one sign', async () => {
    await queued(database(), { text: 'one\r\ntwo' })
    const { body } = await database().selectFrom('platform_mail_content').select('body').executeTakeFirstOrThrow()
    expect(body).toBe('one\ntwo')
  })
})

const unread = (text: string) => text as MailAddress
const refused: [string, Partial<Mail>][] = [
  ['not-an-address', { to: unread('canary') }],
  ['not-an-address', { to: unread('canary@a.example,b@b.example') }],
  ['not-an-address', { to: unread('canary@a.example\nBcc: b@b.example') }],
  ['not-an-address', { to: unread('canary@A.example') }],
  ['not-coded', { kind: 'Invitation of canary' }],
  ['not-coded', { kind: '' }],
  ['not-coded', { kind: `a${'b'.repeat(40)}` }],
  ['not-coded', { language: 'nl\r\nBcc: canary@b.example' }],
  ['not-coded', { language: '' }],
  ['not-one-line', { subject: '' }],
  ['not-one-line', { subject: 'canary\nBcc: b@b.example' }],
  ['not-one-line', { subject: 'canary\rBcc: b@b.example' }],
  ['not-one-line', { subject: 'canary\u0085x' }],
  ['not-one-line', { subject: 'canary\u2028x' }],
  ['not-one-line', { subject: 'canary\tx' }],
  ['not-one-line', { subject: 'c'.repeat(201) }],
  ['not-one-line', { subject: 'canary \ud800' }],
  ['not-plain-text', { text: '' }],
  ['not-plain-text', { text: 'canary\u0000' }],
  ['not-plain-text', { text: 'canary\rx' }],
  ['not-plain-text', { text: 'canary\u001b[2J' }],
  ['not-plain-text', { text: 'c'.repeat(20_001) }],
  ['no-time', { sendBefore: start }],
  ['no-time', { sendBefore: ahead(-1) }],
  ['no-time', { sendBefore: ahead(30 * day + 1) }],
  ['no-time', { sendBefore: new Date(Number.NaN) }],
]

describe('a mail that is refused', () => {
  test.each(refused)('%s: %j', async (code, changes) => {
    const failed = queued(database(), changes)
    await expect(failed).rejects.toThrow(code)
    await expect(failed).rejects.not.toThrow(/canary/)
    expect(await waiting()).toEqual([])
  })
})

test.each([
  { subject: 'c'.repeat(200) },
  { subject: '🏠'.repeat(200) },
  { text: 'c'.repeat(20_000) },
  { text: 'tab\tand\n\nlines\n' },
  { sendBefore: ahead(1) },
  { sendBefore: ahead(30 * day) },
  { kind: `a${'b'.repeat(39)}` },
  { language: 'ar-XB' },
  { to: addressOf(`${'a'.repeat(64)}@пример.рф`) },
])('the most that is allowed is queued: %j', async (changes) => {
  await queued(database(), changes)
  expect(await waiting()).toHaveLength(1)
})

describe('the database refuses by itself, and repeats nothing of it', () => {
  const content = { recipient: 'canary@a.example', subject: 'canary', body: 'canary', language: 'nl' }
  const put = (changes: Partial<typeof content>) => {
    const row = { ...content, ...changes }
    return sql`with queued as (
      insert into platform_mail (kind, queued_at, send_before, due_at)
      values ('invitation', ${start}, ${ahead(day)}, ${start}) returning id
    ) insert into platform_mail_content (mail, recipient, subject, body, language)
      select id, ${row.recipient}, ${row.subject}, ${row.body}, ${row.language} from queued`.execute(database())
  }
  const fault = async (changes: Partial<typeof content>) => {
    const error: unknown = await put(changes).then(
      () => undefined,
      (cause: unknown) => cause,
    )
    const detail = error instanceof Error && 'detail' in error ? error.detail : ''
    return `${error} ${detail ?? ''}`
  }

  test('what it takes', async () => {
    await put({})
    await put({ recipient: `${'a'.repeat(241)}@a.example.nl` })
    expect(await waiting()).toHaveLength(2)
  })

  test.each<Partial<typeof content>>([
    { recipient: 'canary@a.example\nb@b.example' },
    { recipient: 'canary@a.example\n' },
    { recipient: 'canary@a.example,b@b.example' },
    { recipient: 'canary@a.example b@b.example' },
    { recipient: 'Canary <canary@a.example>' },
    { recipient: '' },
    { recipient: `canary${'a'.repeat(240)}@a.example` },
    { subject: 'canary\nx' },
    { subject: 'canary\rx' },
    { subject: 'canary\u0085x' },
    { subject: 'canary\u2028x' },
    { subject: '' },
    { subject: 'canary'.repeat(34) },
    { body: '' },
    { body: 'canary'.repeat(3334) },
    { body: 'canary\rx' },
    { body: 'canary\u001bx' },
    { language: 'nl\n' },
    { language: 'canary sentence' },
  ])('%j', async (changes) => {
    const said = await fault(changes)
    expect(said).toMatch(/violates check constraint "platform_mail_(address|subject|text|language)_check/)
    expect(said).not.toContain('canary')
    expect(await waiting()).toEqual([])
  })

  test('and lets no mail end while it is known whom it is for', async () => {
    const id = await queued(database())
    const ended = sql`update platform_mail set outcome = 'delivered', ended_at = ${start} where id = ${id}`
    await expect(ended.execute(database())).rejects.toThrow('violates foreign key constraint')
    await expect(sql`delete from platform_mail`.execute(database())).rejects.toThrow('violates foreign key constraint')
    const again = sql`insert into platform_mail_content select mail, waiting, recipient, subject, body, language from platform_mail_content`
    await expect(again.execute(database())).rejects.toThrow('duplicate key')
  })
})

describe('what is queued and what the database takes are the same', () => {
  const sign = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...'aZ9-.@ é\u0430🏠') },
    fc.constantFrom(...'\n\r\t\u0001\u001b\u007f\u0085\u009f\u00a0\u2028\u2029\u200f,;<>"%'),
  )
  const some = fc.string({ unit: sign, maxLength: 6 })
  const name = fc.string({ unit: fc.constantFrom(...'aZ9--x.é\u0430@%\n'), minLength: 1, maxLength: 4 })
  const taken = (domain: string, value: string) =>
    sql`select ${value}::${sql.raw(domain)}`.execute(database()).then(
      () => true,
      () => false,
    )
  const isQueued = (changes: Partial<Mail>) =>
    queued(database(), changes).then(
      () => true,
      () => false,
    )

  test.each<['subject' | 'kind' | 'language' | 'text', string, (value: string) => string]>([
    ['subject', 'platform_mail_subject', (value) => value],
    ['text', 'platform_mail_text', (value) => value.replaceAll('\r\n', '\n')],
    ['kind', 'platform_mail_kind', (value) => value.toLowerCase()],
    ['language', 'platform_mail_language', (value) => `nl${value.replace(/[@.]/g, '-').slice(0, 4)}`],
  ])('%s', async (field, domain, as) => {
    const counted = { yes: 0, no: 0 }
    await fc.assert(
      fc.asyncProperty(some.map(as), async (value) => {
        const here = await isQueued({ [field]: value })
        counted[here ? 'yes' : 'no'] += 1
        expect(await taken(domain, value), JSON.stringify(value)).toBe(here)
      }),
      { numRuns: 300 },
    )
    expect(Math.min(counted.yes, counted.no)).toBeGreaterThan(5)
  })

  test('and no address is let through that the database would refuse', async () => {
    let through = 0
    await fc.assert(
      fc.asyncProperty(name, name, async (local, domain) => {
        const read = readMailAddress(`${local}@${domain}.example`)
        if (!read.ok) return
        through += 1
        expect(await taken('platform_mail_address', read.value), read.value).toBe(true)
      }),
      { numRuns: 3000 },
    )
    expect(through).toBeGreaterThan(50)
  })
})
