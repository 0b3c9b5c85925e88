import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { verifyStatement } from '#modules/reporting/ceremonies/index.ts'
import { listedKey, type Received } from '#modules/reporting/index.ts'
import { aReceived } from '#modules/reporting/testing/a-statement.ts'
import { receiptKeyCommands } from '../commands/receipt-keys.ts'
import { runCommand } from '../testing/run-command.ts'
import { changeSigningKey, openSigning, type SigningPlace, type Unsited } from './signing-keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'signing-'))
afterAll(() => rmSync(folder, { recursive: true }))

let place: SigningPlace
let turn = 0
beforeEach(() => {
  turn += 1
  place = {
    file: join(folder, `${turn}/keys.json`),
    site: 'https://baken.example.org',
    today: () => day('2026-11-30'),
    random: (length) => randomBytes(length),
  }
})

const receipt = (changes: Partial<Received> = {}): Unsited<Received> => {
  const { site: _, ...rest } = aReceived(changes)
  return rest
}
/** What the list of a site says about a receipt that fits. */
async function verdict(
  signing: Awaited<ReturnType<typeof openSigning>>,
  signed: Awaited<ReturnType<typeof signing.sign>>,
) {
  const listed = listedKey(await signing.keys(), signed)
  return (await verifyStatement(signed)).ok ? (listed.ok ? listed.value.number : listed.error) : 'not-signed'
}

test('the first start makes a key that only the server may read; the next has the same', async () => {
  const signing = await openSigning(place)
  const text = readFileSync(place.file, 'utf8')
  const again = await openSigning({ ...place, today: () => day('2026-12-01') })
  expect(readFileSync(place.file, 'utf8')).toBe(text)
  expect(statSync(place.file).mode & 0o777).toBe(0o600)
  const signed = await signing.sign<Received>(receipt())
  expect(signed.statement.site).toBe('https://baken.example.org')
  expect(await verdict(again, signed)).toBe(1)
})

test('the first key of a demonstration counts from the day of the oldest thing that is signed in it, and a later key from its own', async () => {
  const signing = await openSigning({ ...place, firstFrom: day('2026-11-07') })
  expect(await verdict(signing, await signing.sign<Received>(receipt({ day: day('2026-11-07') })))).toBe(1)
  expect(await verdict(signing, await signing.sign<Received>(receipt({ day: day('2026-11-06') })))).toBe('not-then')
  await changeSigningKey({ ...place, firstFrom: day('2026-11-07') }, { stolen: false })
  expect(await verdict(signing, await signing.sign<Received>(receipt({ day: day('2026-11-29') })))).toBe('not-then')
})

test('five servers that start at once on one folder sign with one key', async () => {
  const servers = await Promise.all(Array.from({ length: 5 }, () => openSigning(place)))
  const signed = await Promise.all(servers.map((server) => server.sign<Received>(receipt())))
  expect(new Set(signed.map(({ key }) => key)).size).toBe(1)
  expect((await servers[0]?.keys())?.keys).toHaveLength(1)
})

test('the list holds no private half, and neither does the file of a key that was changed', async () => {
  const signing = await openSigning(place)
  const { inUse } = JSON.parse(readFileSync(place.file, 'utf8')) as { inUse: string }
  expect(JSON.stringify(await signing.keys())).not.toContain(inUse)
  expect(await changeSigningKey(place, { stolen: false })).toEqual({ ok: true, value: { number: 2 } })
  expect(readFileSync(place.file, 'utf8')).not.toContain(inUse)
  expect(existsSync(`${place.file}.lock`)).toBe(false)
})

test('after a change old receipts are still right, and a server that runs signs with the new key', async () => {
  const signing = await openSigning(place)
  const before = await signing.sign<Received>(receipt())
  await changeSigningKey({ ...place, today: () => day('2026-12-05') }, { stolen: false })
  const sameDay = await signing.sign<Received>(receipt({ day: day('2026-12-05') }))
  const backdated = await signing.sign<Received>(receipt({ day: day('2026-12-04') }))
  expect([await verdict(signing, before), await verdict(signing, sameDay)]).toEqual([1, 2])
  expect(await verdict(signing, backdated)).toBe('not-then')
})

