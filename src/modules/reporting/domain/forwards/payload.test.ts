import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPayload } from '../../forms/forward-form.ts'
import { type ForwardField, forwardFieldNames, forwardFields, inOrder, isAboutPeople } from './fields.ts'
import { fieldsToWeigh, shareGroundNames, shareGrounds } from './grounds.ts'
import { type Forwardable, knownFields, payloadOf, payloadText } from './payload.ts'

const salt = 'A'.repeat(43)
const known: Forwardable = {
  municipality: 'GM0758',
  forms: ['labour', 'housing'],
  goingOn: 'yes',
  danger: 'no',
  week: '2026-W48',
  entrance: 'worker',
  signals: ['I09', 'I16'],
  sector: 'agriculture',
  address: 'Voorbeeldweg 1',
  employer: 'Voorbeeld BV',
  agency: 'Uitzend BV',
  placeWords: 'de schuur achter de kas',
  story: 'Wij slapen met acht man in één kamer.',
  language: 'pl',
  summary: 'Acht mensen in een schuur zonder water.',
  question: 'Kent u dit adres?',
}
const nothing: Forwardable = {
  ...Object.fromEntries(forwardFieldNames.map((field) => [field, null])),
  forms: [],
  signals: [],
} as unknown as Forwardable

const chosenOf = fc.subarray([...forwardFieldNames])

describe('what is handed over', () => {
  test('is what was chosen and known, and is read again', () => {
    fc.assert(
      fc.property(chosenOf, fc.subarray([...forwardFieldNames]), (chosen, empty) => {
        const some = { ...known, ...Object.fromEntries(empty.map((field) => [field, nothing[field]])) }
        const payload = payloadOf(some, chosen, salt)
        const expected = chosen.filter((field) => !empty.includes(field))
        expect(Object.keys(payload.fields)).toEqual(inOrder(expected))
        for (const field of expected) expect(payload.fields[field]).toEqual(known[field])
        expect(readPayload(payloadText(payload))).toEqual(payload)
      }),
    )
  })

  test('holds nothing else of a case: a canary in every other place, searched in every choice of fields', () => {
    // Whatever a caller passes along by mistake, now or after a later change of what a case holds.
    const others = [
      'id',
      'caseId',
      'item',
      'forwardId',
      'organisation',
      'lookupId',
      'lookupHash',
      'reporterKey',
      'wrappedForReporter',
      'commitment',
      'caseKey',
      'ownKey',
      'vaultKey',
      'privateKey',
      'salt',
      'person',
      'assignedTo',
      'byPerson',
      'handler',
      'staffName',
      'note',
      'notes',
      'identity',
      'name',
      'phone',
      'email',
      'files',
      'file',
      'receivedOn',
      'state',
      'draft',
      'task',
      'from',
      'audit',
      'v',
      '__proto__x',
    ]
    const canary = (place: string) => `CANARY-${place}`
    const carried = { ...known, ...Object.fromEntries(others.map((place) => [place, canary(place)])) }
    const nested = { ...carried, forms: known.forms, from: { guide: canary('guide'), answers: canary('answers') } }
    let looked = 0
    fc.assert(
      fc.property(chosenOf, (chosen) => {
        for (const given of [carried, nested]) {
          const text = payloadText(payloadOf(given, chosen, salt))
          expect(text).not.toContain('CANARY')
          looked += 1
        }
      }),
      { numRuns: 500 },
    )
    expect(looked).toBe(1000)
    expect(payloadText(payloadOf(carried, forwardFieldNames, salt))).not.toContain('CANARY')
  })

  test('is refused by its reader when a field is added that has no place there', () => {
    const payload = payloadOf(known, forwardFieldNames, salt)
    const with_ = (fields: object, rest: object = {}) => JSON.stringify({ ...payload, fields, ...rest })
    expect(readPayload(with_(payload.fields))).toEqual(payload)
    for (const extra of ['caseId', 'name', 'lookupHash', 'staff', 'files', 'identity'])
      expect(readPayload(with_({ ...payload.fields, [extra]: 'x' }))).toBeNull()
    expect(readPayload(with_(payload.fields, { caseId: 'x' }))).toBeNull()
    expect(readPayload(`${with_(payload.fields)} `)).toBeNull()
    expect(readPayload(with_({ ...payload.fields, story: 'x'.repeat(20_001) }))).toBeNull()
    expect(readPayload(with_(payload.fields).replace(salt, 'AAAA'))).toBeNull()
    for (const strange of ['', 'null', '[]', '{}']) expect(readPayload(strange)).toBeNull()
  })

  test('names no field that is empty, so that a manifest promises nothing', () => {
    expect(knownFields(nothing, forwardFieldNames)).toEqual([])
    expect(knownFields({ ...nothing, story: '  ', forms: [] }, ['story', 'forms'])).toEqual([])
    expect(knownFields({ ...nothing, story: 'x' }, ['municipality', 'story'])).toEqual(['story'])
  })
})

describe('grounds', () => {
  test('a signal about a place says which chosen fields tell about people; the others leave that to who decides', () => {
    const about: ForwardField[] = ['placeWords', 'story', 'language', 'summary', 'question']
    expect(fieldsToWeigh('place-based', forwardFieldNames)).toEqual(about)
    expect(fieldsToWeigh('place-based', ['address', 'employer', 'signals'])).toEqual([])
    for (const ground of shareGroundNames)
      if (shareGrounds[ground].people) expect(fieldsToWeigh(ground, forwardFieldNames)).toEqual([])
  })

  test('who the reporter is and what they sent as files are no fields at all', () => {
    expect(Object.keys(forwardFields).filter((field) => /ident|name|phone|mail|file|contact/i.test(field))).toEqual([])
    expect(forwardFieldNames.filter(isAboutPeople).length).toBeGreaterThan(0)
  })
})
