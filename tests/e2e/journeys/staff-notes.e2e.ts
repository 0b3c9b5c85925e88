import { createHash } from 'node:crypto'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { writtenAddress } from '../../support/addresses.ts'
import { texts } from '../../support/content.ts'
import { signInAs } from '../../support/staff.ts'
import { mark } from '../../support/staff-organisation.ts'

test.use({ baseURL: writtenAddress })

const t = texts('nl')
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

async function somebody(browser: Browser, person: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await signInAs(page, person)
  return page
}

test('a note is written by one, released by another, and everybody can check its files', async ({ browser }) => {
  test.setTimeout(240_000)
  const manager = await somebody(browser, 'programmamanager')
  const officer = await somebody(browser, 'beleid-provincie')
  const title = `Voortgang ${mark()}`

  await test.step('what is wrong is told, and what was typed stays', async () => {
    await manager.goto('/nl/staff/notes/new')
    await manager.getByLabel(t('said.note.field.before')).fill('Wij werken eraan.')
    await press(manager, t('said.note.begin'))
    await expect(manager.getByRole('alert')).toContainText(t('said.note.problem.no-title'))
    await expect(manager.getByLabel(t('said.note.field.before'))).toHaveValue('Wij werken eraan.')
  })

  await manager.getByLabel(t('said.note.field.title')).fill(title)
  await manager.getByLabel(t('said.note.field.from')).fill('2020-01-01')
  await manager.getByLabel(t('said.note.field.to'), { exact: true }).fill('2020-12-31')
  await press(manager, t('said.note.begin'))
  await expect(manager.getByRole('status')).toContainText(t('said.note.done.begun'))
  await expect(manager.getByText('Beleidsmedewerker van de provincie')).toBeVisible()
  const path = new URL(manager.url()).pathname

  await test.step('a draft can be read as it is now, and nobody outside sees it', async () => {
    const draft = await manager.request.get(`${path}/note.pdf`)
    expect(draft.status()).toBe(200)
    expect(draft.headers()['content-disposition']).toContain('concept-')
    const stranger = await somebody(browser, 'beleid-voorbeeldstad')
    expect((await stranger.goto(path))?.status()).toBe(404)
  })

  await press(manager, t('said.note.submit'))
  await expect(manager.getByRole('status')).toContainText(t('said.note.done.submitted'))
  await expect(manager.getByText(t('said.note.release.somebody-else'))).toBeVisible()
  await expect(manager.getByRole('button', { name: t('said.note.release'), exact: true })).toHaveCount(0)
  await expect(manager.getByRole('button', { name: t('said.note.save'), exact: true })).toHaveCount(0)

  const offered = await test.step('another person reads the very file, and releases it', async () => {
    await officer.goto('/nl/staff/notes')
    await officer.getByRole('link', { name: title }).click()
    const file = await (await officer.request.get(`${path}/note.pdf`)).body()
    const hash = createHash('sha256').update(file).digest('hex')
    await expect(officer.getByText(hash)).toBeVisible()
    await press(officer, t('said.note.release'))
    await expect(officer.getByRole('status')).toContainText(t('said.note.done.released'))
    return { file, hash }
  })

  await test.step('it is public, does not change, and a file can be held against it', async () => {
    const reader = await (await browser.newContext()).newPage()
    await reader.goto('/nl/programme/report/released')
    const shown = reader.locator('section').filter({ has: reader.getByRole('heading', { name: title }) })
    await expect(shown).toContainText(offered.hash)
    await expect(shown).toContainText('Provincie Voorbeeld')
    await expect(reader.getByRole('main')).not.toContainText('Programmamanager')
    const address = await shown.getByRole('link', { name: t('report.pdf') }).getAttribute('href')
    const file = await (await reader.request.get(address ?? '')).body()
    expect(file.equals(offered.file)).toBe(true)
    const check = async (buffer: Buffer, words: string) => {
      await reader
        .getByLabel(t('report.released.check.file'))
        .setInputFiles({ name: 'notitie.pdf', mimeType: 'application/pdf', buffer })
      await press(reader, t('report.released.check.go'))
      await expect(reader.getByText(words)).toBeVisible()
    }
    await check(file, 'Ja. Dit is precies het bestand')
    const changed = Buffer.from(file)
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    await check(changed, t('report.released.check.no'))
    await manager.goto(path)
    await expect(manager.getByRole('button', { name: t('said.note.take-back'), exact: true })).toHaveCount(0)
  })
})

test('a note that was offered is taken back, and is a draft again', async ({ browser }) => {
  test.setTimeout(240_000)
  const officer = await somebody(browser, 'beleid-provincie')
  await officer.goto('/nl/staff/notes/new')
  await officer.getByLabel(t('said.note.field.title')).fill(`Concept ${mark()}`)
  await officer.getByLabel(t('said.note.field.from')).fill('2020-01-01')
  await officer.getByLabel(t('said.note.field.to'), { exact: true }).fill('2020-12-31')
  await press(officer, t('said.note.begin'))
  await press(officer, t('said.note.submit'))
  await press(officer, t('said.note.take-back'))
  await expect(officer.getByRole('status')).toContainText(t('said.note.done.taken-back'))
  await officer.getByLabel(t('said.note.field.after')).fill('Tot zover.')
  await press(officer, t('said.note.save'))
  await expect(officer.getByRole('status')).toContainText(t('said.note.done.changed'))
  await press(officer, t('editing.history.undo'))
  await expect(officer.getByRole('status')).toContainText(t('said.note.done.undone'))
  await expect(officer.getByLabel(t('said.note.field.after'))).toHaveValue('')
})

test('who is no writer is not let in, and a municipality is told that it writes none', async ({ browser }) => {
  const clerk = await somebody(browser, 'griffier')
  expect((await clerk.goto('/nl/staff/notes'))?.status()).toBe(403)
  const municipal = await somebody(browser, 'beleid-voorbeeldstad')
  await municipal.goto('/nl/staff/notes')
  await expect(municipal.getByText(t('said.note.no-province'), { exact: true })).toBeVisible()
})
