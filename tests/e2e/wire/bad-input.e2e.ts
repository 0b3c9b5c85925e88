import { expect, test } from '@playwright/test'
import { guideWords, pseudoLanguage, texts } from '../../support/content.ts'
import { hiddenField, readableText, tagsOf } from '../../support/html.ts'
import { send, sendForm } from '../../support/send.ts'
import { expectWholePage } from '../../support/whole-page.ts'

const nl = texts('nl')
const steps = '/nl/guides/desk-labour/steps'
const asten = 'GM0743'

for (const [accepted, language] of [
  ['pl', 'pl'],
  ['de,en;q=0.8', 'en'],
  ['de', 'nl'],
  ['pl;q=0.3, nl;q=0.9', 'nl'],
  ['', 'nl'],
  ['*', 'nl'],
  [',;q=,pl;;q=x', 'nl'],
] as const) {
  test(`an address in an unknown language is answered in the language of the reader (${accepted || 'none'})`, async () => {
    const headers: Record<string, string> = accepted ? { 'accept-language': accepted } : {}
    for (const path of ['/xx', '/de/guides', '/nl-BE', '/NL', '/wp-login.php']) {
      expectWholePage(await send({ path, headers }), { status: 404, language, what: path })
    }
  })
}

test('an unknown page or plan keeps the language of its address', async () => {
  for (const language of ['nl', 'en', 'pl'] as const) {
    for (const rest of [
      'nothing',
      'guides/nothing',
      'guides/nothing/steps',
      'guides/nothing/a4.pdf',
      'guides/__proto__',
      'problem/200',
    ]) {
      const answer = await send({ path: `/${language}/${rest}`, headers: { 'accept-language': 'nl' } })
      expectWholePage(answer, { status: 404, language, what: rest })
      expect(answer.text).toContain(texts(language)('error.404.title'))
    }
  }
})

test('a plan that a language lacks says so and shows where it can be read', async () => {
  for (const rest of ['', '/steps']) {
    const answer = await send({ path: `/pl/guides/desk-labour${rest}` })
    expectWholePage(answer, { status: 404, language: 'pl' })
    expect(answer.text).toContain(texts('pl')('guides.missing.title'))
    const links = tagsOf(answer.text.slice(answer.text.indexOf('<main'), answer.text.indexOf('</main>')))
    expect(links.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.get('href'))).toEqual([
      '/nl/guides/desk-labour',
      '/en/guides/desk-labour',
      '/pl',
    ])
  }
})

test('a section that a language lacks says so in that language and shows where it can be read', async () => {
  for (const rest of ['notes', 'programme', 'programme/register', 'kompas', 'policy/inventory']) {
    const answer = await send({ path: `/pl/${rest}` })
    expectWholePage(answer, { status: 404, language: 'pl' })
    expect(answer.text).toContain(texts('pl')('section.missing.title'))
    const links = tagsOf(answer.text.slice(answer.text.indexOf('<main'), answer.text.indexOf('</main>')))
    expect(links.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.get('href'))).toEqual([
      ...['nl', 'en', pseudoLanguage].map((language) => `/${language}/${rest}`),
      '/pl',
    ])
  }
})

test('a reader in the middle of a plan is not offered a language in which the answers would be lost', async () => {
  const middle = await sendForm(steps, { answers: 'danger=no', municipality: asten, choice: 'place' })
  expectWholePage(middle, { status: 200, language: 'nl' })
  const offered = tagsOf(middle.text).flatMap(({ name, attributes }) =>
    name === 'form' ? (attributes.get('action') ?? []) : [],
  )
  expect(offered).toContain('/en/guides/desk-labour/steps')
  expect(offered).not.toContain('/pl/guides/desk-labour/steps')
})

for (const [what, answers, kept] of [
  ['broken signs', '<script>alert(1)</script>', ''],
  ['an answer without a question', 'danger', ''],
  ['an unknown question', 'danger=no&colour=red', 'danger=no'],
  ['an unknown answer', 'danger=no&who=nobody', 'danger=no'],
  ['an answer of another question', 'danger=no&who=control', 'danger=no'],
  ['a question out of order', 'danger=no&control=wages', 'danger=no'],
  ['a name of JavaScript itself', 'danger=no&who=constructor', 'danger=no'],
  ['an answer after the end', 'danger=yes&who=person', 'danger=yes'],
  ['a question answered twice', 'danger=no&danger=no', 'danger=no'],
  ['far too many answers', `danger=no&${'who=person&'.repeat(250)}who=person`, ''],
] as const) {
  test(`answers with ${what} are refused, what fits is kept, and the reader goes on`, async () => {
    const answer = await sendForm(steps, { answers, municipality: asten })
    expectWholePage(answer, { status: 422, language: 'nl', what })
    expect(readableText(answer.text)).toContain(nl('wizard.refused.title'))
    expect(hiddenField(answer.text, 'answers')).toBe(kept)
    expect(answer.text).not.toContain('<script>alert')
    expect(municipalityOf(answer.text), 'the municipality stays').toBe(asten)
  })
}

