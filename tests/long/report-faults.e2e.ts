import { expect, test } from '@playwright/test'
import { honestJpegs } from '../../src/platform/files/testing/honest-images.ts'
import { evils, lookAgain, type Wrong } from '../support/acknowledged.ts'
import { agedAddress } from '../support/addresses.ts'
import { diceFrom } from '../support/dice.ts'
import { type Walked, walk } from '../support/faulted-journey.ts'

/** `BAKEN_TIMES` journeys in all, with the dice of `BAKEN_SEED`. */
const journeys = Number(process.env['BAKEN_TIMES'] ?? 1_000)
const seed = Number(process.env['BAKEN_SEED'] ?? 1)
/** Walked beside each other. */
const parts = 4
/** A browser is made anew after so many, so that it does not grow. */
const perContext = 25

test.describe.configure({ mode: 'parallel' })

for (let part = 0; part < parts; part += 1) {
  const many = Math.floor(journeys / parts) + (part < journeys % parts ? 1 : 0)
  test(`part ${part + 1}: ${many} reports through lost, late, cut and doubled requests, and people who leave`, async ({
    browser,
  }) => {
    const [photo] = await honestJpegs()
    const picture = Buffer.from(photo?.bytes ?? [])
    const walked: Walked[] = []
    const wrong: Wrong[] = []
    for (let from = 0; from < many; from += perContext) {
      const context = await browser.newContext({ baseURL: agedAddress })
      for (let number = from; number < Math.min(many, from + perContext); number += 1) {
        const own = part * 100_000 + number
        walked.push(
          await walk(context, { name: `${seed}`, number: own, dice: diceFrom(seed * 1_000_000 + own), picture }),
        )
      }
      await context.close()
      const batch = walked.slice(from)
      wrong.push(...batch.flatMap((one) => one.wrong), ...(await lookAgain(batch)))
      console.log(`report-faults part ${part + 1}, seed ${seed}: ${told(walked, wrong)}`)
    }
    expect(wrong.map(({ what }) => what)).toEqual([])
  })
}

/** One line of everything so far. */
function told(walked: readonly Walked[], wrong: readonly Wrong[]): string {
  const ended = (end: Walked['end']) => walked.filter((one) => one.end === end).length
  const faults = walked.flatMap((one) => one.faults)
  const acknowledged = walked.flatMap((one) => one.acknowledged).length
  const counts = evils.map((evil) => `${evil} ${wrong.filter((one) => one.evil === evil).length}`)
  return `${walked.length} journeys, ${faults.length} faults of ${new Set(faults).size} kinds, ${ended('sent')} sent, ${ended('not sent')} said that it was not, ${ended('left')} left, ${ended('stopped')} stopped before anything was typed, ${acknowledged} acknowledged; ${counts.join(', ')}`
}
