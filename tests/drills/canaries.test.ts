import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startEmbedded } from '../../src/platform/database/embedded-server.ts'
import { aMailServer } from '../../src/platform/mail/testing/a-mail-server.ts'
import { ask as askDatabase } from '../../src/platform/testing/embedded-folder.ts'
import { serverRoom } from '../start/run-server.ts'
import { asking } from '../support/report-door.ts'
import { copyOf, dumpTo, rowsPutBack } from './backups-in-canaries.ts'
import { signedIn } from './colleague-in-canaries.ts'
import { aDesk, type HandedOut } from './desk-in-canaries.ts'
import { drillDice, tell, times } from './drill.ts'
import { type Canaries, canariesOf, foundInFiles, searchEverything, tracesIn } from './find-canaries.ts'
import { throughOpenDoor, throughSealedDoor } from './told-in-canaries.ts'

/** Half of them through each door. */
const journeys = times(10, 1_000)
/** Of so many people codes are looked for, one by one, in everything. */
const codes = Math.min(Math.ceil(journeys / 5), 40)
const dice = drillDice(`canaries ${Date.now()}`)
const word = Array.from({ length: 7 }, () => String.fromCharCode(65 + dice.number(26))).join('')
const room = serverRoom()
const backups = mkdtempSync(join(tmpdir(), 'baken-backups-'))
chmodSync(backups, 0o755)
const mail = await aMailServer()
afterAll(async () => {
  await mail.stop()
  await room.clean()
  rmSync(backups, { recursive: true, force: true })
})

const form = 'application/x-www-form-urlencoded'

/** Somebody is invited, by a letter in the outbox that goes to the mail server. */
async function invite(site: string, name: string): Promise<void> {
  const staff = { 'user-agent': 'of a colleague', 'x-forwarded-for': '203.0.113.8' }
  const cookie = await signedIn(asking(site, staff), 'beheerder-voorbeeldstad')
  const ask = asking(site, { ...staff, cookie })
  const fields = new URLSearchParams({
    'drawn-for': 'voorbeeldstad',
    name,
    mail: 'iemand@voorbeeld.example',
    language: 'nl',
    roles: 'trainer',
  })
  const answer = await ask('/nl/staff/people/invite', fields.toString(), form)
  if (answer.status !== 303)
    throw new Error(`nobody was invited: ${answer.status} ${(await answer.text()).slice(0, 3_000)}`)
}

async function sharedDatabase() {
  const shared = await startEmbedded(room.folder, 'share')
  if (!shared.ok) throw new Error('the server has its database')
  return shared.value
}

const until = async (is: () => boolean) => {
  for (let tries = 0; tries < 600 && !is(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100))
}

