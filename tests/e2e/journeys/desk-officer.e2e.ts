import { expect, test } from '@playwright/test'
import { watchAddresses } from '../../support/address-watch.ts'
import { siteAddress } from '../../support/addresses.ts'
import { digits } from '../../support/content.ts'
import { walker } from '../../support/wizard.ts'

const asten = 'Asten'

test('a desk officer in Asten goes from the home page to whom to call', async ({ page }) => {
  const watched = watchAddresses(page, siteAddress)
  const plan = walker(page, 'desk-labour', 'nl')
  await page.goto('/nl')
  await page.getByRole('link', { name: plan.t('audience.desk-officer') }).click()
  await page
    .locator('#desk-officer')
    .getByRole('link', { name: plan.t('form.labour') })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(plan.words.title)
  await page.getByLabel(plan.t('guide.municipality')).selectOption(asten)
  await page.getByRole('button', { name: plan.t('guide.start') }).click()

  await plan.answer('danger', 'no')
  await plan.answer('who', 'person')
  await plan.answer('apart', 'done')
  await plan.answer('control', 'control')
  await plan.answer('contact-wish', 'yes')
  await plan.answer('safe-contact', 'done')

  await plan.asks('find-focal-point')
  await expect(page.getByText(plan.t('focal-point.unknown', { municipality: asten }))).toBeVisible()
  const numbers = page.locator('main a[href^="tel:"]')
  await expect(numbers.first()).toBeVisible()
  for (const number of await numbers.all()) {
    expect(await number.getAttribute('href')).toBe(`tel:${digits((await number.textContent()) ?? '')}`)
  }
  await watched.expectNothingTold()
})

test('the hand-over note of a desk officer holds every answer and can be kept as a file', async ({ page }) => {
  const plan = walker(page, 'desk-labour', 'nl')
  await page.goto('/nl/guides/desk-labour')
  await page.getByLabel(plan.t('guide.municipality')).selectOption(asten)
  await page.getByRole('button', { name: plan.t('guide.start') }).click()
  const given = [
    ['danger', 'no'],
    ['who', 'place'],
    ['note-place', 'done'],
  ] as const
  for (const [question, option] of given) await plan.answer(question, option)

  const note = await page.getByLabel(plan.t('note.title')).inputValue()
  expect(note).toContain(`${plan.t('guide.municipality')}: ${asten}`)
  expect(note).toContain(`- ${plan.text('danger')} ${plan.label('danger', 'no')}`)
  expect(note).toContain(`- ${plan.text('who')} ${plan.label('who', 'place')}`)
  expect(note).toContain(`- ${plan.text('note-place')}`)
  expect(note).toContain(plan.text('find-focal-point'))

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: plan.t('note.download') }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toBe('baken-desk-labour.txt')
  const kept = await textOf(await file.createReadStream())
  expect(kept.startsWith('\uFEFF')).toBe(true)
  expect(kept.slice(1).trimEnd()).toBe(note.trimEnd())
})

test('danger leads to 112 in one answer', async ({ page }) => {
  const plan = walker(page, 'desk-labour', 'nl')
  await page.goto('/nl/guides/desk-labour')
  await page.getByRole('button', { name: plan.t('guide.start') }).click()
  await plan.answer('danger', 'yes')
  await plan.asks('call-112')
  await expect(page.locator('main a[href="tel:112"]')).toBeInViewport()
})

test('back takes away one answer, and changing an earlier answer keeps the later ones', async ({ page }) => {
  const plan = walker(page, 'desk-labour', 'nl')
  await page.goto('/nl/guides/desk-labour/steps')
  await plan.answer('danger', 'no')
  await plan.answer('who', 'person')
  await plan.answer('apart', 'done')
  await plan.answer('control', 'wages')
  await plan.asks('help-with-wages')
  await page.getByRole('button', { name: plan.t('wizard.back'), exact: true }).click()
  await plan.answer('control', 'control')
  await plan.answer('contact-wish', 'yes')
  await plan.answer('safe-contact', 'done')
  await plan.asks('find-focal-point')
  const before = await plan.carried()

  await plan.change('control')
  expect(await plan.carried(), 'while a question is seen again nothing is lost').toBe(before)
  await plan.answer('control', 'unsure')
  await plan.asks('find-focal-point')
  expect(await plan.carried()).toBe(before.replace('control=control', 'control=unsure'))

  await plan.change('contact-wish')
  await plan.answer('contact-wish', 'no')
  await plan.asks('leave-door-open')
  expect(await plan.carried()).toBe('danger=no&who=person&apart=done&control=unsure&contact-wish=no')
})

test('another language in the middle of a plan keeps the answers and the municipality', async ({ page }) => {
  const watched = watchAddresses(page, siteAddress)
  const dutch = walker(page, 'desk-labour', 'nl')
  const english = walker(page, 'desk-labour', 'en')
  await page.goto('/nl/guides/desk-labour')
  await page.getByLabel(dutch.t('guide.municipality')).selectOption(asten)
  await page.getByRole('button', { name: dutch.t('guide.start') }).click()
  await dutch.answer('danger', 'no')
  await dutch.answer('who', 'place')
  const before = await dutch.carried()
  await page.getByRole('button', { name: 'English', exact: true }).click()

  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  expect(await english.carried()).toBe(before)
  await english.answer('note-place', 'done')
  await english.asks('find-focal-point')
  await expect(page.getByText(english.t('focal-point.unknown', { municipality: asten }))).toBeVisible()
  await watched.expectNothingTold()
})

test('a question that is seen again stays so in another language', async ({ page }) => {
  const dutch = walker(page, 'desk-labour', 'nl')
  const english = walker(page, 'desk-labour', 'en')
  await page.goto('/nl/guides/desk-labour/steps')
  await dutch.answer('danger', 'no')
  await dutch.answer('who', 'place')
  await dutch.change('danger')
  await dutch.asks('danger')
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await english.answer('danger', 'no')
  await english.asks('note-place')
  expect(await english.carried()).toBe('danger=no&who=place')
})

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}
