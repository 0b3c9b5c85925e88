import sharp from 'sharp'
import { expect, test } from 'vitest'
import { mostFileBytes } from '../clean-file-result.ts'
import { honestJpegs } from '../testing/honest-images.ts'
import { redrawOnServer } from './redraw-on-server.ts'

test('pictures are drawn one after another, in the order in which they came, also behind one that cannot be', async () => {
  const [photo] = await honestJpegs()
  const large = await sharp({ create: { width: 3_000, height: 2_000, channels: 3, background: 'grey' } })
    .jpeg()
    .toBuffer()
  if (!photo) throw new Error('no photograph')
  const done: string[] = []
  const draw = async (name: string, bytes: Uint8Array) => {
    const drawn = await redrawOnServer(new Uint8Array(bytes), 'jpeg')
    done.push(`${name} ${drawn.ok ? drawn.value.type : drawn.error}`)
  }
  await Promise.all([draw('large', large), draw('none', large.subarray(0, 30)), draw('small', photo.bytes)])
  expect(done).toEqual(['large image/jpeg', 'none not-decodable', 'small image/jpeg'])
})

test('nothing but five kinds of pictures is read, whatever it is called', async () => {
  const drawing = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  expect(await redrawOnServer(new Uint8Array(drawing), 'jpeg')).toEqual({ ok: false, error: 'not-decodable' })
  const tiff = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
    .tiff()
    .toBuffer()
  expect(await redrawOnServer(new Uint8Array(tiff), 'png')).toEqual({ ok: false, error: 'not-decodable' })
})

test('what is more than may be sent when it is drawn anew is refused', async () => {
  const side = 1_900
  const dots = new Uint8Array(side * side * 3)
  for (let at = 0; at < dots.length; at += 65_536) crypto.getRandomValues(dots.subarray(at, at + 65_536))
  const raw = { width: side, height: side, channels: 3 } as const
  const noise = await sharp(dots, { raw }).png({ compressionLevel: 0 }).toBuffer()
  expect(noise.length).toBeGreaterThan(mostFileBytes)
  expect(await redrawOnServer(new Uint8Array(noise), 'png')).toEqual({ ok: false, error: 'too-large' })
})
