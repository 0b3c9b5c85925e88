import { describe, expect, test } from 'vitest'
import { layOut } from './typst.ts'

const titled = '#set document(title: "A plan")\n#set text(lang: "nl")\n'

function pdfOf(template: string, data: unknown = {}) {
  const laidOut = layOut(template, data)
  if (!laidOut.ok) throw new Error(laidOut.error)
  return laidOut.value.pdf()
}
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

describe('a printed document', () => {
  test('is PDF/UA-1: tagged, with a title and a language', () => {
    const pdf = pdfOf(`${titled}= A plan\nDo this.`)
    if (!pdf.ok) throw new Error(pdf.error)
    const text = textOf(pdf.value)
    expect(text).toMatch(/^%PDF-1\.7/)
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(text).toMatch(/\/MarkInfo\s*<<\s*\/Marked true/)
    expect(text).toContain('/StructTreeRoot')
    expect(text).toMatch(/\/Lang\s*\(nl/)
    expect(text).toMatch(/\/DisplayDocTitle true/)
  })

  test.each([
    ['without a title', '= A plan', 'title'],
    ['that skips a level of headings', `${titled}= A plan\n=== Too deep`, 'heading'],
    [
      'with a picture that nothing is said about',
      `${titled}#image(bytes("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"), format: "svg")`,
      'alt',
    ],
  ])('%s is refused, with what is wrong', (_, template, reason) => {
    const pdf = pdfOf(template)
    expect(pdf.ok).toBe(false)
    expect(pdf.ok ? '' : pdf.error.toLowerCase()).toContain(reason)
  })

  test('knows its number of pages', () => {
    const pages = (template: string) => {
      const laidOut = layOut(template, {})
      return laidOut.ok ? laidOut.value.pages : laidOut.error
    }
    expect([pages('one'), pages('one #pagebreak() two')]).toEqual([1, 2])
  })

  test('is the same to the last byte when it is made again', () => {
    const template = '#set document(title: "A plan", date: none)\n= A plan'
    expect(pdfOf(template)).toEqual(pdfOf(template))
  })

  test.each(['#panic("no")', '*bold', '$ x', '= #[', '\\', '"quotes"', '<label>', '// gone', 'é ż ü Ж'])(
    'shows %j as it was written and never runs it',
    (written) => {
      const template = `#let d = json(bytes(sys.inputs.data))\n#assert.eq(d.text, ${JSON.stringify(written)})\n#d.text`
      expect(layOut(template, { text: written })).toMatchObject({ ok: true, value: { pages: 1 } })
    },
  )

  test('a template that does not compile is refused in the words of the compiler', () => {
    expect(layOut('#nothing-like-this', {})).toMatchObject({
      ok: false,
      error: expect.stringContaining('unknown variable: nothing-like-this'),
    })
  })

  test('a template cannot read files of the machine', () => {
    expect(layOut('#read("/etc/passwd")', {}).ok).toBe(false)
  })
})
