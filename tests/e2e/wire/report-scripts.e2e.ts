import { expect, test } from '@playwright/test'
import { firstViewBytes } from '../../support/budget.ts'
import { aDraftOfPage } from '../../support/report.ts'
import { mostScriptBytes, packedBytes, scriptsOf } from '../../support/script-weight.ts'
import { send, sendForm } from '../../support/send.ts'

const pages = {
  'the page that seals': () => sendForm('/nl/report/sealed', { draft: aDraftOfPage }, { 'accept-encoding': 'br' }),
  'the page for who comes back': () => send({ path: '/nl/report/return', headers: { 'accept-encoding': 'br' } }),
}

for (const [name, ask] of Object.entries(pages))
  test(`${name} is light enough for an old phone, and kept nowhere`, async () => {
    const page = await ask()
    const { first, onDemand } = scriptsOf(page.text)
    console.log(
      `${name}: ${page.bytes.length} bytes; scripts ${packedBytes(first)}: ${first.map(({ path, packed }) => `${path.replace(/.*\//, '')} ${packed}`).join(', ')}; when needed ${packedBytes(onDemand)}`,
    )
    expect(page.status).toBe(200)
    expect(page.bytes.length).toBeLessThanOrEqual(firstViewBytes)
    expect(packedBytes(first)).toBeLessThanOrEqual(mostScriptBytes)
    // Three at least: the way out, what every page has, and the one that this page is about.
    expect(first.length).toBeGreaterThan(1)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.text).toMatch(/<title>Baken<\/title>/)
  })

test('the page of a letter is kept nowhere, also where there is none', async () => {
  const none = await send({ path: `/nl/report/forward/${'A'.repeat(22)}` })
  expect([none.status, none.headers['cache-control']]).toEqual([404, 'no-store'])
})

test('the footer leads to where somebody tells what happens, and that page to the figures, in each language of both', async () => {
  for (const language of ['nl', 'en', 'pl', 'ro', 'bg', 'uk']) {
    expect((await send({ path: `/${language}/privacy` })).text).toContain(`<a href="/${language}/report" `)
    expect((await send({ path: `/${language}/report` })).text).toContain(`href="/${language}/report/figures"`)
  }
})

test('an answer to a code is as long whether it was right or wrong, also where it is packed', async () => {
  const ask = (body: object) =>
    send({
      method: 'POST',
      path: '/report-door/find',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'accept-encoding': 'br, gzip',
      },
      body: JSON.stringify(body),
    })
  const unknown = await ask({ lookupId: 'A'.repeat(22) })
  expect([unknown.headers['content-encoding'], unknown.bytes.length]).toEqual([undefined, 2_048])
  expect(JSON.parse(unknown.text)).toEqual({ ok: false, error: 'unknown' })
})

test('the door takes what is sealed and nothing else', async () => {
  const refused: string[] = []
  for (const path of ['submit', 'find', 'items', 'file', 'say', 'change-code', 'delete', 'receipt'])
    for (const body of ['{"story":"Ik word geslagen."}', '', '[]', '{', 'story=Ik+word+geslagen.']) {
      const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
      const answer = await send({ method: 'POST', path: `/report-door/${path}`, headers, body })
      if (!answer.text.startsWith('{"ok":false,"error":"malformed"}')) refused.push(`${path} ${body}: ${answer.text}`)
    }
  expect(refused).toEqual([])
})
