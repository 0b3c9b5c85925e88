import { expect, test } from '@playwright/test'
import { send } from '../support/send.ts'
import { storm } from '../support/storm.ts'
import { expectWholePage } from '../support/whole-page.ts'

const seeds = [11, 12, 13, 14, 15] as const
const perSeed = 20_000

for (const seed of seeds) {
  test(`${perSeed} strange requests (seed ${seed}) never break the server and never show its insides`, async () => {
    const report = await storm(seed, perSeed)
    expect(report.faults.slice(0, 10)).toEqual([])
    expect(report.asked).toBeGreaterThanOrEqual(perSeed)
    expect(report.notReached, 'every address of the application was answered with its own page or file').toEqual([])
    expectWholePage(await send({ path: '/nl' }), { status: 200, language: 'nl' })
    expect((await send({ path: '/health/ready' })).status).toBe(200)
  })
}
