import { readFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { texts } from '../../support/content.ts'
import { readTable } from '../../support/csv.ts'

const t = texts('nl')

async function downloaded(page: Page, name: string): Promise<{ file: string; content: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return { file: download.suggestedFilename(), content: await readFile(await download.path()) }
}

test('an editor finds every column explained, and the same columns in the table to download', async ({ page }) => {
  await page.goto('/nl/programme/formats')
  const { file, content } = await downloaded(page, t('programme.formats.csv'))
  expect(file).toMatch(/^baken-register-\d{4}-\d\d-\d\d\.csv$/)
  const names = await page.locator('tbody th code').allTextContents()
  const head = content.toString('utf8').replace('\uFEFF', '').split('\r\n')[0]
  expect(head?.split(';')).toEqual(names)
})

test('a workbook and the national types can be had as well', async ({ page }) => {
  await page.goto('/nl/programme/formats')
  const book = await downloaded(page, t('programme.formats.xlsx'))
  expect(book.content.subarray(0, 2).toString()).toBe('PK')
  const json = await downloaded(page, t('programme.formats.json'))
  expect(JSON.parse(json.content.toString('utf8'))).toMatchObject({ next: null, results: expect.any(Array) })
})

test('a download has the rows of its address, and an address that means nothing has no rows', async ({ request }) => {
  const all = readTable(await (await request.get('/nl/programme/register.csv')).text()).rows
  const open = readTable(await (await request.get('/nl/programme/register.csv?state=open&page=2')).text()).rows
  expect(open.length).toBeGreaterThan(0)
  expect(open.length).toBeLessThan(all.length)
  for (const wrong of ['state=opn', 'on=later', 'on=1900-01-01']) {
    const answer = await request.get(`/nl/programme/register.xlsx?${wrong}`)
    expect(answer.status(), wrong).toBe(404)
    expect(answer.headers()['content-type'], wrong).toContain('text/html')
  }
})

test('a program finds the description of the columns in its language', async ({ request }) => {
  const schema = await (await request.get('/en/programme/register-schema.json')).json()
  expect(schema).toMatchObject({ url: 'register.csv', tableSchema: { primaryKey: 'id' } })
  expect(JSON.stringify(schema)).toContain('Number of the row')
})