test('a key that may be in other hands proves nothing any more', async () => {
  const signing = await openSigning(place)
  const before = await signing.sign<Received>(receipt())
  await changeSigningKey(place, { stolen: true })
  expect(await verdict(signing, before)).toBe('stolen')
  expect(await verdict(signing, await signing.sign<Received>(receipt()))).toBe(2)
})

test('a site that moves gets a key of its own, and its old receipts stay right', async () => {
  const signing = await openSigning(place)
  const before = await signing.sign<Received>(receipt())
  const moved = await openSigning({ ...place, site: 'https://baken.brabant.example' })
  const after = await moved.sign<Received>(receipt())
  expect([await verdict(moved, before), await verdict(moved, after)]).toEqual([1, 2])
  expect(after.statement.site).toBe('https://baken.brabant.example')
})

test('a file that holds something else stops the start, and nothing of it is repeated', async () => {
  await openSigning(place)
  const text = readFileSync(place.file, 'utf8')
  for (const wrong of [
    '',
    '{}',
    text.replace('"inUse"', '"in-use"'),
    text.replace('"last": null', '"last": "2026-11-30"'),
    `${text}SECRET`,
  ]) {
    writeFileSync(place.file, wrong)
    await expect(openSigning(place)).rejects.toThrow(`${place.file} does not hold the keys that the site signs with`)
  }
})

test('two who change it at once do not lose a key', async () => {
  await openSigning(place)
  writeFileSync(`${place.file}.lock`, '')
  expect(await changeSigningKey(place, { stolen: false })).toEqual({ ok: false, error: 'busy' })
})

test('on the command line: the list, and a change', async () => {
  const io = { signingKeys: place.file, address: place.site }
  for (const line of ['receipt keys', 'receipt change-key']) {
    expect(await runCommand(receiptKeyCommands, line, io)).toMatchObject({
      code: 1,
      err: expect.stringContaining('no key to sign with yet'),
    })
    expect(existsSync(place.file), 'a command makes no first key').toBe(false)
  }
  await openSigning(place)
  const list = async () => (await runCommand(receiptKeyCommands, 'receipt keys', io)).out
  expect(await list()).toContain('"number": 1')
  expect(await runCommand(receiptKeyCommands, 'receipt change-key', io)).toEqual({
    code: 0,
    out: 'Key 2 signs from now on.',
    err: '',
  })
  expect(await runCommand(receiptKeyCommands, 'receipt change-key --stolen', io)).toMatchObject({
    code: 0,
    out: 'Key 3 signs from now on.',
  })
  expect((await list()).match(/"stolen": true/g)).toHaveLength(1)
  writeFileSync(`${place.file}.lock`, '')
  expect(await runCommand(receiptKeyCommands, 'receipt change-key', io)).toMatchObject({
    code: 1,
    err: expect.stringContaining('.lock'),
  })
  expect(await runCommand(receiptKeyCommands, 'receipt keys')).toMatchObject({ code: 1 })
  for (const line of ['receipt keys x', 'receipt change-key now'])
    expect(await runCommand(receiptKeyCommands, line, io)).toMatchObject({ code: 2 })
})

test('a shell that was not told the address of the site changes nothing by looking, and makes a key of the same address', async () => {
  const signing = await openSigning(place)
  const io = { signingKeys: place.file, address: 'http://localhost:3000' }
  const before = readFileSync(place.file, 'utf8')
  expect((await runCommand(receiptKeyCommands, 'receipt keys', io)).code).toBe(0)
  expect(readFileSync(place.file, 'utf8')).toBe(before)
  await runCommand(receiptKeyCommands, 'receipt change-key', io)
  expect(await verdict(signing, await signing.sign<Received>(receipt()))).toBe(2)
})
