import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Contact } from '#modules/guides/index.ts'
import { contactNumber } from './contact-number.ts'

const contact = (changes: Partial<Contact>): Contact => ({
  id: 'CONE',
  for: ['public'],
  phone: '0800-0000',
  phoneAbroad: null,
  phoneConfidence: 'seen',
  url: null,
  cost: 'free',
  anonymous: 'unknown',
  forms: [],
  sources: [],
  confidence: 'seen',
  checkedOn: day('2026-11-21'),
  verifiedByPerson: false,
  expiresOn: day('2027-05-21'),
  ...changes,
})
const numberOf = (changes: Partial<Contact>, today: string) => {
  const contacts = new Map([['CONE', contact(changes)]])
  return contactNumber({ catalogues: { contacts } }, 'CONE', day(today))
}

test('a number is as sure as it was until the day it expires, and then it must be checked first', () => {
  expect(numberOf({}, '2027-05-20')).toEqual({ number: '0800-0000', confidence: 'seen' })
  expect(numberOf({}, '2027-05-21')).toEqual({ number: '0800-0000', confidence: 'secondary' })
  expect(numberOf({ phoneConfidence: 'own' }, '2027-05-22')).toEqual({ number: '0800-0000', confidence: 'own' })
})

test('a contact without a number, or that does not exist, has none', () => {
  expect(numberOf({ phone: null, phoneConfidence: null }, '2026-11-29')).toBeNull()
  expect(contactNumber({ catalogues: { contacts: new Map() } }, 'CNONE', day('2026-11-29'))).toBeNull()
})
