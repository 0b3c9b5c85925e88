import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { asFour, type Bytes, bytesOf, joined, two } from '../bytes-at.ts'
import { asChunk } from '../riff.ts'
import { canary, inUtf16, placeSeen } from './canaries.ts'

/** A file as a phone or program makes it, with canaries where such files tell on people. */
export interface Honest {
  name: string
  bytes: Bytes
  /** What must still be in it, byte for byte, when it was cleaned. */
  keeps?: readonly Bytes[]
}

const side = 24

/** A picture that is not the same turned or mirrored. */
const dots = (frames: number) =>
  Uint8Array.from({ length: side * side * frames * 3 }, (_, at) => (at * 7 + Math.floor(at / (side * 3)) * 31) & 255)

const drawn = (frames = 1) =>
  sharp(dots(frames), { raw: { width: side, height: side * frames, channels: 3, pageHeight: side } })

const own = (buffer: Uint8Array): Bytes => new Uint8Array(buffer)

/** TIFF with a camera, a turned picture and a place. */
export function exif(orientation: number, isBig = true): Bytes {
  const [make, gps] = [canary('exif'), 8 + 2 + 3 * 12 + 4]
  const bytes = new Uint8Array(200 + make.length)
  const view = new DataView(bytes.buffer)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    view.setUint16(at, tag, !isBig)
    view.setUint16(at + 2, type, !isBig)
    view.setUint32(at + 4, count, !isBig)
    if (type === 3) view.setUint16(at + 8, value, !isBig)
    else view.setUint32(at + 8, value, !isBig)
  }
  bytes.set(bytesOf(isBig ? 'MM\0*' : 'II*\0'))
  view.setUint32(4, 8, !isBig)
  view.setUint16(8, 3, !isBig)
  entry(10, 0x010f, 2, make.length, 180)
  entry(22, 0x0112, 3, 1, orientation)
  entry(34, 0x8825, 4, 1, gps)
  view.setUint16(gps, 1, !isBig)
  entry(gps + 2, 2, 5, 3, 120)
  for (const [index, number] of placeSeen.entries()) view.setUint32(120 + index * 4, number, !isBig)
  bytes.set(bytesOf(make), 180)
  return bytes
}

