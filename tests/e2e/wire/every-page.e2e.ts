import { expect, test } from '@playwright/test'
import { budgetTable, fetchedStyles, firstViewBytes, isWithinBudget } from '../../support/budget.ts'
import { realLanguages, seenNumbers, texts, unseenNumbers, wordsOf } from '../../support/content.ts'
import { type CrawledPage, crawl, fetchedElsewhere, isPage, wasAsked } from '../../support/crawl.ts'
import { unnamedInside } from '../../support/policy-hashes.ts'
import { faultsOf } from '../../support/storm.ts'

test.describe('every page that links lead to', () => {
  // One crawl serves every question below.
  test.describe.configure({ mode: 'default' })
  let all: ReadonlyMap<string, CrawledPage>
  let pages: readonly CrawledPage[]

  test.beforeAll(async () => {
    // Some thousand addresses: on a busy machine that is minutes, not a fault.
    test.setTimeout(600_000)
    all = await crawl(realLanguages)
    pages = [...all.values()].filter(({ answer }) => answer.status === 200 && isPage(answer))
  })

  test('exists in number: home, plans, policy, areas and the rest in every language', () => {
    for (const language of realLanguages) {
      const found = pages.filter(({ address }) => address.startsWith(`/${language}`)).map(({ address }) => address)
      for (const path of [
        '',
        '/guides',
        '/policy',
        '/areas',
        '/contacts',
        '/signals',
        '/sources',
        '/accessibility',
        '/privacy',
      ]) {
        expect(found).toContain(`/${language}${path}`)
      }
    }
    expect(pages.length).toBeGreaterThan(60)
  })

  test(`is readable within ${firstViewBytes} bytes: one answer with all its style`, async ({
    browserName,
  }, testInfo) => {
    const sizes = pages.map(({ address, answer }) => ({ address, bytes: answer.bytes.length, html: answer.text }))
    const table = budgetTable(sizes)
    await testInfo.attach(`first view in ${browserName}`, { body: table, contentType: 'text/plain' })
    console.log(
      `First view, brotli, the ten largest of ${sizes.length} pages:\n${table.split('\n').slice(0, 10).join('\n')}`,
    )
    expect(
      sizes.filter(({ bytes }) => !isWithinBudget(bytes)).map(({ address, bytes }) => `${address} ${bytes}`),
    ).toEqual([])
    expect(sizes.filter(({ html }) => fetchedStyles(html).length > 0).map(({ address }) => address)).toEqual([])
    expect(sizes.filter(({ html }) => !html.includes('<style>')).map(({ address }) => address)).toEqual([])
  })

  test('arrives compressed', () => {
    expect(
      pages.filter(({ answer }) => answer.headers['content-encoding'] !== 'br').map(({ address }) => address),
    ).toEqual([])
  })

  test('leads nowhere that is not there, but for a plan that a language lacks and what staff sign in for', () => {
    const dead = pages.flatMap(({ address, links }) =>
      links
        .filter(({ to }) => wasAsked(all, to))
        .filter(({ to, hreflang }) => {
          const page = all.get(to)
          return page?.answer.status !== 200 && !saysWhereElse(page, hreflang) && !asksToSignIn(page)
        })
        .map(({ to }) => `${address} → ${to} (${all.get(to)?.answer.status ?? 'not asked'})`),
    )
    expect(dead).toEqual([])
  })

  test('leads to parts of pages that are there', () => {
    const ids = new Map(
      pages.map(({ address, tags }) => [
        address,
        new Set(tags.flatMap(({ attributes }) => attributes.get('id') ?? [])),
      ]),
    )
    const dead = pages.flatMap(({ address, links }) =>
      links
        .filter(
          ({ to, fragment }) => fragment !== '' && wasAsked(all, to) && !ids.get(to)?.has(decodeURIComponent(fragment)),
        )
        .map(({ to, fragment }) => `${address} → ${to}#${fragment}`),
    )
    expect(dead).toEqual([])
  })

  test('uses every id once', () => {
    const doubled = pages.flatMap(({ address, tags }) => {
      const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? [])
      return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${address} #${id}`)
    })
    expect(doubled).toEqual([])
  })

  test('asks nobody else for anything, sets no cookie and carries the security headers', () => {
    const wrong = [...all.values()].flatMap(({ address, answer, tags }) =>
      [...faultsOf(answer), ...fetchedElsewhere(tags)].map((fault) => `${address}: ${fault}`),
    )
    expect(wrong).toEqual([])
  })

  test('has no script or style inside that its policy does not name', () => {
    const unnamed = [...all.values()]
      .filter(({ answer }) => isPage(answer))
      .flatMap(({ address, answer }) =>
        unnamedInside(answer.text, String(answer.headers['content-security-policy'])).map(
          (one) => `${address}: ${one}`,
        ),
      )
    expect(unnamed).toEqual([])
  })

  test('has its own title and says its language', () => {
    for (const language of realLanguages) {
      const ours = pages.filter(({ address }) => address.split(/[/?]/)[1] === language && !address.includes('?'))
      // On the way to a report a title says nothing to who looks along; figures are no step of that way.
      const isReport = ({ address }: CrawledPage) => new RegExp(`^/${language}/report(?!/figures)(/|$)`).test(address)
      const titleOf = ({ answer }: CrawledPage) => /<title>([^<]*)<\/title>/.exec(answer.text)?.[1] ?? ''
      expect(ours.filter((page) => isReport(page) && titleOf(page) !== 'Baken').map(({ address }) => address)).toEqual(
        [],
      )
      const titles = ours.filter((page) => !isReport(page)).map(titleOf)
      expect(titles.filter((title, index) => title.length < 8 || titles.indexOf(title) !== index)).toEqual([])
      const others = ours.filter(({ answer }) => !answer.text.includes(`<html lang="${language}" dir="ltr">`))
      expect(others.map(({ address }) => address)).toEqual([])
    }
  })

  test('lets nobody call a number that was not seen at its source', () => {
    const called = pages.flatMap(({ address, tags }) =>
      tags.flatMap(({ attributes }) => {
        const number = /^tel:(.*)$/.exec(attributes.get('href') ?? '')?.[1]
        return number === undefined ? [] : [{ address, number }]
      }),
    )
    expect(
      called.filter(({ number }) => unseenNumbers.has(number)),
      'nobody saw it at its source',
    ).toEqual([])
    expect(
      called.filter(({ number }) => !seenNumbers.has(number)),
      'it is not in the contacts',
    ).toEqual([])
    expect(new Set(called.map(({ number }) => number)).size).toBeGreaterThan(3)
  })

  test('has the emergency numbers, the promise and the way home', () => {
    const missing = pages.flatMap(({ address, answer, tags }) => {
      const language = address.split(/[/?]/)[1] ?? ''
      const links = new Set(tags.flatMap(({ attributes }) => attributes.get('href') ?? []))
      const promise = texts(wordsOf(language))('critical.promise')
      return [
        ...['tel:112', 'tel:09008844', `/${language}`].filter((link) => !links.has(link)),
        ...[promise].filter((words) => !answer.text.includes(words)),
      ].map((one) => `${address}: ${one}`)
    })
    expect(missing).toEqual([])
  })

  test('is in the map of the site when it is a page of its own', async () => {
    const sitemap = all.get('/sitemap.xml') ?? [...(await crawl(['sitemap.xml'])).values()][0]
    const listed = [...(sitemap?.answer.text ?? '').matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(
      ([, path = '']) => path,
    )
    // Who looks for help does not find the sign-in of staff instead.
    const found = pages.filter(({ answer }) => !answer.text.includes('<meta name="robots" content="noindex"'))
    const own = found.map(({ address }) => address).filter((address) => !/[?]|\/steps$/.test(address))
    expect(listed.sort()).toEqual(own.sort())
  })
})

