import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import mammoth from 'mammoth'
import { texts } from '../../support/content.ts'
import { filesWith } from '../../support/kept-anywhere.ts'

const t = texts('nl')
/** Nobody else writes this: if it is anywhere on the server, it was kept. */
const marker = `merkteken-${'kompas'.repeat(2)}-nergens-bewaard`

const answer = (page: Page, question: string, label: string) =>
  page.getByRole('group', { name: question }).getByLabel(label, { exact: true }).check()
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
/** The row of a theme in the table under the profile. */
const rowOf = (page: Page, theme: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: theme }) })

async function downloaded(page: Page, button: string) {
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, button)])
  return { name: file.suggestedFilename(), path: await file.path() }
}

test('a policy officer answers, stops, goes on with the file, and takes the draft note along', async ({ page }) => {
  await page.goto('/nl/policy')
  await page.getByRole('link', { name: texts('nl')('link.kompas') }).click()
  await page.getByLabel(t('kompas.municipality')).selectOption({ label: 'Eersel' })
  await press(page, t('kompas.start'))

  // What Baken knows is shown with its source, and not filled in.
  const first = page.getByRole('group', { name: 'Is er vastgesteld beleid tegen mensenhandel?' })
  await expect(first).toContainText(t('kompas.suggestion'))
  await expect(first).toContainText('CV-2')
  await expect(first.getByLabel(t('kompas.answer.open'))).toBeChecked()

  await answer(page, 'Is er vastgesteld beleid tegen mensenhandel?', 'Ja')
  await answer(page, 'Heeft het beleid een begindatum en een einddatum?', 'Deels')
  await answer(page, 'Is één bestuurder verantwoordelijk voor de aanpak?', 'Weet ik niet')
  await page.getByLabel(t('kompas.note.hint')).fill(`Wij kijken dit jaar opnieuw. ${marker}`)
  await press(page, t('kompas.next', { theme: t('kompas.theme.signalling') }))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('kompas.theme.signalling'))
  await answer(page, 'Is er een aandachtsfunctionaris mensenhandel benoemd?', 'Nee')
  expect(page.url(), 'answers are never in the address').not.toContain('?')

  // Going back keeps what came later.
  await press(page, t('kompas.previous', { theme: t('kompas.theme.policy') }))
  await answer(page, 'Heeft het beleid een begindatum en een einddatum?', 'Ja')
  const file = await downloaded(page, t('kompas.download'))
  expect(file.name).toMatch(/^baken-kompas-eersel-\d{4}-\d\d-\d\d\.json$/)
  expect(JSON.parse(readFileSync(file.path, 'utf8'))).toMatchObject({
    kind: 'baken-kompas',
    municipality: 'GM0770',
    answers: {
      'policy-adopted': 'yes',
      'policy-dates': 'yes',
      'policy-owner': 'unknown',
      'contact-appointed': 'no',
    },
  })

  // Another day: from nothing, with the file.
  await page.goto('/nl/kompas')
  await page.getByLabel(t('kompas.load.file')).setInputFiles(file.path)
  await press(page, t('kompas.load.button'))
  await expect(page.getByRole('status')).toContainText('geladen')
  await expect(
    page.getByRole('group', { name: 'Is er vastgesteld beleid tegen mensenhandel?' }).getByLabel('Ja', { exact: true }),
  ).toBeChecked()
  await expect(page.getByLabel(t('kompas.note.hint'))).toHaveValue(`Wij kijken dit jaar opnieuw. ${marker}`)
  await answer(page, 'Is één bestuurder verantwoordelijk voor de aanpak?', 'Ja')
  await press(page, t('kompas.to-result'))

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('kompas.result.of', { municipality: 'Eersel' }))
  await expect(rowOf(page, t('kompas.theme.policy')).getByRole('cell').first()).toContainText(t('kompas.state.reached'))
  // One no among questions without an answer: what is not known decides.
  const signalling = rowOf(page, t('kompas.theme.signalling')).getByRole('cell').first()
  await expect(signalling).toContainText(t('kompas.state.unknown'))
  await expect(signalling).toContainText('1 nee')
  await expect(page.getByText('Kies een medewerker voor deze rol.')).toBeVisible()

  await page.getByLabel(t('kompas.load.file')).setInputFiles(file.path)
  await press(page, t('kompas.compare.button'))
  await expect(page.getByText(t('kompas.change.now-known'))).toBeVisible()

  const note = await downloaded(page, t('kompas.draft.button'))
  expect(note.name).toMatch(/^baken-kompas-eersel-\d{4}-\d\d-\d\d\.docx$/)
  const { value } = await mammoth.extractRawText({ path: note.path })
  expect(value).toContain('Concept, niet vastgesteld')
  expect(value).toContain('Is er een aandachtsfunctionaris mensenhandel benoemd?')
  expect(value).toContain(marker)
  expect(filesWith(marker), 'nothing is kept on the server').toEqual([])
})

test('a file that is broken is refused with a sentence, and nothing is lost', async ({ page }) => {
  await page.goto('/en/kompas/questions')
  const en = texts('en')
  await answer(page, 'Is there adopted policy against human trafficking?', 'No')
  const folder = await mkdtemp(join(tmpdir(), 'kompas-file-'))
  try {
    writeFileSync(join(folder, 'broken.json'), '{"kind":"baken-kompas",')
    await page.getByLabel(en('kompas.load.file')).setInputFiles(join(folder, 'broken.json'))
    await press(page, en('kompas.load.button'))
    await expect(page.getByRole('alert')).toContainText(en('kompas.refused.not-json'))
    await expect(page.getByRole('alert')).toContainText(en('kompas.refused.kept'))
    const kept = page.getByRole('group', { name: 'Is there adopted policy against human trafficking?' })
    await expect(kept.getByLabel('No', { exact: true })).toBeChecked()
  } finally {
    await rm(folder, { recursive: true })
  }
  // The other language shows the same answers.
  await page.getByRole('button', { name: 'Nederlands' }).click()
  const dutch = page.getByRole('group', { name: 'Is er vastgesteld beleid tegen mensenhandel?' })
  await expect(dutch.getByLabel('Nee', { exact: true })).toBeChecked()
})

test('the version of a region shows what it changed, with both texts', async ({ page }) => {
  await page.goto('/nl/kompas?region=zeeland-west-brabant')
  await page
    .getByRole('link', { name: t('kompas.region.differences') })
    .first()
    .click()
  await expect(page.getByText('werken 37 gemeenten samen')).toBeVisible()
  const replaced = page.getByRole('article').filter({ hasText: t('kompas.difference.replaces.text') })
  await expect(replaced.locator('del').first()).toBeVisible()
  await expect(replaced.locator('ins').first()).toBeVisible()
  const answerTo = await page.goto('/nl/kompas?region=utrecht')
  expect(answerTo?.status()).toBe(422)
  await expect(page.getByRole('alert')).toContainText('utrecht')
})

test('the search for what was kept does find what is kept', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'baken-test-'))
  try {
    writeFileSync(join(folder, 'kept'), `before controle-${'kompas'}-bewaard after`)
    expect(filesWith(`controle-${'kompas'}-bewaard`)).toEqual([join(folder, 'kept')])
  } finally {
    await rm(folder, { recursive: true })
  }
})
