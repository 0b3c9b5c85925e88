import { describe, expect, test } from 'vitest'
import { longestRemark } from '#modules/information/index.ts'
import { feedbackIn } from './article-feedback.ts'

const sent = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return feedbackIn(form)
}

describe('the answer to "did this help you?"', () => {
  test('is yes or no, with a line or without', () => {
    expect(sent({ helped: 'yes' })).toMatchObject({ ok: true, value: { helped: true, line: null } })
    expect(sent({ helped: 'no', line: ' te kort ' })).toMatchObject({
      ok: true,
      value: { helped: false, line: 'te kort' },
    })
  })

  test.each([
    [{}, 'missing'],
    [{ helped: 'maybe' }, 'missing'],
    [{ line: 'only this' }, 'missing'],
    [{ helped: 'yes', line: 'a'.repeat(longestRemark + 1) }, 'too-long'],
    [{ helped: 'yes', line: '0612345678' }, 'personal'],
  ])('%j is refused and kept in the form', (fields, problem) => {
    const read = sent(fields)
    expect(read).toMatchObject({ ok: false, problem })
    expect(read.form.line).toBe('line' in fields ? fields.line : '')
  })

  test('a refused text of a megabyte does not come back whole', () => {
    expect(sent({ helped: 'yes', line: 'x'.repeat(1_000_000) }).form.line).toHaveLength(1_000)
  })
})
