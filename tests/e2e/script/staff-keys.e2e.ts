import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import { axeFaults } from '../../support/axe.ts'
import { texts } from '../../support/content.ts'
import { faultsOf } from '../../support/looks-right.ts'
import { acceptAs, foundOrganisation, invite } from '../../support/staff-organisation.ts'
import { tabTo } from '../../support/tab-to.ts'
import { overflow, smallTargets } from '../../support/targets.ts'
import { watchSent } from '../../support/watch-sent.ts'

const t = texts('nl')
/** Every button of a ceremony is pressed with the keyboard. */
const press = async (page: Page, name: string) => {
  const button = page.getByRole('button', { name, exact: true })
  await tabTo(page, button)
  await button.press('Enter')
}
/** Whatever stood there is typed over. */
const typeIn = async (page: Page, target: Locator, words: string) => {
  await tabTo(page, target)
  await page.keyboard.press('Control+A')
  await page.keyboard.type(words)
}
const tick = async (page: Page, target: Locator) => {
  await tabTo(page, target)
  await page.keyboard.press('Space')
}
const problem = (page: Page, code: string) => page.getByRole('alert').filter({ hasText: t(`keys.problem.${code}`) })
const done = (page: Page, code: string) =>
  expect(page.getByRole('status').first()).toContainText(t(`keys.done.${code}`))
const field = (page: Page, name: string, ceremony: string) =>
  page.locator(`form[data-keys="${ceremony}"] [data-keys-field="${name}"]`)
const next = (page: Page) => page.locator('#next-key-step')

const passphrases = {
  a: 'zeven ganzen bij de sluis',
  b: 'een emmer vol koude knopen',
  c: 'negen stoelen onder een eik',
}

async function openKeys(page: Page): Promise<void> {
  await page.goto('/nl/staff/keys')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('keys.title'))
}

async function makeOwn(page: Page, passphrase: string): Promise<void> {
  await page.goto('/nl/staff/keys/own')
  await tick(page, field(page, 'understood', 'make-own'))
  await typeIn(page, field(page, 'new-passphrase', 'make-own'), passphrase)
  await typeIn(page, field(page, 'again', 'make-own'), passphrase)
  await press(page, t('keys.own.make.button'))
  await done(page, 'own')
}

/** The six numbers as their owner reads them aloud: from their own key. */
async function ownNumbers(page: Page, passphrase: string): Promise<string[]> {
  await page.goto('/nl/staff/keys/own')
  await field(page, 'passphrase', 'numbers').fill(passphrase)
  await press(page, t('keys.own.numbers.button'))
  const numbers = page.locator('[data-keys-numbers="own"] span')
  await expect(numbers).toHaveCount(6)
  return numbers.allTextContents()
}

const codes = (page: Page) => page.locator('[data-keys-put="code"]').allTextContents()

/** Types the last group of each paper back and puts the key into use. */
async function typeBack(page: Page, ceremony: string, papers: readonly string[]): Promise<void> {
  for (const [at, paper] of papers.entries())
    await typeIn(page, field(page, `back-${at + 1}`, ceremony), paper.slice(-4).toLowerCase())
  await press(page, t('keys.back.button'))
}

/** Makes a new key in the place of the one before and moves everything to it. */
async function change(page: Page, passphrase: string, meanwhile = async () => {}): Promise<string[]> {
  await page.goto('/nl/staff/keys/change')
  await tick(page, field(page, 'understood', 'change'))
  await typeIn(page, field(page, 'passphrase', 'change'), passphrase)
  await press(page, t('keys.make.button'))
  await expect(page.getByRole('heading', { name: t('keys.sheets.title') })).toBeVisible()
  const papers = await codes(page)
  await typeBack(page, 'change', papers)
  await done(page, 'begun')
  await typeIn(page, field(page, 'passphrase', 'move'), passphrase)
  await press(page, t('keys.move.button'))
  await meanwhile()
  await done(page, 'changed')
  return papers
}

/** Tells the page of keys under the new one that do not open: one of each kind, and one of no case. */
async function spoilKept(page: Page): Promise<void> {
  const one = 'ab'.repeat(16)
  const subjects = [one, `${one}-own`, `${one}-who`, `${one}-2`, 'something-else']
  await page.route('**/staff/keys/do', async (route) => {
    const step: unknown = JSON.parse(new URLSearchParams(route.request().postData() ?? '').get('answer') ?? 'null')
    if (!step || typeof step !== 'object' || !('do' in step) || step.do !== 'kept-secrets') return route.continue()
    const isFirst = 'after' in step && step.after === ''
    const value = isFirst ? subjects.map((subject) => ({ subject, wrapped: 'A'.repeat(110) })) : []
    await route.fulfill({ json: { ok: true, value } })
  })
}

