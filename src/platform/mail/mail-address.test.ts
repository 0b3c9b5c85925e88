import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMailAddress } from './mail-address.ts'

const refused = { ok: false, error: 'not-an-address' }

describe('an address is read', () => {
  test.each([
    ['desk@gemeente.example', 'desk@gemeente.example'],
    ['Desk.Officer+baken@Gemeente.Example', 'Desk.Officer+baken@gemeente.example'],
    ["o'neill_x-1@sub.gemeente.example", "o'neill_x-1@sub.gemeente.example"],
    ['desk@münchen.example', 'desk@xn--mnchen-3ya.example'],
    ['desk@пример.рф', 'desk@xn--e1afmkfd.xn--p1ai'],
    ['desk@xn--mnchen-3ya.example', 'desk@xn--mnchen-3ya.example'],
    [`${'a'.repeat(64)}@gemeente.example`, `${'a'.repeat(64)}@gemeente.example`],
    [`a@${'b'.repeat(63)}.example`, `a@${'b'.repeat(63)}.example`],
  ])('%s', (text, address) => {
    expect(readMailAddress(text)).toEqual({ ok: true, value: address })
  })

  test('of 254 signs, and not of 255', () => {
    const domain = (length: number) => `${`${'d'.repeat(49)}.`.repeat(4)}${'e'.repeat(length - 200)}`
    expect(readMailAddress(`${'a'.repeat(10)}@${domain(243)}`).ok).toBe(true)
    expect(readMailAddress(`${'a'.repeat(11)}@${domain(243)}`)).toEqual(refused)
  })
})

describe('no address is', () => {
  test.each([
    '',
    '@',
    'desk',
    'desk@',
    '@gemeente.example',
    'desk@localhost',
    'desk@gemeente.example ',
    ' desk@gemeente.example',
    'desk@gemeente.example,other@gemeente.example',
    'desk@gemeente.example;other@gemeente.example',
    'desk@gemeente.example other@gemeente.example',
    'Desk <desk@gemeente.example>',
    '<desk@gemeente.example>',
    'desk@gemeente.example\r\nBcc: other@gemeente.example',
    'desk\n@gemeente.example',
    'desk@gemeente\n.example',
    'desk@gemeente.example\u0000',
    'desk@gemeente.example\u2028',
    '"desk officer"@gemeente.example',
    'desk(officer)@gemeente.example',
    'desk@gemeente.example@other.example',
    'desk%other.example@gemeente.example@',
    'desk@[127.0.0.1]',
    'desk@127.0.0.1',
    'desk@0x7f.1',
    'desk@gemeente.1',
    'desk@gemeente%2eexample',
    'desk@gemeente。example',
    'desk@gemeente.example:25',
    'desk@gemeente.example/x',
    'desk@-gemeente.example',
    'desk@gemeente-.example',
    'desk@gemeente..example',
    'desk@gemeente.example.',
    'desk@.gemeente.example',
    '.desk@gemeente.example',
    'desk.@gemeente.example',
    'de..sk@gemeente.example',
    'dësk@gemeente.example',
    'group:desk@gemeente.example;',
    `${'a'.repeat(65)}@gemeente.example`,
    `a@${'b'.repeat(64)}.example`,
  ])('"%s"', (text) => {
    expect(readMailAddress(text)).toEqual(refused)
  })
})

test('whatever is read is one ASCII address without blanks, and is read as itself again', () => {
  const strange = fc.constantFrom(...'@<>,; \r\n"%é\u202e。[]():\\\u0000')
  const usual = fc.constantFrom(...'abcx.-+я٣')
  const part = fc.string({ unit: fc.oneof({ weight: 12, arbitrary: usual }, strange), minLength: 1, maxLength: 6 })
  let reads = 0
  fc.assert(
    fc.property(part, part, (local, domain) => {
      const found = readMailAddress(`${local}@${domain}.example`)
      if (!found.ok) return
      reads += 1
      expect(found.value).toMatch(/^[!-~]{1,64}@[a-z0-9.-]+$/)
      expect(found.value.match(/[@,;:<>"()[\]\\]/g)).toEqual(['@'])
      expect(readMailAddress(found.value)).toEqual(found)
    }),
    { numRuns: 20_000 },
  )
  expect(reads).toBeGreaterThan(1000)
})