test(
  `${journeys} people tell something, a colleague works on it and they come back: who they are and what was written is in no file, row, log, letter or backup`,
  async () => {
    const temporary = join(room.folder, 'temporary')
    mkdirSync(temporary, { recursive: true })
    chmodSync(temporary, 0o777)
    const settings = {
      TRUST_PROXY: '1',
      TMPDIR: temporary,
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      MAIL_FROM: 'baken@voorbeeld.example',
    }
    const servers = [await room.start(settings)]
    const [server] = servers
    if (!server) throw new Error('there is a server')
    await server.ready
    const site = `http://127.0.0.1:${server.port}`
    const staff = { 'user-agent': 'of a colleague', 'x-forwarded-for': '203.0.113.7' }
    await invite(site, 'Genodigde')
    const desk = await aDesk(site, staff)
    const given: HandedOut[] = []
    for (let number = 0; number < journeys; number += 1) {
      const told = canariesOf(word, number)
      const ask = asking(site, { 'user-agent': told.browser, 'x-forwarded-for': told.address })
      const out = number % 2 === 0 ? await throughSealedDoor(told, ask, desk) : await throughOpenDoor(told, ask)
      if (number < codes) given.push(out)
    }
    await until(() => mail.taken.length > 0)
    const { url, place } = await sharedDatabase()
    await askDatabase(url, 'analyze')

    const isBeside = !place.data.startsWith(room.folder)
    const folders = isBeside ? [room.folder, place.data] : [room.folder]
    const words = (bytes: Buffer) => tracesIn(bytes, word)
    const all = (bytes: Buffer) => [...words(bytes), ...codesIn(bytes, given)]
    const search = (at: string, look: (bytes: Buffer) => string[]) => {
      const heard = servers.flatMap((one) => Object.values(one.said()))
      const said = [...heard, ...mail.taken.map(({ raw }) => raw)].map((text) => Buffer.from(text, 'latin1'))
      return searchEverything({ folders, url: at, said }, look)
    }
    const searched = await search(url, all)
    const { rows, ...found } = searched
    const tables = await dumpTo(url, join(backups, 'dump'))
    const cases = await askDatabase<{ many: number }>(url, 'select count(*)::int as many from reporting_case')
    server.process.kill('SIGTERM')
    await server.ended
    for (const [at, folder] of folders.entries()) copyOf(folder, join(backups, `copy-${at}`))
    const inBackups = foundInFiles(backups, all)
    // It is a backup: what is put back is all there.
    if (!isBeside) expect(await rowsPutBack(join(backups, 'copy-0'), 'reporting_case')).toBe(cases[0]?.many)
    const kinds = Object.keys(canariesOf(word, 0)).length - 2
    tell('canaries', {
      journeys,
      'kinds of canaries in each, photograph and its name besides': kinds,
      'questions asked and answered': 3 * Math.ceil(journeys / 2),
      'codes looked for one by one': given.flatMap(({ shown }) => shown).length,
      'rows of every table': rows,
      'tables in a dump': tables,
      letters: mail.taken.length,
      found: Object.values(found).flat().length,
      'found in backups': inBackups.length,
    })
    expect(mail.taken.length).toBeGreaterThan(0)
    expect(found).toEqual({ inFiles: [], inRows: [], inWords: [] })
    expect(inBackups).toEqual([])

    const again = await room.start(settings)
    servers.push(again)
    await again.ready
    const { url: urlAgain } = await sharedDatabase()
    // What is planted is found by the same search, wherever it lies.
    await plant(urlAgain, canariesOf(word, 7))
    writeFileSync(join(temporary, 'left-behind'), Buffer.from(`${word}-temporary`, 'utf16le'))
    await invite(`http://127.0.0.1:${again.port}`, `Genodigde ${word}`)
    const planted = await search(urlAgain, words)
    expect(planted.inRows.filter((line) => line.includes('planted')).sort()).toEqual(
      ['UTF-16', 'an address', 'base64', 'hexadecimal', 'letters'].map((way) => `public.planted: ${way}`),
    )
    expect(planted.inFiles.filter((line) => line.startsWith(join(temporary, 'left-behind')))).toHaveLength(1)
    expect(planted.inFiles.some((line) => line.includes('pg_wal'))).toBe(true)
    // In the outbox, or in the letter that has left it already.
    expect([...planted.inRows.filter((line) => line.includes('platform_mail')), ...planted.inWords]).not.toEqual([])
    await dumpTo(urlAgain, join(backups, 'planted'))
    const inDump = foundInFiles(join(backups, 'planted'), words)
    for (const way of ['letters', 'base64', 'hexadecimal', 'an address'])
      expect(
        inDump.some((line) => line.includes(`.text: ${way}`)),
        way,
      ).toBe(true)
    expect(inDump.some((line) => line.endsWith('.binary: UTF-16'))).toBe(true)
    expect(words(Buffer.from(`a line of a log with ${word.toLowerCase()} in it`))).toEqual(['small letters'])
  },
  3 * 3_600_000,
)

/** Codes and secrets of links, as they are shown and as they are. */
const codesIn = (bytes: Buffer, given: readonly HandedOut[]): string[] =>
  given.flatMap(({ shown, bytes: secrets }) => [
    ...shown.flatMap((code) =>
      bytes.includes(code) || bytes.includes(code.replaceAll(/[\s-]/g, '')) ? ['a code'] : [],
    ),
    ...secrets.flatMap((secret) => (bytes.includes(Buffer.from(secret)) ? ['a secret'] : [])),
  ])

/** As somebody could leave it behind: in clear, packed by PostgreSQL, as bytes, and as text of bytes. */
async function plant(url: string, told: Canaries): Promise<void> {
  await askDatabase(url, 'create table planted (words text, bytes bytea)')
  const long = `${told.story} ${'a'.repeat(20_000)}`
  const rows = [
    [long, Buffer.from(told.word, 'utf16le').toString('hex')],
    [Buffer.from(told.story).toString('base64'), ''],
    [Buffer.from(told.story).toString('hex'), ''],
    [told.address, Buffer.from(told.note).toString('hex')],
  ]
  for (const [words = '', hex = ''] of rows)
    await askDatabase(url, `insert into planted values ('${words}', '\\x${hex}')`)
}