async function twoHolders(browser: Browser) {
  const { first, second } = await foundOrganisation(browser)
  const come = async (name: string) => {
    await first.goto('/nl/staff/people/invite')
    return acceptAs(browser, await invite(first, name, ['focal-point']))
  }
  return { first, second, a: await come('Functionaris A'), b: await come('Functionaris B') }
}

test('keys are made, given, changed and brought back, and nothing that opens them leaves a browser', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const { first, second, a, b } = await twoHolders(browser)
  const sent = [watchSent(a), watchSent(b)]

  await test.step('everybody is told what to do first', async () => {
    await openKeys(a)
    await expect(next(a)).toHaveText(t('keys.next.make-own'))
    await openKeys(first)
    await expect(next(first)).toHaveText(t('keys.next.holders-make'))
  })

  await test.step('a key of one’s own is made, and what is wrong is said with nothing lost', async () => {
    await a.goto('/nl/staff/keys/own')
    const [words, again] = [field(a, 'new-passphrase', 'make-own'), field(a, 'again', 'make-own')]
    await words.fill(passphrases.a)
    await again.fill('zeven ganzen bij de sluit')
    await press(a, t('keys.own.make.button'))
    await expect(problem(a, 'not-understood')).toBeVisible()
    await field(a, 'understood', 'make-own').check()
    await press(a, t('keys.own.make.button'))
    await expect(problem(a, 'passphrase-differs')).toBeVisible()
    await expect(again).toBeFocused()
    await expect(words).toHaveValue(passphrases.a)
    await words.fill('kort')
    await again.fill('kort')
    await press(a, t('keys.own.make.button'))
    await expect(problem(a, 'passphrase-too-short')).toBeVisible()
    await makeOwn(a, passphrases.a)
    await openKeys(a)
    await expect(next(a)).toHaveText(t('keys.next.colleague-makes-own'))
    await makeOwn(b, passphrases.b)
  })

  const papers =
    await test.step('the first key is made with a colleague on the phone, and three papers are printed', async () => {
      await openKeys(a)
      await a.getByRole('link', { name: t('keys.next.make') }).click()
      const shown = a.locator('form [data-keys-numbers] span')
      await expect(shown).toHaveCount(6)
      expect(await shown.allTextContents()).toEqual(await ownNumbers(b, passphrases.b))
      await a.getByLabel(t('keys.compared', { name: 'Functionaris B' })).check()
      await field(a, 'understood', 'make').check()
      await field(a, 'passphrase', 'make').fill('zeven ganzen bij de brug')
      await press(a, t('keys.make.button'))
      await expect(problem(a, 'passphrase-wrong')).toBeVisible()
      await field(a, 'passphrase', 'make').fill(passphrases.a)
      await press(a, t('keys.make.button'))
      await expect(a.getByRole('heading', { name: t('keys.sheets.title') })).toBeFocused()
      const three = await codes(a)
      expect(new Set(three).size).toBe(3)
      for (const code of three) expect(code).toMatch(/^[123]-[0-9A-F]{8}(-[0-9A-Z]{4}){14}$/)
      await a.setViewportSize({ width: 320, height: 640 })
      expect([...(await axeFaults(a)), ...(await overflow(a)), ...(await smallTargets(a))]).toEqual([])
      await a.setViewportSize({ width: 1280, height: 800 })
      return three
    })

  await test.step('on paper there are the three papers, each on a sheet of its own, and nothing else', async () => {
    await a.emulateMedia({ media: 'print' })
    await expect(a.locator('[data-keys-sheet]')).toHaveCount(3)
    for (const sheet of await a.locator('[data-keys-sheet]').all()) await expect(sheet).toBeVisible()
    await expect(a.getByRole('heading', { level: 1 })).toBeHidden()
    const pdf = (await a.pdf({ format: 'A4' })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(3)
    await a.emulateMedia({ media: 'screen' })
  })

  await test.step('the papers have to be in hand, and a refusal of the server costs nothing', async () => {
    await typeBack(a, 'make', ['0000', '0000', '0000'])
    await expect(problem(a, 'paper-not-back')).toBeVisible()
    await expect(field(a, 'back-1', 'make')).toBeFocused()
    await a.route('**/staff/keys/do', (route) => route.fulfill({ json: { ok: false, error: 'prove-again' } }))
    await typeBack(a, 'make', papers)
    await expect(problem(a, 'prove-again')).toBeVisible()
    expect(await codes(a)).toEqual(papers)
    await a.unroute('**/staff/keys/do')
    // The server keeps the key and its answer is lost: whoever was told that somebody else was first would destroy papers that count.
    await a.route('**/staff/keys/do', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await press(a, t('keys.back.button'))
    await expect(problem(a, 'no-connection')).toBeVisible()
    await a.unroute('**/staff/keys/do')
    // With Enter in a field: nothing is made a second time.
    await field(a, 'back-3', 'make').press('Enter')
    await done(a, 'made')
    await expect(next(a)).toHaveText(t('keys.next.none'))
    await openKeys(b)
    await expect(b.getByText(t('keys.shared.can-open.other', { count: '2' }))).toBeVisible()
  })

  await test.step('an administrator sees it, confirms a paper, and cannot open a ceremony', async () => {
    await openKeys(first)
    await press(first, t('keys.papers.confirm', { number: '2' }))
    await done(first, 'confirmed')
    const answer = await first.goto('/nl/staff/keys/make')
    expect(answer?.status()).toBe(403)
  })

  await test.step('who forgot the passphrase makes a new key, and is given the key again after comparing', async () => {
    await b.goto('/nl/staff/keys/own')
    await b.locator('summary', { hasText: t('keys.own.replace') }).click()
    await field(b, 'understood', 'replace-own').check()
    await field(b, 'new-passphrase', 'replace-own').fill(passphrases.c)
    await field(b, 'again', 'replace-own').fill(passphrases.c)
    await press(b, t('keys.own.replace.button'))
    await done(b, 'own')
    await openKeys(b)
    await expect(next(b)).toHaveText(t('keys.next.ask-colleague'))
    await openKeys(a)
    await a
      .getByRole('link', { name: t('keys.next.give', { name: 'Functionaris B' }) })
      .first()
      .click()
    const shown = a.locator('form [data-keys-numbers] span')
    await expect(shown).toHaveCount(6)
    expect(await shown.allTextContents()).toEqual(await ownNumbers(b, passphrases.c))
    await field(a, 'passphrase', 'give').fill(passphrases.a)
    await press(a, t('keys.give.button'))
    await expect(problem(a, 'not-compared')).toBeVisible()
    await a.getByLabel(t('keys.compared', { name: 'Functionaris B' })).check()
    await press(a, t('keys.give.button'))
    await done(a, 'given')
    await openKeys(b)
    await expect(next(b)).toHaveText(t('keys.next.none'))
  })

  const newPapers = await test.step('a colleague leaves, and the key is replaced', async () => {
    await first.goto('/nl/staff/people')
    await first.getByRole('link', { name: 'Functionaris B', exact: true }).click()
    await first.locator('summary', { hasText: t('people.step.end') }).click()
    await press(first, t('people.step.end.button'))
    await openKeys(a)
    await expect(next(a)).toHaveText(t('keys.next.change'))
    const three = await change(a, passphrases.a)
    await expect(a.getByText(t('keys.shared.can-open.one', { count: '1' }))).toBeVisible()
    return three
  })

  await test.step('two administrators order recovery, and two papers of this key bring it back', async () => {
    await openKeys(first)
    await first.locator('summary', { hasText: t('keys.order.recovery') }).click()
    await first.locator('#order-recovery').getByRole('button').click()
    await done(first, 'asked')
    await second.goto('/nl/staff/requests')
    await press(second, t('people.request.agree'))
    await expect(second.getByRole('status')).toBeVisible()
    await openKeys(a)
    await a.getByRole('link', { name: t('keys.next.recover') }).click()
    const type = async (one: string, other: string) => {
      await field(a, 'paper-1', 'recover').fill(one)
      await field(a, 'paper-2', 'recover').fill(other)
      await field(a, 'passphrase', 'recover').fill(passphrases.a)
      await press(a, t('keys.recover.button'))
    }
    const [one = '', , three = ''] = newPapers
    await type(one, `${three.slice(0, -1)}${three.endsWith('2') ? '3' : '2'}`)
    await expect(problem(a, 'paper-second-mistyped')).toBeVisible()
    await expect(field(a, 'paper-2', 'recover')).toBeFocused()
    await type(papers[0] ?? '', papers[1] ?? '')
    await expect(problem(a, 'paper-other-key')).toBeVisible()
    await type(one, one)
    await expect(problem(a, 'paper-same-share')).toBeVisible()
    await type(three.toLowerCase().replaceAll('-', ' '), one)
    await done(a, 'recovered')
    await spoilKept(a)
    await change(a, passphrases.a, async () => {
      await expect(a.getByRole('heading', { name: t('keys.unopened.title') })).toBeFocused()
      await expect(a.locator('[data-keys-unopened] li')).toHaveCount(5)
      expect(await faultsOf(a), 'keys that do not open').toEqual([])
      await tick(a, field(a, 'understood', 'move'))
      await press(a, t('keys.unopened.button'))
    })
  })

  await test.step('no passphrase and no paper was ever sent', () => {
    const all = sent.flat().join('\n')
    expect(all).toContain('"do":"make"')
    const secrets = [...Object.values(passphrases), ...papers, ...newPapers.map((paper) => paper.slice(-20))]
    for (const secret of secrets) {
      expect(all).not.toContain(secret)
      expect(all).not.toContain(secret.replaceAll(' ', '+'))
      expect(all).not.toContain(secret.replaceAll('-', ''))
    }
  })
  for (const page of [first, second, a, b]) await page.context().close()
})
