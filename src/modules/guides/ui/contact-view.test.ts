import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/days.ts'
import { confidences } from '#kernel/sources.ts'
import type { Contact, ContactWords } from '../domain/catalogues.ts'
import { aContact } from '../testing/a-catalogue.ts'
import { contactView, telephoneAddress } from './contact-view.ts'

const words: ContactWords = {
  translation: 'source',
  contacts: { CPOL: { name: 'Police', purpose: 'Not urgent', note: 'Day and night' } },
}
const today = day('2026-11-21')
const view = (changes: Partial<Contact> = {}, on = today) => contactView(aContact(changes), words, on)
const withNumbers = { phone: '0900-0000', phoneAbroad: '+31 00 000 00 00' }

describe('a contact as a reader sees it', () => {
  test('has its words and its number', () => {
    expect(view()).toEqual({
      id: 'CPOL',
      name: 'Police',
      purpose: 'Not urgent',
      note: 'Day and night',
      phone: '0900-0000',
      phoneAbroad: null,
      trusted: true,
      url: null,
      cost: 'free',
      anonymous: 'possible',
      checkedOn: '2026-11-21',
      expired: false,
    })
  })

  test('without words is called by its id and claims nothing', () => {
    expect(contactView(aContact({ id: 'CNEW' }), words, today)).toMatchObject({ name: 'CNEW', purpose: '', note: null })
  })

  test.each([
    ['seen', '0900-0000', true],
    ['secondary', '0900-0000', false],
    ['own', '0900-0000', false],
    ['uncertain', null, false],
  ] as const)('a number that is %s is shown as %s and trusted: %s', (phoneConfidence, phone, trusted) => {
    expect(view({ phoneConfidence })).toMatchObject({ phone, trusted })
  })

  test('an uncertain number is not shown for abroad either', () => {
    expect(view({ ...withNumbers, phoneConfidence: 'uncertain' }).phoneAbroad).toBeNull()
    expect(view({ ...withNumbers, phoneConfidence: 'own' }).phoneAbroad).toBe('+31 00 000 00 00')
  })

  test.each([
    ['2027-05-20', true, false],
    ['2027-05-21', false, true],
    ['2027-05-22', false, true],
  ])('one that holds until 21 May 2027 is on %s trusted: %s, too old: %s', (on, trusted, expired) => {
    expect(view({}, day(on))).toMatchObject({ trusted, expired, phone: '0900-0000' })
  })

  test('how sure we are of the rest of a contact says nothing about its number', () => {
    expect(view({ confidence: 'uncertain' }).trusted).toBe(true)
    expect(view({ confidence: 'seen', phoneConfidence: 'own' }).trusted).toBe(false)
  })

  test('no number that is not seen, or too old, is ever trusted; no uncertain one is ever shown', () => {
    const anyContact = fc.record({
      phoneConfidence: fc.constantFrom(...confidences),
      confidence: fc.constantFrom(...confidences),
      verifiedByPerson: fc.boolean(),
      expiresOn: fc.integer({ min: -3, max: 3 }).map((count) => addDays(today, count)),
    })
    fc.assert(
      fc.property(anyContact, (changes) => {
        const { phone, phoneAbroad, trusted } = view({ ...withNumbers, ...changes })
        expect(trusted).toBe(changes.phoneConfidence === 'seen' && changes.expiresOn > today)
        expect([phone, phoneAbroad].includes(null)).toBe(changes.phoneConfidence === 'uncertain')
      }),
    )
  })
})

describe('the address behind a number', () => {
  test.each([
    ['112', 'tel:112'],
    ['0900-8844', 'tel:09008844'],
    ['+31 70 333 44 44', 'tel:+31703334444'],
    ['070 – 333 44 44', 'tel:0703334444'],
    ['088.123.45', 'tel:08812345'],
  ])('%s is dialled as %s', (phone, address) => expect(telephoneAddress(phone)).toBe(address))

  test('has only digits, whatever stands in the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (phone) => {
        expect(telephoneAddress(phone)).toMatch(/^tel:\+?\d*$/)
      }),
    )
  })
})