test('the budget is kept to the byte', () => {
  expect(isWithinBudget(firstViewBytes)).toBe(true)
  expect(isWithinBudget(firstViewBytes + 1)).toBe(false)
  expect(fetchedStyles('<link href="/a.css" rel="stylesheet">')).toHaveLength(1)
  expect(fetchedStyles('<link href="/a.css" rel="stylesheet" disabled media="(max-width: 0)">')).toEqual([])
})

test('a style or script that the policy does not name is found', () => {
  expect(unnamedInside('<style>a{}</style>', "style-src 'self'")).toHaveLength(1)
  expect(unnamedInside('<p style="color:red">', '')).toHaveLength(1)
  expect(unnamedInside('<button onclick="x()">', '')).toHaveLength(1)
})

/** A page of staff is there for who signs in, and sends everybody else to where that is done. */
const asksToSignIn = (page: CrawledPage | undefined): boolean =>
  page?.answer.status === 303 &&
  /^\/[^/]+\/staff\//.test(page.address) &&
  /^\/[^/]+\/staff\/sign-in(\?|$)/.test(page.answer.headers.location ?? '')

/** A language link to a plan or section that is not translated leads to a page that says so and where it can be read. */
function saysWhereElse(page: CrawledPage | undefined, hreflang: string | null): boolean {
  if (page?.answer.status !== 404 || hreflang === null) return false
  const t = texts(wordsOf(page.address.split('/')[1] ?? 'nl'))
  return ['guides.missing.title', 'section.missing.title'].some((key) => page.answer.text.includes(t(key)))
}
