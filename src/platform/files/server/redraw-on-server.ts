import sharp from 'sharp'
import { err, ok } from '#kernel/result.ts'
import type { ImageKind, Redraw } from '../clean-file.ts'
import { mostFrames, mostPixels, typeOf } from '../clean-file-result.ts'

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

const patienceSeconds = 10
const quality = 90

/** What a picture becomes: as it was where that shows every dot, else JPEG. */
const drawnAs: Readonly<Record<ImageKind, 'jpeg' | 'png' | 'webp' | 'gif'>> = {
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  heic: 'jpeg',
  avif: 'jpeg',
}

/**
 * Draws a picture in memory: dots and nothing else, upright, its colours as a screen has them. Ten seconds at most. Refusals:
 * `not-decodable` – damaged, or of a kind that the library cannot read (photographs in HEIC are among them) ·
 * `too-many-pixels`.
 */
export const redrawOnServer: Redraw = async (bytes, kind) => {
  try {
    const animated = kind === 'gif' || kind === 'webp'
    const picture = sharp(bytes, { limitInputPixels: mostPixels, animated, failOn: 'none', sequentialRead: true })
    const { width, height, pages = 1 } = await picture.metadata()
    if (width * height > mostPixels || pages > mostFrames) return err('too-many-pixels')
    const form = drawnAs[kind]
    const options = form === 'jpeg' || form === 'webp' ? { quality } : {}
    // Moving pictures cannot be turned; no telephone makes one that should be.
    const upright = pages > 1 ? picture : picture.autoOrient()
    const drawn = await upright.timeout({ seconds: patienceSeconds }).toFormat(form, options).toBuffer()
    return ok({ bytes: new Uint8Array(drawn), type: typeOf[form] })
  } catch {
    return err('not-decodable')
  }
}
