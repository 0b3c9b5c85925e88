import { describe, expect, test } from 'vitest'
import { headText, readHead } from './audit-head.ts'
import { encodeLine, hashOf, noHash } from './line-encoding.ts'
import { aChain, aLine, headOf, linked } from './testing/a-chain.ts'
import { tamperings, tamperingsWithTheHead } from './testing/tamperings.ts'
import { triedAll } from './testing/tried-all.ts'
import { verifyAudit } from './verify-audit.ts'

// `tests/drills/tamperings.test.ts` does the same with ten thousand, and a hundred thousand.
describe('an audit of 300 lines', { timeout: 120_000 }, () => {
  const lines = aChain(300)

  test('gives away every way of tampering at fifty places', async () => {
    const { missed, ...counts } = await triedAll(lines, tamperings, 48)
    console.log(`300 lines: ${counts.tried} tamperings of ${tamperings.length} kinds, ${counts.found} found`)
    expect(missed).toEqual([])
    expect(counts.found).toBe(counts.tried)
  })

  test('that was tampered with together with its head is given away by a head that was kept elsewhere', async () => {
    const { missed, ...counts } = await triedAll(lines, tamperingsWithTheHead, 98, { kept: headOf(lines) })
    console.log(
      `with a kept head: ${counts.tried} tamperings of ${tamperingsWithTheHead.length} kinds, ${counts.found} found`,
    )
    expect(missed).toEqual([])
    expect(counts.found).toBe(counts.tried)
  })

  test('without one it looks right: nothing in the database can tell', async () => {
    expect(await triedAll(lines, tamperingsWithTheHead, 18)).toMatchObject({ tried: 60, found: 0 })
  })

  test('an older head gives away what was changed before it, and not what was cut behind it', async () => {
    const kept = headOf(lines.slice(0, 200))
    const cut = (count: number) => ({ stored: headOf(lines.slice(0, count)), kept })
    expect((await verifyAudit(lines.slice(0, 199), cut(199))).fault).toEqual({ kind: 'cut', line: 200 })
    expect((await verifyAudit(lines.slice(0, 200), cut(200))).fault).toBeNull()
    const elsewhere = linked(lines.map((line, index) => (index === 100 ? { ...line, actor: 'person-99' } : line)))
    expect(await verifyAudit(elsewhere, { stored: headOf(elsewhere), kept })).toEqual({
      last: headOf(elsewhere.slice(0, 199)),
      fault: { kind: 'rewritten', line: 200 },
    })
  })
})

describe('what is wrong is said with its line', () => {
  const lines = aChain(10)
  const heads = { stored: headOf(lines) }
  const way = (name: string) => tamperings.find((one) => one.name === name)
  const faultOf = async (name: string) => {
    const tampered = way(name)?.tamper(lines, 4, 7)
    return tampered && (await verifyAudit(tampered.lines, heads)).fault
  }
  test.each([
    ['alter actor', { kind: 'altered', line: 5 }],
    ['alter line', { kind: 'gap', line: 5 }],
    ['delete one', { kind: 'gap', line: 5 }],
    ['delete one and close the gap', { kind: 'order', line: 5, writtenAs: 6 }],
    ['swap two', { kind: 'order', line: 5, writtenAs: 8 }],
    ['insert one', { kind: 'order', line: 7, writtenAs: 6 }],
    ['duplicate one', { kind: 'duplicated', line: 5 }],
    ['fork one', { kind: 'duplicated', line: 5 }],
    ['rewrite one with its hash', { kind: 'unlinked', line: 6 }],
    ['rewrite one and the rest of the chain', { kind: 'rewritten', line: 10 }],
    ['cut the end', { kind: 'cut', line: 5 }],
  ])('%s', async (name, fault) => expect(await faultOf(name)).toEqual(fault))

  test('a head that the database lost', async () => {
    expect((await verifyAudit(lines, { stored: null })).fault).toEqual({ kind: 'head-lost', line: 10 })
  })
  test('a number that is none', async () => {
    for (const line of [0, -1, Number.NaN]) {
      expect((await verifyAudit([{ ...aLine(), line }], heads)).fault).toEqual({ kind: 'altered', line: 1 })
    }
  })
  test('a head that promises more lines than there are seconds in a life', async () => {
    const stored = { line: 9e15, hash: noHash }
    const cut = await verifyAudit(lines, { stored })
    expect(cut.fault).toEqual({ kind: 'cut', line: 11 })
  })
})

describe('an empty audit', () => {
  test('is right', async () => {
    expect(await verifyAudit([], { stored: headOf([]) })).toEqual({ last: { line: 0, hash: noHash }, fault: null })
    expect((await verifyAudit([], { stored: headOf([]), kept: headOf([]) })).fault).toBeNull()
  })
  test('that had lines once is not', async () => {
    const kept = headOf(aChain(3))
    expect((await verifyAudit([], { stored: headOf([]), kept })).fault).toEqual({ kind: 'cut', line: 1 })
  })
  test('a head of line 0 that is not its beginning belongs to no audit', async () => {
    const kept = { line: 0, hash: headOf(aChain(1)).hash }
    expect((await verifyAudit(aChain(1), { stored: headOf(aChain(1)), kept })).fault).toEqual({
      kind: 'rewritten',
      line: 0,
    })
  })
})

describe('the bytes of a line', () => {
  test('are those that the documentation tells', () => {
    const bytes = Buffer.from(encodeLine(aLine({ line: 258, actor: 'é', organisation: null, object: '' })))
    expect(bytes.toString('hex')).toBe(
      [
        '62616b656e2d61756469742d31',
        '00000008 0000000000000102',
        '00000008 000000006b0c13c0',
        '00000002 c3a9',
        'ffffffff',
        `00000010 ${Buffer.from('directory.import').toString('hex')}`,
        '00000000',
        `0000000b ${Buffer.from('{"added":1}').toString('hex')}`,
        `00000020 ${'00'.repeat(32)}`,
      ]
        .join('')
        .replaceAll(' ', ''),
    )
  })
  test('give the hash that a program in another language gave', () => {
    expect(Buffer.from(hashOf(aLine())).toString('hex')).toBe(
      '4530b41dd6226be1382d01492f2300a23ac0f3035de711c4fbd2a58ccb172c44',
    )
  })
})

describe('a head on paper', () => {
  const head = headOf(aChain(12))
  test('is read as it was written, in capitals too', () => {
    expect(readHead(headText(head))).toEqual({ line: 12, hash: Buffer.from(head.hash) })
    expect(readHead(headText(head).toUpperCase())).toEqual({ line: 12, hash: Buffer.from(head.hash) })
    expect(headText(headOf([]))).toBe(`0:${'0'.repeat(64)}`)
  })
  test.each([
    '',
    '12',
    `12:${'0'.repeat(63)}`,
    `012:${'0'.repeat(64)}`,
    `-1:${'0'.repeat(64)}`,
    `12:${'g'.repeat(64)}`,
  ])('"%s" is none', (text) => expect(readHead(text)).toBeUndefined())
})