test('a choice that the question does not have is refused and nothing is lost', async () => {
  const answer = await sendForm(steps, { answers: 'danger=no', municipality: asten, choice: 'nobody' })
  expectWholePage(answer, { status: 422, language: 'nl' })
  expect(readableText(answer.text)).toContain(nl('wizard.choose.title'))
  expect(readableText(answer.text)).toContain(guideWords('desk-labour', 'nl').nodes['who']?.text ?? 'no such step')
  expect(hiddenField(answer.text, 'answers')).toBe('danger=no')
  expect(municipalityOf(answer.text)).toBe(asten)
})

test('a municipality that does not exist is nobody’s municipality, and the plan goes on', async () => {
  for (const municipality of ['GM9999', 'GM0363', '<b>', 'x'.repeat(500)]) {
    const answer = await sendForm(steps, { answers: 'danger=no', municipality, choice: 'place' })
    expectWholePage(answer, { status: 200, language: 'nl', what: municipality })
    expect(hiddenField(answer.text, 'answers')).toBe('danger=no&who=place')
    expect(municipalityOf(answer.text)).toBe('')
  }
})

test('a form is answered with a page, whatever the sender says it accepts', async () => {
  for (const accept of ['', '*/*', 'application/json', 'image/webp', 'nonsense']) {
    const answer = await sendForm(steps, { answers: 'danger=no', choice: 'place' }, { accept })
    expectWholePage(answer, { status: 200, language: 'nl', what: accept })
  }
})

test('a note of broken answers is still a note', async () => {
  const answer = await sendForm('/nl/guides/desk-labour/note', { answers: 'danger=no&who=nobody' })
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(answer.text.startsWith('\uFEFF')).toBe(true)
})

const wrongDays = [
  'foo',
  '2021-02-29',
  '2021-13-01',
  '2017-12-31',
  '9999-12-31',
  '31-12-2020',
  '2021-6-1',
  '<script>1</script>',
]

for (const page of ['policy', 'areas'] as const) {
  test(`${page} says so when a day cannot be shown, and repeats what was typed`, async () => {
    for (const typed of wrongDays) {
      const answer = await send({ path: `/nl/${page}?on=${encodeURIComponent(typed)}` })
      expectWholePage(answer, { status: 422, language: 'nl', what: typed })
      const shown = readableText(answer.text)
      expect(shown).toContain(nl('day.wrong.title'))
      expect(shown).toContain(typed)
      expect(answer.text).not.toContain('<script>1')
    }
  })
  test(`there is no table of ${page} for a day that cannot be shown`, async () => {
    for (const typed of wrongDays) {
      const path = `/nl/${page}/municipalities.csv?on=${encodeURIComponent(typed)}`
      expectWholePage(await send({ path }), { status: 404, language: 'nl', what: typed })
    }
  })
  test(`${page} shows the first and the last day it covers, and refuses the day before and after`, async () => {
    const { text } = await send({ path: `/nl/${page}` })
    const field = tagsOf(text).find(({ name, attributes }) => name === 'input' && attributes.get('name') === 'on')
    const [first = '', last = ''] = ['min', 'max'].map((bound) => field?.attributes.get(bound))
    for (const day of [first, last])
      expectWholePage(await send({ path: `/nl/${page}?on=${day}` }), { status: 200, language: 'nl' })
    for (const day of [movedBy(first, -1), movedBy(last, 1)]) {
      expectWholePage(await send({ path: `/nl/${page}?on=${day}` }), { status: 422, language: 'nl', what: day })
    }
  })
}

test('counts that cannot be moved come back as they were typed, with what is wrong', async () => {
  const typed = { from: '2020-12-31', to: '2022-01-01', counts: 'Uden;1' }
  for (const [wrong, problem] of [
    [{ from: '2021-02-29' }, 'from'],
    [{ to: '<b>morgen</b>' }, 'to'],
    [{ from: '2017-12-31' }, 'out-of-coverage'],
    [{ to: '9999-12-31' }, 'out-of-coverage'],
    [{ from: '2022-01-01', to: '2020-12-31' }, 'backwards'],
    [{ counts: '</textarea><script>1</script>;1' }, 'lines'],
    [{ counts: 'Uden;-1' }, 'lines'],
    [{ counts: 'Uden;9007199254740991\nLanderd;9007199254740991' }, 'lines'],
  ] as const) {
    const fields = { ...typed, ...wrong }
    const answer = await sendForm('/nl/areas/move', fields)
    expectWholePage(answer, { status: 422, language: 'nl', what: JSON.stringify(wrong) })
    expect(readableText(answer.text)).toContain(nl('move.problem'))
    const [said = ''] = nl(`move.problem.${problem}`).split('{')
    expect(readableText(answer.text), problem).toContain(said)
    const kept = /<textarea[^>]*id="counts"[^>]*>([\s\S]*?)<\/textarea>/.exec(answer.text)?.[1] ?? ''
    expect(readableText(kept), 'what was typed stays').toBe(readableText(fields.counts.replaceAll('<', '&lt;')))
    expect(answer.text).not.toMatch(/<script>1|<b>morgen/)
  }
})

