import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { agedAddress, agedGuide, agedSince } from '../../support/addresses.ts'
import { guideWords, texts } from '../../support/content.ts'
import { guidesIn } from '../../support/every-screen.ts'
import { keepCopy, keptPaths, leftBehind } from '../../support/offline-copy.ts'
import { walker } from '../../support/wizard.ts'

const nl = texts('nl')
const plan = 'inspector-labour'
const wayToTheEnd = [
  ['danger', 'no'],
  ['power', 'yes'],
  ['who', 'place'],
  ['note-place', 'done'],
] as const
const aDay = /\d{1,2} \p{L}+ \d{4}/u
/** What an address or a form would look like if it held answers. */
const answersInAnyForm = /danger(=|%3D|":")(yes|no)/

test.use({ baseURL: agedAddress })

test('after one visit every plan opens without a connection and says that it is a copy of a day', async ({
  page,
  context,
}) => {
  await keepCopy(page, 'nl')
  await context.setOffline(true)
  const copyOfADay = new RegExp(
    nl('offline.copy', { day: 'DAY' }).replaceAll('.', '\\.').replace('DAY', aDay.source),
    'u',
  )
  await page.goto('/nl/guides')
  await expect(page.getByText(copyOfADay)).toBeVisible()
  for (const id of guidesIn('nl')) {
    await page.goto(`/nl/guides/${id}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(guideWords(id, 'nl').title)
    await expect(page.getByText(copyOfADay)).toBeVisible()
    await expect(page.locator('a[href="tel:112"]').first()).toBeVisible()
  }
})

test('what somebody tells goes past the copy, which keeps none of it and gives a slow line as long as it needs', async ({
  page,
}) => {
  await keepCopy(page, 'nl')
  await page.goto('/nl/report')
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  const answers: [string, boolean][] = []
  page.on('response', (response) => {
    if (response.request().method() === 'POST')
      answers.push([new URL(response.url()).pathname, response.fromServiceWorker()])
  })
  await page.locator('main form button[name="go"]').first().click()
  await expect.poll(() => answers.length).toBeGreaterThan(0)
  expect(answers).toContainEqual(['/nl/report', false])
  await page.goto(`/nl/guides/${plan}`)
  await page.getByRole('button', { name: nl('guide.start') }).click()
  await expect.poll(() => answers.some(([path]) => path.startsWith('/nl/guides/'))).toBe(true)
  expect(answers.filter(([path]) => path.startsWith('/nl/guides/')).every(([, fromCopy]) => fromCopy)).toBe(true)
})

test('without a connection a plan is walked to its end, changed, and its note kept as a file', async ({
  page,
  context,
}) => {
  await keepCopy(page, 'nl')
  await context.setOffline(true)
  const walk = walker(page, plan, 'nl')
  await page.goto(`/nl/guides/${plan}`)
  await page.getByLabel(nl('guide.municipality')).selectOption('Asten')
  await page.getByRole('button', { name: nl('guide.start') }).click()
  for (const [question, option] of wayToTheEnd) await walk.answer(question, option)
  await walk.asks('find-focal-point')
  await expect(page).toHaveTitle(new RegExp(walk.text('find-focal-point').slice(0, 20)))
  await expect(page.getByText(nl('focal-point.unknown', { municipality: 'Asten' }))).toBeVisible()
  await expect(page.locator('main a[href="tel:0334481186"]').first()).toBeVisible()

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: nl('note.download') }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toBe(`baken-${plan}.txt`)
  const note = readFileSync(await file.path(), 'utf8')
  expect(note).toContain(`- ${walk.text('who')} ${walk.label('who', 'place')}`)
  expect(note).toContain('Asten')

  await walk.change('power')
  await walk.answer('power', 'unsure')
  await walk.asks('stay-outside')
})

test('each screen without a connection shows the same as with one', async ({ page, context }) => {
  const walk = walker(page, plan, 'nl')
  const asShown = () =>
    page.locator('[data-wizard]').evaluate((wizard) => (wizard.textContent ?? '').replaceAll(/\s+/g, ' ').trim())
  const walked = async () => {
    const shown: string[] = []
    await page.goto(`/nl/guides/${plan}/steps`)
    for (const [question, option] of wayToTheEnd) {
      shown.push(await asShown())
      await walk.answer(question, option)
    }
    await walk.asks('find-focal-point')
    return [...shown, await asShown()]
  }
  await keepCopy(page, 'nl')
  const online = await walked()
  await context.setOffline(true)
  expect(await walked()).toEqual(online)
})

test('without a connection the A4 of a plan is there for somebody who asked for it', async ({ page, context }) => {
  await keepCopy(page, 'nl')
  expect(
    (await keptPaths(page)).filter((path) => path.endsWith('.pdf')),
    'not before',
  ).toEqual([])
  await page.goto('/nl/offline')
  await page.getByRole('button', { name: nl('information.offline.papers.keep') }).click()
  await expect(page.getByText(nl('information.offline.papers.kept'))).toBeVisible({ timeout: 60_000 })
  await context.setOffline(true)
  await page.goto(`/nl/guides/${plan}`)
  const address = await page.locator('a[type="application/pdf"]').getAttribute('href')
  const start = await page.evaluate(async (path) => {
    const answer = await fetch(path)
    return { type: answer.headers.get('content-type'), bytes: (await answer.text()).slice(0, 5) }
  }, address ?? '')
  expect(start).toEqual({ type: 'application/pdf', bytes: '%PDF-' })
})

test('a plan past its date says so without a connection too, and only that plan', async ({ page, context }) => {
  await keepCopy(page, 'nl')
  await context.setOffline(true)
  const expired = page.getByText(nl('guide.expired', { until: dutchDay(agedSince) })).first()
  for (const path of [`/nl/guides/${agedGuide}`, `/nl/guides/${agedGuide}/steps`]) {
    await page.goto(path)
    await expect(expired, path).toBeVisible()
  }
  await page.locator('button[name=choice][value=no]').click()
  await expect(expired, 'on the next step').toBeVisible()
  await page.goto(`/nl/guides/${plan}/steps`)
  await expect(page.getByText(nl('guide.expired', { until: '' }).slice(0, 20))).toHaveCount(0)
})

test('a plan that passes its date after the copy was made says so', async ({ page, context }) => {
  await keepCopy(page, 'nl')
  await page.evaluate(
    async ({ id, until }) => {
      const cache = await caches.open('baken-nl')
      const pack = await (await cache.match('/nl/offline.json'))?.json()
      for (const { guide } of pack.guides.guides) if (guide.id === id) guide.reviewBefore = until
      const { headers } = (await cache.match('/nl/offline.json')) ?? new Response()
      await cache.put('/nl/offline.json', new Response(JSON.stringify(pack), { headers }))
    },
    { id: plan, until: agedSince },
  )
  await context.setOffline(true)
  const expired = page.getByText(nl('guide.expired', { until: dutchDay(agedSince) })).first()
  await page.goto(`/nl/guides/${plan}/steps`)
  await expect(expired).toBeVisible()
  await page.locator('button[name=choice][value=no]').click()
  await expect(expired).toBeVisible()
})

test('erasing takes the copy off the phone, and it does not come back by itself', async ({ page, context }) => {
  await keepCopy(page, 'nl')
  await page.goto('/nl/offline')
  await page.getByRole('button', { name: nl('information.offline.remove') }).click()
  await expect(page.getByText(nl('information.offline.removed'))).toBeVisible()
  await expect.poll(() => keptPaths(page)).toEqual([])
  await page.waitForTimeout(2_000)
  expect(await keptPaths(page)).toEqual([])
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)
  await context.setOffline(true)
  await expect(page.goto('/nl/guides')).rejects.toThrow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
})

test('answers are left nowhere: not in a cache, not in a store, not in an address, online or offline', async ({
  page,
  context,
}) => {
  const walk = walker(page, plan, 'nl')
  await keepCopy(page, 'nl')
  for (const offline of [false, true]) {
    await context.setOffline(offline)
    await page.goto(`/nl/guides/${plan}`)
    await page.getByLabel(nl('guide.municipality')).selectOption('Asten')
    await page.getByRole('button', { name: nl('guide.start') }).click()
    for (const [question, option] of wayToTheEnd) await walk.answer(question, option)
    expect(await walk.carried()).toMatch(answersInAnyForm)
    const left = await leftBehind(page)
    expect(left.length, 'the copy itself is there').toBeGreaterThan(100_000)
    expect(left).not.toMatch(answersInAnyForm)
    expect(left, 'no form was kept').not.toMatch(/^POST$/m)
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ''])
    expect(page.url()).toBe(`${agedAddress}/nl/guides/${plan}/steps`)
  }
})

test('with a connection the plans come from the site, not from the copy', async ({ page }) => {
  await keepCopy(page, 'nl')
  await page.goto(`/nl/guides/${plan}`)
  await expect(page.getByText(nl('offline.copy', { day: '' }).slice(0, 24))).toHaveCount(0)
})

test('the note can be copied with one tap', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const walk = walker(page, plan, 'nl')
  await page.goto(`/nl/guides/${plan}/steps`)
  for (const [question, option] of wayToTheEnd) await walk.answer(question, option)
  await page.getByRole('button', { name: nl('note.copy'), exact: true }).click()
  await expect(page.getByRole('button', { name: nl('note.copied') })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.replaceAll('\r', '')).toBe(await page.getByLabel(nl('note.title')).inputValue())
})

const dutchDay = (day: string): string =>
  new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
