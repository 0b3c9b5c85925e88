import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Bytes } from '../bytes-at.ts'
import { cleanFile, type Drawing } from '../clean-file.ts'
import { redrawOnServer } from '../server/redraw-on-server.ts'
import { canariesIn } from '../testing/canaries.ts'
import { honestAvif, honestGifs, honestJpegs, honestPngs, honestWebps } from '../testing/honest-images.ts'

const stripping: Drawing = { redraw: redrawOnServer, which: 'others' }
const drawing: Drawing = { redraw: redrawOnServer, which: 'every' }

/** Upright, as a reader draws it. Of moving pictures all frames, which nothing turns. */
const pixels = async (bytes: Bytes) => {
  const picture = sharp(bytes, { animated: true, failOn: 'none' })
  const { pages = 1 } = await picture.metadata()
  return (pages > 1 ? picture : picture.autoOrient()).toColourspace('srgb').raw().toBuffer()
}

const honest = (await Promise.all([honestJpegs(), honestPngs(), honestWebps(), honestGifs()])).flat()

describe('an honest picture', () => {
  test('has something to lose: each carries a canary, but those whose trait is another', () => {
    const without = honest.filter(({ bytes }) => canariesIn(bytes).length === 0).map(({ name }) => name)
    expect(without).toEqual(['PNG with time', 'PNG with dots of a screen'])
  })

  test('is cleaned: no canary is left, every dot and how it is turned stays, and cleaning twice is cleaning once', async () => {
    const faults: string[] = []
    for (const { name, bytes } of honest) {
      const clean = await cleanFile(bytes, stripping)
      if (!clean.ok) {
        faults.push(`${name}: ${clean.error}`)
        continue
      }
      const left = canariesIn(clean.value.bytes)
      if (left.length > 0) faults.push(`${name}: still ${left.join(', ')}`)
      if (clean.value.removed.length === 0) faults.push(`${name}: nothing was removed`)
      // Colours were only given a name by the made-up profiles, which no reader takes.
      if (!(await pixels(clean.value.bytes)).equals(await pixels(bytes))) faults.push(`${name}: other dots`)
      const again = await cleanFile(clean.value.bytes, stripping)
      if (!again.ok || again.value.removed.length > 0 || !Buffer.from(again.value.bytes).equals(clean.value.bytes))
        faults.push(`${name}: twice is not once ${JSON.stringify(again.ok && again.value.removed)}`)
    }
    expect(faults).toEqual([])
  })

  test('drawn anew on the server has no canary and stands upright', async () => {
    const faults: string[] = []
    for (const { name, bytes } of [...honest, await honestAvif()]) {
      const clean = await cleanFile(bytes, drawing)
      if (!clean.ok) faults.push(`${name}: ${clean.error}`)
      else if (clean.value.cleaned !== 're-encoded') faults.push(`${name}: ${clean.value.cleaned}`)
      else if (canariesIn(clean.value.bytes).length > 0) faults.push(`${name}: still a canary`)
      else if ((await sharp(clean.value.bytes).metadata()).orientation !== undefined) faults.push(`${name}: turned`)
    }
    expect(faults).toEqual([])
  })
})
