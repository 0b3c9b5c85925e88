import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import { guidePages, loadGuides, placesIn } from '#modules/guides/server/index.ts'
import { readDraft } from '#modules/reporting/index.ts'
import { databasePerTest } from '#platform/testing/test-database.ts'
import type { Tables } from './database.ts'
import { startTurn } from './report-start.ts'

const database = databasePerTest<Tables>('migrations')
const today = () => day('2026-11-30')
const library = await loadGuides(placesIn('.'), { today: today() })
const guides = guidePages(library, (tag) => tag)

/** What the first page answers to a form, on a site where nobody reads anything. */
function turned(fields: Readonly<Record<string, string>>, db: Kysely<Tables> = database()) {
  const services = {
    staff: { demo: null },
    municipalities: () => [{ code: 'GM0855', name: 'Tilburg' }],
    guides,
    today,
    database: { public: db },
  }
  const request = new Request('https://baken.test/nl/report', { method: 'POST', body: new URLSearchParams(fields) })
  return startTurn({ request, locals: { services, language: 'nl' } } as unknown as Parameters<typeof startTurn>[0])
}

test('where nobody reads there is no form: numbers to call instead, whatever the place', async () => {
  for (const municipality of ['GM0855', 'unknown']) {
    const view = await turned({ draft: '', entrance: 'worker', municipality, go: 'reader' })
    expect(view.step, municipality).toBe('none')
    if (view.step !== 'none') continue
    expect(view.contacts.map(({ id }) => id)).toEqual(['CNLA', 'CPOL', 'CMMA', 'CFW'])
  }
})

test('what was not chosen is named; what was chosen stays chosen', async () => {
  const view = await turned({ draft: '', entrance: 'witness', municipality: 'GM9999', go: 'reader' })
  expect(view).toMatchObject({ step: 'start', missing: ['municipality'], draft: { entrance: 'witness' } })
})

test('another language asks nothing', async () => {
  expect(await turned({ draft: '', entrance: '', municipality: '', go: 'stay' })).toMatchObject({
    step: 'start',
    missing: [],
  })
})

test('the answers of a step plan are walked again: one that ends goes along, one that does not is left out', async () => {
  const answers = 'danger=yes'
  const ended = await turned({ guide: 'neighbour', answers, municipality: '' })
  expect(ended).toMatchObject({
    step: 'start',
    draft: { entrance: 'witness', from: { guide: 'neighbour', outcome: 'call-112', answers } },
  })
  if (ended.step === 'start') expect(readDraft(ended.carried).draft.from).toEqual(ended.draft.from)
  expect(await turned({ guide: 'neighbour', answers: 'danger=no', municipality: '' })).toMatchObject({
    draft: { entrance: 'witness', from: null },
  })
  expect(await turned({ guide: 'no-such-plan', answers, municipality: '' })).toMatchObject({ draft: { from: null } })
})
