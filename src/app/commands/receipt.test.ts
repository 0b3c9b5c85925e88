import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { toBase64url } from '#modules/organisations/index.ts'
import { alongHash, commitmentOfText, manifestHash, signStatement } from '#modules/reporting/ceremonies/index.ts'
import { contentFile, payloadOf, payloadText, type Statement, signedFile } from '#modules/reporting/index.ts'
import { known } from '#modules/reporting/testing/a-forward.ts'
import { aForwarded, anAnswer, aReceived, aSigningKey } from '#modules/reporting/testing/a-statement.ts'
import type { SigningKey } from '#platform/sealing/index.ts'
import { runCommand } from '../testing/run-command.ts'
import { receiptCommands } from './receipt.ts'

const folder = mkdtempSync(join(tmpdir(), 'receipt-'))
afterAll(() => rmSync(folder, { recursive: true }))

const path = (name: string) => join(folder, name)
const write = (name: string, text: string) => writeFileSync(path(name), text)
const baken = (line: string) =>
  runCommand(
    receiptCommands,
    line.replace(/@(\S+)/g, (_, name: string) => path(name)),
  )
const told = JSON.stringify({ v: 1, story: 'Acht man in één kamer.', salt: toBase64url(new Uint8Array(32).fill(5)) })

let key: SigningKey
const keys = (publicKey: Uint8Array, changes: object = {}) =>
  JSON.stringify({
    v: 1,
    keys: [
      {
        number: 1,
        publicKey: toBase64url(publicKey),
        site: 'https://baken.example.org',
        from: '2026-11-01',
        last: null,
        stolen: false,
        ...changes,
      },
    ],
  })

beforeAll(async () => {
  key = await aSigningKey()
  const commitment = await commitmentOfText(told)
  if (!commitment.ok) throw new Error(commitment.error)
  const manifest = aForwarded({ payloadHash: commitment.value })
  const statements: Readonly<Record<string, Statement>> = {
    receipt: aReceived({ commitment: commitment.value }),
    manifest,
    answer: anAnswer({ manifestHash: await manifestHash(manifest) }),
    strange: anAnswer(),
  }
  for (const [name, statement] of Object.entries(statements))
    write(name, signedFile(await signStatement(key, statement)))
  write('content', contentFile(told))
  write('other-content', contentFile(told.replace('Acht', 'Negen')))
  write('keys', keys(key.publicKey))
})

describe('what is proven is said in sentences, and the exit code is 0', () => {
  test.each([
    [
      'receipt verify @receipt --keys @keys',
      'On 2026-11-30 https://baken.example.org kept a report for "voorbeeldstad"',
    ],
    ['receipt verify @receipt --keys @keys --content @content', 'is, to the letter, what was received'],
    ['receipt verify @manifest --keys @keys', 'handed over to "organisation:arbeidsinspectie"'],
    ['receipt verify @manifest --keys @keys --content @content', 'is, to the letter, what was handed over'],
    [
      'receipt verify @answer --keys @keys --manifest @manifest',
      'It answers exactly that manifest, signed with the same key',
    ],
  ])('%s', async (line, sentence) => {
    const { code, out, err } = await baken(line)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(sentence)
    expect(out).toContain('It is signed with key 1 of https://baken.example.org, which was in use on that day.')
    expect(out).toMatch(/It does not say [^\n]+\.$/)
    expect(out).not.toContain('Acht man')
  })

  test('for programs as one object', async () => {
    const { out } = await baken('receipt verify @receipt --keys @keys --json')
    const answer = z
      .object({ proven: z.boolean(), statement: z.unknown(), findings: z.array(z.unknown()) })
      .parse(JSON.parse(out))
    expect(answer).toMatchObject({ proven: true, statement: { kind: 'received', day: '2026-11-30' } })
    expect(answer.findings).toHaveLength(2)
  })
})

describe('of what went along', () => {
  const salt = 'A'.repeat(43)
  const photo = Buffer.from('a picture')
  const facts = {
    item: 'a'.repeat(32),
    sequence: 1,
    name: 'Foto 1',
    type: 'image/png',
    bytes: 9,
    cleaned: 'stripped',
  } as const
  const payload = payloadText(payloadOf(known, ['municipality'], salt, [facts]))

  beforeAll(async () => {
    const commitment = await commitmentOfText(payload)
    if (!commitment.ok) throw new Error(commitment.error)
    const along = [`photo:${await alongHash(salt, new Uint8Array(photo))}`]
    const forwarded = aForwarded({ payloadHash: commitment.value, along, fields: ['municipality'] })
    write('with-photo', signedFile(await signStatement(key, forwarded)))
    const silent = { ...forwarded, along: [] }
    write('names-no-photo', signedFile(await signStatement(key, silent)))
    write('names-more', signedFile(await signStatement(key, { ...silent, fields: ['municipality', 'story'] })))
    write('with-content', contentFile(payload))
    write('photo', photo.toString())
    write('other-photo', 'another picture')
  })

  test('the manifest says which kind, and a file is told to be it, or not', async () => {
    const line = 'receipt verify @with-photo --keys @keys --content @with-content'
    const good = await baken(`${line} --along @photo`)
    expect(good.code).toBe(0)
    expect(good.out).toContain('With it went: photo.')
    expect(good.out).toMatch(/is, to the letter, the photo that went along\./)
    const other = await baken(`${line} --along @other-photo`)
    expect(other.code).toBe(1)
    expect(other.err).toContain('is nothing that went along')
    const bare = await baken('receipt verify @with-photo --keys @keys --along @photo')
    expect(bare.code).toBe(1)
    expect(bare.err).toContain('name it with --content')
  })

  test.each(['names-no-photo', 'names-more'])(
    'a manifest that names something else proves nothing of it: %s',
    async (manifest) => {
      const { code, err } = await baken(`receipt verify @${manifest} --keys @keys --content @with-content`)
      expect(code).toBe(1)
      expect(err).toContain('holds other fields or files than the manifest names')
    },
  )
})

