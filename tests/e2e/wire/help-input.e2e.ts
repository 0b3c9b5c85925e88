import { expect, test } from '@playwright/test'
import { allLanguages, pseudoLanguage, texts } from '../../support/content.ts'
import { readTable } from '../../support/csv.ts'
import { readableText, tagsOf } from '../../support/html.ts'
import { send } from '../../support/send.ts'
import { expectWholePage } from '../../support/whole-page.ts'

const nl = texts('nl')

for (const [field, values] of [
  ['municipality', ['Tilburg', 'GM0363', 'gm0855', '<b>', '__proto__']],
  ['language', ['xx', 'PL', 'constructor', '"><script>']],
  ['kind', ['nothing', 'Union', '__proto__']],
  ['open', ['0', 'true', 'ja']],
  [
    'at',
    ['morgen', '2026-12-25', '2027-02-29T10:00', '2017-01-01T10:00', '9999-12-31T10:00', '2027-03-28T02:30', '<i>'],
  ],
] as const) {
  test(`a ${field} that means nothing is named and kept, and the list is shown without it`, async () => {
    for (const typed of values) {
      const answer = await send({ path: `/nl/help?${field}=${encodeURIComponent(typed)}` })
      expectWholePage(answer, { status: 422, language: 'nl', what: typed })
      expect(readableText(answer.text)).toContain(nl('directory.problem'))
      expect(answer.text).not.toContain('<script>')
      const kept = tagsOf(answer.text.slice(answer.text.indexOf('<form method="get"'))).some(
        ({ name, attributes }) => ['option', 'input'].includes(name) && attributes.get('value') === typed,
      )
      expect(kept, `${field}=${typed} stays in the form`).toBe(true)
    }
  })
}

test('a language of the site that nobody is known to speak is a fair question with an honest answer', async () => {
  for (const tag of allLanguages) {
    const answer = await send({ path: `/nl/help?language=${tag}` })
    expectWholePage(answer, { status: 200, language: 'nl', what: tag })
    const form = tagsOf(answer.text.slice(answer.text.indexOf('<form method="get"')))
    const chosen = form.filter(({ name, attributes }) => name === 'option' && attributes.has('selected'))
    expect(chosen.map(({ attributes }) => attributes.get('value'))).toContain(tag)
    if (tag === pseudoLanguage) expect(readableText(answer.text)).toContain(nl('directory.none.text'))
  }
})

test('a value that is far too long is cut, and the page holds', async () => {
  const answer = await send({ path: `/nl/help?kind=${'x'.repeat(1_500)}&at=${'9'.repeat(100)}` })
  expectWholePage(answer, { status: 422, language: 'nl' })
  // The links to other languages repeat the address as it is.
  expect(answer.text.slice(answer.text.indexOf('<main'))).not.toContain('x'.repeat(61))
})

test('a point or meeting that does not exist is a page that says so', async () => {
  for (const rest of ['help/nothing', 'help/__proto__', 'help/TILBURG', 'help/events/nothing.ics']) {
    expectWholePage(await send({ path: `/nl/${rest}` }), { status: 404, language: 'nl', what: rest })
  }
})

test('the map of the information is a table too', async () => {
  const { text } = await send({ path: '/nl/help/coverage.csv' })
  const { header, rows } = readTable(text)
  expect(header).toEqual(['code', 'municipality', 'region', 'kind', 'local', 'national', 'languages', 'services'])
  expect(rows).toHaveLength(56 * 14)
  expect(new Set(rows.map((row) => row['local']))).toEqual(new Set(['yes', 'unsure', 'no']))
})
