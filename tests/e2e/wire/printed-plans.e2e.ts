import { expect, test } from '@playwright/test'
import { agedAddress } from '../../support/addresses.ts'
import { digits, guideWords, realLanguages, seenNumbers, texts, unseenNumbers } from '../../support/content.ts'
import { guidesIn } from '../../support/every-screen.ts'
import { readPdf } from '../../support/pdf-text.ts'
import { send } from '../../support/send.ts'

const numberOnPaper = /(?<![\d-])(?:\+\d{2} ?)?0\d{1,3}[- ]\d[\d ]{2,}\d|(?<!\d)112(?!\d)/g

/** As a person reads it: no soft hyphens, ordinary spaces and hyphens. */
const asRead = (text: string): string =>
  text
    .replaceAll(/\s*\u00AD\s*/g, '')
    .replaceAll('\u00A0', ' ')
    .replaceAll('\u2011', '-')
    .replaceAll(/\s+/g, ' ')

for (const language of realLanguages) {
  test(`each plan in ${language} is one accessible A4 with its title and only numbers seen at their source`, async () => {
    const t = texts(language)
    for (const guide of guidesIn(language)) {
      const what = `${guide} in ${language}`
      const answer = await send({ to: agedAddress, path: `/${language}/guides/${guide}/a4.pdf` })
      expect([answer.status, answer.headers['content-type']], what).toEqual([200, 'application/pdf'])
      expect(answer.headers['content-disposition'], what).toContain(`baken-${guide}-${language}.pdf`)
      expect(answer.bytes.subarray(0, 5).toString('latin1'), what).toBe('%PDF-')

      const { pages, metadata, text } = readPdf(answer.bytes)
      const { title } = guideWords(guide, language)
      expect(pages, what).toBe(1)
      expect(metadata, what).toContain('<pdfuaid:part>1</pdfuaid:part>')
      expect(metadata, what).toContain(`<rdf:li>${language}</rdf:li>`)
      expect(metadata, what).toContain(`<rdf:li xml:lang="x-default">${title.replaceAll('&', '&amp;')}</rdf:li>`)

      const paper = asRead(text)
      expect(paper, what).toContain(asRead(title))
      expect(paper, what).toContain(asRead(t('guide.disclaimer')))
      const numbers = [...paper.matchAll(numberOnPaper)].map(([number]) => digits(number))
      expect(numbers, what).toContain('112')
      for (const number of numbers) expect(seenNumbers.has(number), `${what}: ${number}`).toBe(true)
      const bare = paper.replaceAll(/[ -]/g, '')
      for (const number of unseenNumbers) expect(bare.includes(number), `${what}: ${number}`).toBe(false)
    }
  })
}

test('an A4 can be read: the test knows a number when it sees one', () => {
  const paper = asRead('CoMensha 033\u2011448\u00A011\u00A086 – nood 112, FairWork 020-760 08 09.')
  expect([...paper.matchAll(numberOnPaper)].map(([number]) => digits(number))).toEqual([
    '0334481186',
    '112',
    '0207600809',
  ])
})
