import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBase64url } from '#modules/organisations/index.ts'
import { readFoundBy, readSaid, readSealedReport } from './sent-envelopes.ts'

const of = (length: number) => toBase64url(new Uint8Array(length).fill(length % 256))
const id = 'ab'.repeat(16)
const other = 'cd'.repeat(16)

const sent = () => ({
  organisation: 'voorbeeldstad',
  caseId: id,
  keyNumber: 1,
  wrappedForOrganisation: of(82),
  wrappedForReporter: of(82),
  lookupId: of(16),
  reporterKey: of(32),
  commitment: of(32),
  report: { item: id, sender: 'reporter', kind: 'report', sequence: 0, envelope: of(4_146) },
  identity: null,
  files: [other],
})

describe('what comes through the door for sealed reports', () => {
  test('is a report as a browser of ours sends it', () => {
    expect(readSealedReport(sent())).toMatchObject({ ok: true, value: { caseId: id, files: [other] } })
  })

  test.each([
    ['a word that is not sealed', { ...sent(), story: 'Ik word geslagen.' }],
    ['a word beside an envelope', { ...sent(), report: { ...sent().report, text: 'x' } }],
    ['an item of somebody else', { ...sent(), report: { ...sent().report, sender: 'organisation' } }],
    ['a first item with another number', { ...sent(), report: { ...sent().report, sequence: 1 } }],
    ['a first item with another id', { ...sent(), report: { ...sent().report, item: other } }],
    ['a case without an id of ours', { ...sent(), caseId: 'ABC' }],
    ['a look-up id that is too short', { ...sent(), lookupId: of(15) }],
    ['bytes that are none', { ...sent(), commitment: '!'.repeat(43) }],
    ['an envelope longer than the longest', { ...sent(), report: { ...sent().report, envelope: of(66_000) } }],
    ['eleven files', { ...sent(), files: Array.from({ length: 11 }, () => other) }],
    ['nothing', null],
  ])('never %s', (_, value) => {
    expect(readSealedReport(value)).toEqual({ ok: false, error: 'malformed' })
  })

  test('whatever is sent, it is read or refused, and never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect([readSealedReport(value).ok, readSaid(value).ok, readFoundBy(value).ok]).toEqual([false, false, false])
      }),
    )
  })
})
