import { expect, test } from '@playwright/test'
import { send } from '../../support/send.ts'
import { storm } from '../../support/storm.ts'
import { expectWholePage } from '../../support/whole-page.ts'

const seeds = [1, 2] as const
const perSeed = 2_000

for (const seed of seeds) {
  test(`strange requests (seed ${seed}) never break the server and never show its insides`, async () => {
    const report = await storm(seed, perSeed)
    expect(report.faults.slice(0, 10)).toEqual([])
    expect(report.asked).toBeGreaterThanOrEqual(perSeed)
    for (const status of [200, 303, 400, 403, 404, 405, 414, 422]) {
      expect(report.statuses.get(status) ?? 0, `the storm reaches status ${status}`).toBeGreaterThan(0)
    }
    expectWholePage(await send({ path: '/nl' }), { status: 200, language: 'nl' })
  })
}