describe('what is not proven is said, and the exit code is 1', () => {
  test.each([
    ['without a list of keys', '@receipt', 'Whose signature it is, was not looked at'],
    ['with other content', '@receipt --keys @keys --content @other-content', 'is not what was received'],
    ['with a file that is no content', '@receipt --keys @keys --content @receipt', 'is no file that Baken signs'],
    ['with a content for an answer', '@answer --keys @keys --content @content', 'An answer has no content'],
    ['with another manifest', '@strange --keys @keys --manifest @manifest', 'It answers another manifest'],
    ['with an answer as the manifest', '@answer --keys @keys --manifest @answer', 'is no manifest'],
    ['with a manifest for a receipt', '@receipt --keys @keys --manifest @manifest', 'Only an answer has a manifest'],
    ['with something else as the list', '@receipt --keys @content', 'is no list of keys'],
    ['of something else', '@keys', 'is no file that Baken signs'],
  ])('%s', async (_, line, sentence) => {
    const { code, err } = await baken(`receipt verify ${line}`)
    expect(code).toBe(1)
    expect(err).toContain('NOT PROVEN: ')
    expect(err).toContain(sentence)
  })

  test('when the key is another, of another time or stolen', async () => {
    const cases = {
      'is not in the list': keys((await aSigningKey()).publicKey),
      'was not in use on the day': keys(key.publicKey, { from: '2026-12-01' }),
      'may have had the key': keys(key.publicKey, { stolen: true }),
      'of another site': keys(key.publicKey).replace('baken.example', 'anders.example'),
    }
    for (const [sentence, list] of Object.entries(cases)) {
      write('wrong-keys', list)
      const { code, err, out } = await baken('receipt verify @receipt --keys @wrong-keys')
      expect(code).toBe(1)
      expect(err).toContain(sentence)
      expect(out).toMatch(/^The file says: /)
    }
  })

  test('when the file was changed after it was signed', async () => {
    const file = signedFile(await signStatement(key, aReceived()))
    const moved = { '2026-11-30': '2026-11-29', sealed: 'seen-once', voorbeeldstad: 'elders' }
    for (const [from, to] of Object.entries(moved)) {
      write('changed', file.replace(from, to))
      expect(await baken('receipt verify @changed --keys @keys')).toMatchObject({
        code: 1,
        err: expect.stringContaining('The signature does not fit'),
      })
    }
    write('changed', file.replace('"v": 1', '"v":1'))
    expect((await baken('receipt verify @changed --keys @keys')).err).toContain('was changed: it is not written')
    write('changed', file.replace('statement 1', 'statement 2'))
    expect((await baken('receipt verify @changed --keys @keys')).err).toContain('later version')
  })
})

test('a program that somebody else writes from the documentation alone, with another library, verifies as well', async () => {
  const {
    statement,
    key: publicKey,
    signature,
  } = JSON.parse(signedFile(await signStatement(key, aReceived()))) as {
    statement: object
    key: string
    signature: string
  }
  const framed = (...parts: string[]) =>
    Buffer.concat(
      parts.flatMap((part) => {
        const length = Buffer.alloc(4)
        length.writeUInt32BE(Buffer.byteLength(part))
        return [length, Buffer.from(part)]
      }),
    )
  const text = framed('baken/sealing/1/signature', 'reporting/statement/1/received', JSON.stringify(statement))
  const point = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: publicKey } })
  expect(verify(null, text, point, Buffer.from(signature, 'base64url'))).toBe(true)
  expect(verify(null, Buffer.concat([text, Buffer.from(' ')]), point, Buffer.from(signature, 'base64url'))).toBe(false)
})

test('who uses it wrongly is told how', async () => {
  for (const line of ['receipt verify', 'receipt verify @receipt @keys', 'receipt verify @receipt --key @keys'])
    expect(await baken(line)).toMatchObject({ code: 2, err: expect.stringContaining('Use: baken receipt verify FILE') })
  expect(await baken('receipt verify @nowhere')).toMatchObject({
    code: 2,
    err: expect.stringContaining('cannot be read'),
  })
})
