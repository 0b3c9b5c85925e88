import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostBytes } from '#platform/sealing/index.ts'
import { reportFrom } from '../domain/report/draft.ts'
import { mostCharacters, mostFiles, troubleForms } from '../domain/report/report.ts'
import { aDraft, aReport } from '../testing/a-report.ts'
import { readIdentity, readMessage, readReport } from './report-form.ts'

const facts = (index: number) => ({
  item: index.toString(16).padStart(32, '0'),
  sequence: index + 1,
  name: '図'.repeat(20),
  type: 'application/vnd.something',
  bytes: 9_999_999,
  cleaned: 'kept-as-is' as const,
})

describe('a report out of its envelope', () => {
  test('is what was told, with and without a step plan', () => {
    const from = { guide: 'desk-labour', version: '3', outcome: 'tell-focal-point', answers: 'danger=no&who=person' }
    for (const report of [aReport(), aReport({ from })]) expect(readReport(report)).toEqual({ ok: true, value: report })
  })

  test('is refused with a part too many, a part too few, or one that is of no form', () => {
    const { story, ...without } = aReport()
    const bad = [without, { ...aReport(), extra: 1 }, { ...aReport(), v: 2 }, { ...aReport(), forms: [] }, null, story]
    for (const report of bad) expect(readReport(report)).toEqual({ ok: false, error: 'malformed' })
  })

  test('never fails, whatever was sealed', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void [readReport(value), readIdentity(value), readMessage(value)]))
  })

  test('fits in the largest envelope when everything is as long as it may be, in the script that takes most', () => {
    const draft = aDraft({
      story: '図'.repeat(mostCharacters.story),
      words: '図'.repeat(mostCharacters.words),
      forms: troubleForms,
      from: { guide: 'g'.repeat(40), version: '10.10.10', outcome: 'o'.repeat(40), answers: 'a=b&'.repeat(100) },
    })
    const files = Array.from({ length: mostFiles }, (_, index) => facts(index))
    const made = reportFrom(draft, { language: 'nl', files, salt: 'A'.repeat(43) })
    const bytes = new TextEncoder().encode(JSON.stringify(made.ok && made.value.report))
    expect(made.ok).toBe(true)
    expect(bytes.length).toBeLessThanOrEqual(mostBytes('text'))
    expect(bytes.length, 'and would not with a few more').toBeGreaterThan(mostBytes('text') - 2_500)
  })
})
