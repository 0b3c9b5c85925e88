import sharp from 'sharp'
import { err, ok } from '#kernel/result.ts'
import type { ImageKind, Redraw } from '../clean-file.ts'
import { mostFileBytes, mostFrames, mostPixels, typeOf } from '../clean-file-result.ts'

// What nobody may send is not read at all: fewer ways in for who wants to break it.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
})
// A picture that somebody sent is nowhere kept, and not in a cache of the library either.
sharp.cache(false)

/** Of a form that knows no other. */
const whole = 100
const patienceSeconds = 10
/** The first that fits in what may be sent: letters on a paper stay sharp in all of them. */
const qualities = [90, 75, 60]

/** What a picture becomes: as it was where that shows every dot, else JPEG. */
const drawnAs: Readonly<Record<ImageKind, 'jpeg' | 'png' | 'webp' | 'gif'>> = {
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  heic: 'jpeg',
  avif: 'jpeg',
}

/** One picture may take 256 MiB while it is drawn, and every processor there is. */
let before: Promise<unknown> = Promise.resolve()

/**
 * Draws a picture in memory: dots and nothing else, upright, its colours as a screen has them. Ten seconds at most, and one picture
 * after another, in the order in which they came. Refusals:
 * `not-decodable` – damaged, or of a kind that the library cannot read (photographs in HEIC are among them) ·
 * `too-many-pixels` · `too-large` – drawn anew it is more than `mostFileBytes`.
 */
export const redrawOnServer: Redraw = (bytes, kind) => {
  const own = before.then(() => redraw(bytes, kind))
  before = own
  return own
}

const redraw: Redraw = async (bytes, kind) => {
  try {
    const animated = kind === 'gif' || kind === 'webp'
    const picture = sharp(bytes, { limitInputPixels: mostPixels, animated, failOn: 'none', sequentialRead: true })
    const { width, height, pages = 1 } = await picture.metadata()
    if (width * height > mostPixels || pages > mostFrames) return err('too-many-pixels')
    const form = drawnAs[kind]
    // Moving pictures cannot be turned; no telephone makes one that should be.
    const upright = pages > 1 ? picture : picture.autoOrient()
    for (const quality of form === 'jpeg' || form === 'webp' ? qualities : [whole]) {
      const copy = upright.clone().timeout({ seconds: patienceSeconds })
      const drawn = await copy.toFormat(form, quality === whole ? {} : { quality }).toBuffer()
      if (drawn.length <= mostFileBytes) return ok({ bytes: new Uint8Array(drawn), type: typeOf[form] })
    }
    return err('too-large')
  } catch {
    return err('not-decodable')
  }
}
