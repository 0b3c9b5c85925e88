import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { toBase64url } from '#modules/organisations/index.ts'
import { type SigningKey, sign } from '#platform/sealing/index.ts'
import { adviceText } from '../domain/forwards/questions.ts'
import { listedKey } from '../domain/receipts/key-list.ts'
import {
  contentFile,
  type Received,
  type Signed,
  type Statement,
  signedFile,
  statementLabel,
  statementText,
} from '../domain/receipts/statements.ts'
import { readContentFile, readKeyList, readSignedFile } from '../forms/signed-file.ts'
import { aForwarded, anAdvice, anAnswer, anAsked, aReceived, aSigningKey } from '../testing/a-statement.ts'
import { commitmentOfText, fitsContent, manifestHash, signStatement, verifyStatement } from './statements.ts'

let key: SigningKey
let other: SigningKey
let all: Signed[] = []
const right = { ok: true, value: true }
const notSigned = { ok: false, error: 'not-signed' }
const salt = toBase64url(new Uint8Array(32).fill(7))
const told = JSON.stringify({ v: 1, story: 'Wij slapen met acht man in één kamer.', salt })

beforeAll(async () => {
  key = await aSigningKey()
  other = await aSigningKey()
  const statements: Statement[] = [
    aReceived(),
    aForwarded({ to: 'outside:Politie, team migratie' }),
    anAnswer({ manifestHash: await manifestHash(aForwarded()) }),
    anAsked(),
    anAdvice({ manifestHash: await manifestHash(anAsked()) }),
  ]
  all = await Promise.all(statements.map((statement) => signStatement(key, statement)))
})

/** What a file says after something happened to it: null when nobody takes it for right. */
async function believed(file: string): Promise<Signed | null> {
  const read = readSignedFile(file)
  return read.ok && (await verifyStatement(read.value)).ok ? read.value : null
}

describe('a signed statement', () => {
  test('comes back from its file, and is right', async () => {
    expect(all.map(({ statement }) => statement.kind)).toEqual(['received', 'forwarded', 'answer', 'asked', 'advice'])
    for (const signed of all) expect(await believed(signedFile(signed))).toEqual(signed)
  })

  test('survives what programs do to a file: a mark in front, other ends of lines, an empty line behind', async () => {
    for (const signed of all) {
      const file = signedFile(signed)
      for (const kept of [`\uFEFF${file}`, file.replaceAll('\n', '\r\n'), `${file}\n\n`, file.trim()])
        expect(await believed(kept)).toEqual(signed)
    }
  })

  test('does not depend on the order in which its parts were put together', async () => {
    for (const { statement, ...rest } of all) {
      const turned = Object.fromEntries(Object.entries(statement).reverse()) as unknown as Statement
      expect(statementText(turned)).toBe(statementText(statement))
      expect(await verifyStatement({ statement: turned, ...rest })).toEqual(right)
    }
  })

  test('is refused after any one byte of its file changed: every byte, to three others', async () => {
    const passed: string[] = []
    for (const signed of all) {
      const bytes = Buffer.from(signedFile(signed))
      for (let at = 0; at < bytes.length - 1; at += 1) {
        for (const by of [1, 0x20, 0x80]) {
          const changed = Buffer.from(bytes)
          changed[at] = (changed[at] ?? 0) ^ by
          if (await believed(changed.toString())) passed.push(`${signed.statement.kind}: byte ${at} by ${by}`)
        }
      }
    }
    expect(passed).toEqual([])
  })

  test('is refused when a part is written twice, added, or left out', async () => {
    for (const signed of all) {
      const file = signedFile(signed)
      for (const changed of [
        file.replace('"day":', '"day": "2020-01-01",\n    "day":'),
        file.replace('"v": 1,', '"v": 1,\n    "by": "somebody",'),
        file.replace(/ {4}"site": .*\n/, ''),
        file.replace('{', '{ "note": "x",'),
        JSON.stringify(JSON.parse(file)),
      ]) {
        expect(changed).not.toBe(file)
        expect(await believed(changed)).toBeNull()
      }
    }
  })

  test('says what it is: a later program’s is told apart from a changed one, and from something else', () => {
    const [file] = all.map(signedFile)
    if (file === undefined) throw new Error('there are five')
    expect(readSignedFile(file.replace('statement 1', 'statement 2'))).toEqual({ ok: false, error: 'later' })
    expect(readSignedFile(file.replace('sealed', 'open'))).toEqual({ ok: false, error: 'changed' })
    for (const strange of ['', '{}', 'null', '[]', '{"form": 7}', 'x'.repeat(600_000), `${'['.repeat(50_000)}`])
      expect(readSignedFile(strange)).toEqual({ ok: false, error: 'not-ours' })
  })

  test('of one key is none of another, and of one kind none of another', async () => {
    const bytes = (statement: Statement) => new TextEncoder().encode(statementText(statement))
    for (const signed of all) {
      expect(await verifyStatement({ ...signed, key: toBase64url(other.publicKey) })).toEqual(notSigned)
      for (const kind of ['received', 'forwarded', 'answer', 'asked', 'advice'] as const) {
        if (kind === signed.statement.kind) continue
        const signature = toBase64url(await sign(key, statementLabel(kind), bytes(signed.statement)))
        expect(await verifyStatement({ ...signed, signature })).toEqual(notSigned)
      }
    }
    const [one, two] = all
    if (!one || !two) throw new Error('there are five')
    expect(await verifyStatement({ ...one, signature: two.signature })).toEqual(notSigned)
    expect(await verifyStatement({ ...one, signature: 'not bytes' })).toEqual(notSigned)
    expect(await verifyStatement({ ...one, key: '' })).toEqual(notSigned)
  })

  test('of an answer belongs to one manifest', async () => {
    const hashes = await Promise.all(
      [aForwarded(), aForwarded({ answerDue: day('2026-12-15') }), aForwarded({ fields: ['address'] })].map(
        manifestHash,
      ),
    )
    expect(new Set(hashes).size).toBe(3)
    expect(await manifestHash(aForwarded())).toBe(hashes[0])
  })

  test('of a question hands nothing over, and names no field that nobody is asked about', async () => {
    const asked = anAsked()
    expect(await manifestHash(asked)).not.toBe(await manifestHash({ ...asked, kind: 'forwarded', along: [] }))
    const signed = await signStatement(key, anAsked({ fields: ['address', 'summary', 'question'] }))
    expect(readSignedFile(signedFile(signed))).toEqual({ ok: false, error: 'changed' })
  })

  test('of what was said is bound to its words, and who could not say has none', async () => {
    const words = adviceText({ v: 1, salt, text: 'Dat adres kennen wij.' })
    const { value: wordsHash } = (await commitmentOfText(words)) as { ok: true; value: string }
    expect(await fitsContent(anAdvice({ wordsHash }), words)).toBe(true)
    expect(await fitsContent(anAdvice({ wordsHash }), words.replace('kennen', 'kenden'))).toBe(false)
    expect(await fitsContent(anAdvice({ answer: 'cannot-say', wordsHash: null }), words)).toBe(false)
    for (const wrong of [{ wordsHash: null }, { answer: 'cannot-say' as const }]) {
      const signed = await signStatement(key, anAdvice(wrong))
      expect(readSignedFile(signedFile(signed))).toEqual({ ok: false, error: 'changed' })
    }
  })

  test('with a reason that is none for its answer is not read', async () => {
    const signed = await signStatement(key, anAnswer({ answer: 'accepted', reason: 'other-place' }))
    expect(readSignedFile(signedFile(signed))).toEqual({ ok: false, error: 'changed' })
  })
})

