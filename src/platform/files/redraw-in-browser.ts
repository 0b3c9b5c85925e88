import { err, ok } from '#kernel/result.ts'
import type { Redraw } from './clean-file.ts'
import { mostFileBytes, typeOf } from './clean-file-result.ts'

/** The first that fits in what may be sent: letters on a paper stay sharp in all of them. */
const qualities = [0.9, 0.75, 0.6]

/**
 * Draws a picture in the browser and gives it back as JPEG: dots and nothing else. Refusals: `not-decodable` – a kind that this
 * browser does not know (HEIC is read by Safari only), or a damaged one · `too-large`.
 */
export const redrawInBrowser: Redraw = async (bytes, kind) => {
  try {
    const picture = await createImageBitmap(new Blob([bytes], { type: typeOf[kind] }))
    const canvas = document.createElement('canvas')
    canvas.width = picture.width
    canvas.height = picture.height
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
    picture.close()
    for (const quality of qualities) {
      const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, typeOf.jpeg, quality))
      if (!drawn || drawn.type !== typeOf.jpeg) return err('not-decodable')
      if (drawn.size <= mostFileBytes)
        return ok({ bytes: new Uint8Array(await drawn.arrayBuffer()), type: typeOf.jpeg })
    }
    return err('too-large')
  } catch {
    return err('not-decodable')
  }
}
