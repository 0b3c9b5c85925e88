import { expect, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { signInAs } from '../../support/staff.ts'

const t = texts('nl')

/** Two projects walk over one server at the same time: each works on a case of its own. Made-up cases have the same id in every demonstration. */
const caseOf = (project: string) =>
  project === 'javascript'
    ? { id: '5a69fbf5464fbc95a4cc7f11d77cbfb1', state: 'weighed', mistake: '77a1802bc735849d7303784c1c766da4' }
    : { id: '610dc89c4410141d266ccf0df86f8811', state: 'forwarded', mistake: '80d219df18d8b314fd270d42c7cabe24' }

test('a focal point finds a case in the list, takes it up and codes it: all that opens nothing needs no JavaScript', async ({
  page,
}, { project }) => {
  const { id, state, mistake } = caseOf(project.name)
  await signInAs(page, 'tweede-functionaris-voorbeeldstad')
  await page.getByRole('link', { name: t('cases.nav'), exact: true }).click()

  await test.step('a choice stands in the address, and nothing that was told is on the page', async () => {
    await page.getByLabel(t('cases.filter.state'), { exact: true }).selectOption(state)
    await page.getByRole('button', { name: t('cases.filter.button'), exact: true }).click()
    await expect(page).toHaveURL(new RegExp(`state=${state}`))
    await expect(page.locator('main')).not.toContainText('telefoons')
    await page.locator(`a[href$="/${id}"]`).click()
  })

  await test.step('it says what it needs to be read', async () => {
    if (project.name === 'javascript') await expect(page.getByText(t('cases.lock.is')).first()).toBeVisible()
    else await expect(page.getByText(t('cases.no-script'))).toBeVisible()
  })

  await test.step('it is taken up, coded and linked', async () => {
    const mine = page.getByRole('button', { name: t('cases.assign.me'), exact: true })
    if (await mine.isVisible()) await mine.click()
    else await page.getByRole('button', { name: t('cases.assign.button'), exact: true }).click()
    await expect(page.getByRole('status').first()).toContainText(t('cases.assign.done'))
    await page.locator('#danger').selectOption('threats')
    await page.getByRole('button', { name: t('cases.coded.button'), exact: true }).click()
    await expect(page.getByRole('status').first()).toContainText(t('cases.coded.kept'))
    await expect(page.locator('#danger')).toHaveValue('threats')
    await page.locator('#mark').fill('0000-0000')
    await page.getByRole('button', { name: t('cases.links.button'), exact: true }).click()
    await expect(page.getByRole('alert')).toContainText(t('cases.problem.unknown-mark'))
    await page.locator('#mark').fill('ab19-d953')
    await page.getByRole('button', { name: t('cases.links.button'), exact: true }).click()
    await expect(page.getByRole('status').first()).toContainText(t('cases.links.done'))
    await page.getByRole('button', { name: t('cases.links.remove', { mark: 'AB19-D953' }) }).click()
    await expect(page.getByRole('status').first()).toContainText(t('cases.links.removed'))
  })

  await test.step('what should not be there is deleted, only with a reason and its mark, and then it is nowhere', async () => {
    await page.goto(`/nl/staff/cases/${mistake}`)
    await page.locator('#early summary').click()
    await page.locator('#early-why').selectOption('kept-by-mistake')
    await page.locator('#early-mark').fill('0000-0000')
    await page.getByRole('button', { name: t('cases.early.button'), exact: true }).click()
    await expect(page.getByRole('alert')).toContainText(t('cases.problem.other-mark'))
    await page.locator('#early-why').selectOption('kept-by-mistake')
    await page.locator('#early-mark').fill(`${mistake.slice(0, 4)} ${mistake.slice(4, 8)}`)
    await page.getByRole('button', { name: t('cases.early.button'), exact: true }).click()
    await expect(page.getByRole('status').first()).toContainText(t('cases.early.done'))
    expect((await page.request.get(`/nl/staff/cases/${mistake}`)).status()).toBe(404)
  })

  await test.step('somebody who holds no key does not see that there is anything', async () => {
    const answer = await page.request.get('/nl/staff/cases/00000000000000000000000000000000')
    expect(answer.status()).toBe(404)
  })
})