describe('the receipt of a reporter', () => {
  const receiptOf = async (content: string): Promise<Signed<Received>> => {
    const commitment = await commitmentOfText(content)
    if (!commitment.ok) throw new Error(commitment.error)
    return signStatement(key, aReceived({ commitment: commitment.value }))
  }

  test('fits exactly what was told, and nothing is needed for that but the two files', async () => {
    const [receipt, content] = [readSignedFile(signedFile(await receiptOf(told))), readContentFile(contentFile(told))]
    if (!receipt.ok || !content.ok || receipt.value.statement.kind !== 'received') throw new Error('both were kept')
    expect(content.value).toBe(told)
    expect(await fitsContent(receipt.value.statement, content.value)).toBe(true)
  })

  test('fits no other content, whatever it is: the server cannot use it for something else', async () => {
    const { statement } = await receiptOf(told)
    await fc.assert(
      fc.asyncProperty(
        fc.record({ v: fc.constant(1), story: fc.string(), salt: fc.constant(salt) }),
        async (report) => {
          expect(await fitsContent(statement, JSON.stringify(report))).toBe(false)
        },
      ),
    )
    const otherSalt = toBase64url(new Uint8Array(32).fill(8))
    for (const near of [
      told.replace('acht', 'Acht'),
      `${told} `,
      told.replace(salt, otherSalt),
      told.replace(salt, ''),
      'x',
      '',
    ])
      expect(await fitsContent(statement, near)).toBe(false)
  })

  test('does not tell what was told: with another salt the same words have another commitment', async () => {
    const commitments = new Set<string>()
    for (let round = 0; round < 50; round += 1) {
      const fresh = toBase64url(crypto.getRandomValues(new Uint8Array(32)))
      const commitment = await commitmentOfText(told.replace(salt, fresh))
      if (commitment.ok) commitments.add(commitment.value)
    }
    expect(commitments.size).toBe(50)
  })

  test('needs a salt of 32 bytes: with a shorter one words could be tried', async () => {
    for (const short of ['', 'AAAA', toBase64url(new Uint8Array(31))])
      expect(await commitmentOfText(JSON.stringify({ salt: short }))).toEqual({ ok: false, error: 'no-salt' })
  })
})

describe('the list of keys of a site', () => {
  const on = day('2026-11-30')
  const list = (changes: object = {}) => {
    const site = 'https://baken.example.org'
    const row = {
      number: 1,
      publicKey: toBase64url(key.publicKey),
      site,
      from: on,
      last: on,
      stolen: false,
      ...changes,
    }
    const read = readKeyList(JSON.stringify({ v: 1, keys: [row] }))
    if (!read) throw new Error('it is a list')
    return read
  }
  const found = (changes: object, statement = aReceived()) => {
    const listed = listedKey(list(changes), { statement, key: toBase64url(key.publicKey), signature: '' })
    return listed.ok ? listed.value.number : listed.error
  }

  test('names the key on its first day and its last, and on no day before or after', () => {
    expect(found({})).toBe(1)
    expect(found({ last: null })).toBe(1)
    expect(found({ last: null }, aReceived({ day: addDays(on, 4000) }))).toBe(1)
    expect(found({}, aReceived({ day: addDays(on, 1) }))).toBe('not-then')
    expect(found({ last: null }, aReceived({ day: addDays(on, -1) }))).toBe('not-then')
  })

  test('names no key of another site, no other key, and none that somebody else may have had', () => {
    expect(found({}, aReceived({ site: 'https://other.example.org' }))).toBe('other-site')
    expect(found({ publicKey: toBase64url(other.publicKey) })).toBe('unknown-key')
    expect(found({ stolen: true })).toBe('stolen')
  })

  test('that is none is not read', () => {
    for (const text of ['', '{}', '{"v":1,"keys":[{}]}', '{"v":2,"keys":[]}']) expect(readKeyList(text)).toBeNull()
  })
})
