import { err, ok } from '#kernel/result.ts'
import type { Redraw } from './clean-file.ts'
import { typeOf } from './clean-file-result.ts'

/** High enough that letters on a paper stay sharp. */
const quality = 0.9

/**
 * Draws a picture in the browser and gives it back as JPEG: dots and nothing else. Refusal: `not-decodable` – a kind that this
 * browser does not know (HEIC is read by Safari only), or a damaged one.
 */
export const redrawInBrowser: Redraw = async (bytes, kind) => {
  try {
    const picture = await createImageBitmap(new Blob([bytes], { type: typeOf[kind] }))
    const canvas = document.createElement('canvas')
    canvas.width = picture.width
    canvas.height = picture.height
    canvas.getContext('2d')?.drawImage(picture, 0, 0)
    picture.close()
    const drawn = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, typeOf.jpeg, quality))
    return drawn && drawn.type === typeOf.jpeg
      ? ok({ bytes: new Uint8Array(await drawn.arrayBuffer()), type: typeOf.jpeg })
      : err('not-decodable')
  } catch {
    return err('not-decodable')
  }
}