const xmp = bytesOf(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator>${canary('xmp')}</dc:creator></x:xmpmeta>`)

const marked = (marker: number, content: Bytes): Bytes =>
  joined([Uint8Array.of(255, marker, (content.length + 2) >> 8, (content.length + 2) & 255), content])

/** What cameras, telephones and programs put into a JPEG. */
const jpegParts: Readonly<Record<string, Bytes>> = {
  exif: marked(0xe1, joined([bytesOf('Exif\0\0'), exif(6)])),
  'exif little': marked(0xe1, joined([bytesOf('Exif\0\0'), exif(3, false)])),
  xmp: marked(0xe1, joined([bytesOf('http://ns.adobe.com/xap/1.0/\0'), xmp])),
  'xmp continued': marked(0xe1, joined([bytesOf('http://ns.adobe.com/xmp/extension/\0'), xmp])),
  iptc: marked(0xed, bytesOf(`Photoshop 3.0\x008BIM\x04\x04\0\0${canary('iptc')}`)),
  comment: marked(0xfe, bytesOf(canary('comment'))),
  'comment in two bytes': marked(0xfe, inUtf16.little(canary('comment'))),
  profile: marked(0xe2, bytesOf(`ICC_PROFILE\0\x01\x01${canary('profile')}`)),
  'several pictures': marked(0xe2, bytesOf(`MPF\0${canary('mpf')}`)),
  thumbnail: marked(0xe0, bytesOf(`JFXX\0\x10${canary('thumbnail')}`)),
  'program 12': marked(0xec, bytesOf(`Ducky${canary('ducky')}`)),
  'program 4': marked(0xe4, bytesOf(canary('samsung'))),
}

/** What is hung behind the end. */
const behind: Readonly<Record<string, Bytes>> = {
  film: joined([Uint8Array.of(0, 0, 0, 24), bytesOf(`ftypmp42${canary('film')}`)]),
  archive: bytesOf(`PK\x03\x04${canary('archive')}PK\x05\x06`),
  page: bytesOf(`<html><script>alert('${canary('page')}')</script></html>`),
  program: bytesOf(`<?php echo '${canary('program')}';`),
  telephone: bytesOf(`SEFH${canary('sefh')}SEFT`),
}

const into = (jpeg: Bytes, ...parts: Bytes[]) => joined([jpeg.slice(0, 2), ...parts, jpeg.slice(2)])

export async function honestJpegs(): Promise<Honest[]> {
  const [plain, slow, grey, full] = await Promise.all([
    drawn().jpeg().toBuffer(),
    drawn().jpeg({ progressive: true }).toBuffer(),
    drawn().greyscale().jpeg().toBuffer(),
    drawn().jpeg({ chromaSubsampling: '4:4:4', quality: 95 }).toBuffer(),
  ])
  const print = await drawn().toColourspace('cmyk').jpeg().toBuffer()
  const restarts = own(plain)
  const whole: [string, Bytes][] = [
    ['plain', restarts],
    ['slow', own(slow)],
    ['grey', own(grey)],
    ['full', own(full)],
    ['for print', own(print)],
  ]
  const { 'exif little': _, ...once } = jpegParts
  const all = Object.values(once)
  return [
    ...whole.map(([name, jpeg]) => ({ name: `JPEG ${name}, with everything`, bytes: into(jpeg, ...all) })),
    ...Object.entries(jpegParts).map(([name, part]) => ({ name: `JPEG with ${name}`, bytes: into(own(plain), part) })),
    ...Object.entries(behind).map(([name, part]) => ({
      name: `JPEG with ${name} behind it`,
      bytes: joined([own(slow), part]),
    })),
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((turned) => ({
      name: `JPEG turned ${turned}`,
      bytes: into(own(plain), marked(0xe1, joined([bytesOf('Exif\0\0'), exif(turned, turned % 2 === 0)]))),
    })),
    { name: 'JPEG with an older one behind it', bytes: joined([own(plain), into(own(full), ...all)]) },
    {
      name: 'JPEG with filling bytes before its parts',
      bytes: into(own(plain), Uint8Array.of(255, 255), ...all.slice(0, 1)),
    },
    { name: 'JPEG cut short', bytes: into(own(plain), ...all).slice(0, -40) },
  ]
}

export function pngChunk(name: string, content: Uint8Array): Bytes {
  const body = joined([bytesOf(name), content])
  return joined([asFour(content.length), body, asFour(crc32(body))])
}

const pngParts: Readonly<Record<string, Bytes>> = {
  text: pngChunk('tEXt', bytesOf(`Author\0${canary('text')}`)),
  'packed text': pngChunk('zTXt', joined([bytesOf('Comment\0\0'), deflateSync(canary('packed'))])),
  'text in all languages': pngChunk('iTXt', joined([bytesOf('XML:com.adobe.xmp\0\0\0\0\0'), xmp])),
  'packed text in all languages': pngChunk(
    'iTXt',
    joined([bytesOf('Author\0\x01\0\0\0'), deflateSync(canary('packed'))]),
  ),
  exif: pngChunk('eXIf', exif(8)),
  'exif little': pngChunk('eXIf', exif(1, false)),
  profile: pngChunk('iCCP', joined([bytesOf(`${canary('profile')}\0\0`), deflateSync(canary('screen'))])),
  time: pngChunk('tIME', Uint8Array.of(7, 234, 11, 30, 1, 2, 3)),
  'dots of a screen': pngChunk('pHYs', Uint8Array.of(0, 0, 11, 19, 0, 0, 11, 19, 1)),
  program: pngChunk('prVt', bytesOf(canary('program'))),
  'suggested colours': pngChunk('sPLT', bytesOf(`${canary('palette')}\0\x08`)),
}

const afterHead = (png: Bytes, ...parts: Bytes[]) => joined([png.slice(0, 33), ...parts, png.slice(33)])

export async function honestPngs(): Promise<Honest[]> {
  const [plain, few, clear] = (
    await Promise.all([
      drawn().png().toBuffer(),
      drawn().png({ palette: true, colours: 16 }).toBuffer(),
      drawn().ensureAlpha(0.5).png({ progressive: true }).toBuffer(),
    ])
  ).map(own)
  if (!plain || !few || !clear) throw new Error('no pictures')
  const { 'exif little': _, ...once } = pngParts
  const all = Object.values(once)
  const moving = [
    pngChunk('acTL', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 0)),
    pngChunk(
      'fcTL',
      joined([asFour(0), asFour(side), asFour(side), new Uint8Array(8), Uint8Array.of(0, 1, 0, 10, 0, 0)]),
    ),
  ]
  return [
    ...[plain, few, clear].map((png, at) => ({ name: `PNG ${at} with everything`, bytes: afterHead(png, ...all) })),
    ...Object.entries(pngParts).map(([name, part]) => ({ name: `PNG with ${name}`, bytes: afterHead(plain, part) })),
    ...Object.entries(behind).map(([name, part]) => ({
      name: `PNG with ${name} behind it`,
      bytes: joined([few, part]),
    })),
    { name: 'PNG with text behind its dots', bytes: joined([plain.slice(0, -12), ...all, plain.slice(-12)]) },
    { name: 'PNG whose larger one was cut off on screen', bytes: joined([plain, afterHead(clear, ...all)]) },
    { name: 'PNG that moves', bytes: afterHead(plain, ...moving, ...all) },
  ]
}

const riff = (...chunks: Bytes[]): Bytes => {
  const body = joined([bytesOf('WEBP'), ...chunks])
  return joined([bytesOf('RIFF'), Uint8Array.from(asFour(body.length)).reverse(), body])
}

export async function honestWebps(): Promise<Honest[]> {
  const [plain, exact, clear, moving] = (
    await Promise.all([
      drawn().webp().toBuffer(),
      drawn().webp({ lossless: true }).toBuffer(),
      drawn().ensureAlpha(0.5).webp().toBuffer(),
      drawn(3)
        .webp({ loop: 0, delay: [100, 100, 100] })
        .toBuffer(),
    ])
  ).map(own)
  if (!plain || !exact || !clear || !moving) throw new Error('no pictures')
  const told = [
    asChunk('EXIF', exif(6)),
    asChunk('XMP ', xmp),
    asChunk('prVt', bytesOf(canary('program'))),
    asChunk('ICCP', bytesOf(canary('profile'))),
  ]
  const head = asChunk('VP8X', Uint8Array.of(0x2c, 0, 0, 0, side - 1, 0, 0, side - 1, 0, 0))
  const withHead = (webp: Bytes) => riff(head, webp.slice(12), ...told)
  return [
    { name: 'WebP plain', bytes: riff(plain.slice(12), ...told.slice(2)) },
    { name: 'WebP with a long head', bytes: withHead(plain) },
    { name: 'WebP exact', bytes: withHead(exact) },
    { name: 'WebP see-through', bytes: riff(clear.slice(12), ...told) },
    { name: 'WebP moving', bytes: riff(moving.slice(12), ...told) },
    ...Object.entries(behind).map(([name, part]) => ({
      name: `WebP with ${name} behind it`,
      bytes: joined([withHead(plain), part]),
    })),
  ]
}

export async function honestGifs(): Promise<Honest[]> {
  const [still, moving] = (
    await Promise.all([
      drawn().gif().toBuffer(),
      drawn(3)
        .gif({ loop: 0, delay: [100, 100, 100] })
        .toBuffer(),
    ])
  ).map(own)
  if (!still || !moving) throw new Error('no pictures')
  const pieces = (content: Bytes) => joined([Uint8Array.of(content.length), content, Uint8Array.of(0)])
  const told = [
    joined([Uint8Array.of(0x21, 0xfe), pieces(bytesOf(canary('comment')))]),
    joined([Uint8Array.of(0x21, 0xff), Uint8Array.of(11), bytesOf('XMP DataXMP'), pieces(bytesOf(canary('xmp')))]),
    joined([Uint8Array.of(0x21, 0x01, 12), new Uint8Array(12), pieces(bytesOf(canary('plain')))]),
  ]
  const colours = (gif: Bytes) => 13 + ((two(gif, 10) >> 8) & 0x80 ? 3 * 2 ** (((two(gif, 10) >> 8) & 7) + 1) : 0)
  const told2 = (gif: Bytes) => joined([gif.slice(0, colours(gif)), ...told, gif.slice(colours(gif))])
  return [
    { name: 'GIF', bytes: told2(still) },
    { name: 'GIF moving', bytes: told2(moving) },
    ...Object.entries(behind).map(([name, part]) => ({
      name: `GIF with ${name} behind it`,
      bytes: joined([told2(still), part]),
    })),
  ]
}

/** Of a kind that is drawn anew. */
export const honestAvif = async (): Promise<Honest> => ({
  name: 'AVIF',
  bytes: own(
    await drawn()
      .withExif({ IFD0: { Copyright: canary('avif') } })
      .avif()
      .toBuffer(),
  ),
})