test('a body that is too large is refused in the language of its address, whether its length is told or not', async () => {
  const body = `answers=${'x'.repeat(80_000)}`
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
  for (const inPieces of [false, true]) {
    for (const path of ['/pl/guides/worker-is-this-normal/steps', '/pl/guides/worker-is-this-normal/note']) {
      const answer = await send({ method: 'POST', path, headers, body, inPieces })
      expectWholePage(answer, { status: 413, language: 'pl', what: `${path} in pieces: ${inPieces}` })
      expect(answer.text).toContain(texts('pl')('error.413.title'))
    }
  }
})

test('a body just below the limit is read', async () => {
  const answers = 'x'.repeat(65_000)
  expectWholePage(await sendForm(steps, { answers, municipality: asten }), { status: 422, language: 'nl' })
})

for (const type of ['application/json', 'text/plain', 'image/png', 'multipart/form-data', 'nonsense', '']) {
  test(`a form that calls itself "${type}" is refused with a page`, async () => {
    for (const path of [steps, '/nl/guides/desk-labour/note']) {
      const headers: Record<string, string> = {
        'sec-fetch-site': 'same-origin',
        ...(type ? { 'content-type': type } : {}),
      }
      const answer = await send({ method: 'POST', path, headers, body: '{"answers":"danger=no"}' })
      expectWholePage(answer, { status: type === 'multipart/form-data' ? 400 : 415, language: 'nl', what: path })
    }
  })
}

test('a broken multipart form is refused with a page', async () => {
  for (const body of ['', '--x', '--x\r\nContent-Disposition: form-data\r\n\r\nno name\r\n--x--', 'nothing at all']) {
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'sec-fetch-site': 'same-origin' }
    const answer = await send({ method: 'POST', path: steps, headers, body })
    expect([200, 400], body).toContain(answer.status)
    expectWholePage(answer, { status: answer.status, language: 'nl', what: body })
  }
})

const strangeAddresses = [
  '/nl/%ff',
  '/nl/%',
  '/nl/%zz',
  '/nl/%00',
  '/nl/guides/%c0%af',
  '/nl/guides/%c0%ae%c0%ae',
  '/nl/%e0%80%af',
  '/nl/%ed%a0%80',
  '/nl\\guides',
  '/nl/%5cguides',
  '/nl/guides%0d%0aset-cookie:x=1',
  '//nl/guides',
  '//evil.example/%2e%2e',
]

test('an address with signs that cannot be read is refused with a page', async () => {
  for (const path of strangeAddresses) {
    const answer = await send({ path })
    expectWholePage(answer, { status: 400, language: 'nl', what: path })
    expect(answer.text).toContain(nl('error.400.title'))
  }
  expectWholePage(await send({ path: '/pl/%ff' }), { status: 400, language: 'pl' })
  expectWholePage(await send({ path: '/%ff', headers: { 'accept-language': 'en' } }), { status: 400, language: 'en' })
})

test('climbing out of the folder of files finds nothing', async () => {
  for (const path of [
    '/../package.json',
    '/_app/../../package.json',
    '/_app/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/.env',
  ]) {
    const answer = await send({ path })
    expect([400, 404], path).toContain(answer.status)
    expect(answer.text).not.toContain('"dependencies"')
    expectWholePage(answer, { status: answer.status, language: 'nl', what: path })
  }
})

test('a very long address is refused with a page', async () => {
  expectWholePage(await send({ path: `/nl/${'a'.repeat(3_000)}` }), { status: 414, language: 'nl' })
  expectWholePage(await send({ path: `/pl/policy?on=${'1'.repeat(3_000)}` }), { status: 414, language: 'pl' })
})

test('other methods are refused with a page that names the ones that exist', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
    const answer = await send({ method, path: '/nl/guides' })
    expectWholePage(answer, { status: 405, language: 'nl', what: method })
    expect(answer.headers.allow).toBe('GET, HEAD, POST')
  }
})

test('a form on a page that has none is refused with a page', async () => {
  for (const path of ['/nl', '/nl/policy', '/nl/contacts', '/nl/guides/desk-labour']) {
    const answer = await sendForm(path, { on: '2020-12-31' })
    expectWholePage(answer, { status: 405, language: 'nl', what: path })
  }
})

test('a page that is asked only for its head has the same head and no body', async () => {
  for (const path of ['/nl', '/nl/policy', '/nl/guides/desk-labour', '/nl/nothing']) {
    const [whole, head] = [await send({ path }), await send({ method: 'HEAD', path })]
    expect(head.status, path).toBe(whole.status)
    expect(head.bytes.length, path).toBe(0)
    expect(head.headers['content-type'], path).toBe(whole.headers['content-type'])
  }
})

/** The municipality that the page carries along: in a hidden field, or chosen in the list. */
function municipalityOf(html: string): string {
  const tags = tagsOf(html.slice(html.indexOf('<main')))
  const hidden = tags.find(({ name, attributes }) => name === 'input' && attributes.get('name') === 'municipality')
  const chosen = tags.find(({ name, attributes }) => name === 'option' && attributes.has('selected'))
  return hidden?.attributes.get('value') ?? chosen?.attributes.get('value') ?? ''
}

function movedBy(day: string, days: number): string {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}
