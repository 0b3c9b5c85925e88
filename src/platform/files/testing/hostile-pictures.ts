import { asFour, type Bytes, bytesOf, joined } from '../bytes-at.ts'
import { asChunk } from '../riff.ts'
import { canary } from './canaries.ts'
import { honestGifs, honestJpegs, honestPngs, honestWebps, pngChunk } from './honest-images.ts'
import { box } from './honest-mp4.ts'
import type { HostileCase } from './hostile-case.ts'

const zeros = (length: number) => new Uint8Array(length)
const [jpeg, png, webp, gif] = await Promise.all([honestJpegs(), honestPngs(), honestWebps(), honestGifs()])
const [photo, picture, web, moving] = [jpeg[0], png[0], webp[0], gif[0]].map((one) => one?.bytes ?? zeros(0))
if (!photo || !picture || !web || !moving) throw new Error('no pictures')
const frame = (height: number, width: number) =>
  joined([Uint8Array.of(0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0)])
const scan = Uint8Array.of(0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12)
const start = Uint8Array.of(0xff, 0xd8)
const head = (width: number, height: number) =>
  pngChunk('IHDR', joined([asFour(width), asFour(height), Uint8Array.of(8, 2, 0, 0, 0)]))
const sign = picture.slice(0, 8)
const end = pngChunk('IEND', zeros(0))
const dots = pngChunk('IDAT', Uint8Array.of(0x78, 0x9c, 3, 0, 0, 0, 0, 1))
const canvas = (width: number) =>
  asChunk(
    'VP8X',
    joined([Uint8Array.of(0x12, 0, 0, 0), Uint8Array.of(width & 255, (width >> 8) & 255, width >> 16, 255, 255, 0)]),
  )
const riff = (...parts: Bytes[]) =>
  joined([bytesOf('RIFF'), Uint8Array.from(asFour(joined(parts).length + 4)).reverse(), bytesOf('WEBP'), ...parts])
const wide = moving.slice()
wide.set([255, 255, 255, 255], 6)

export const hostilePictures: readonly HostileCase[] = [
  ['JPEG with 65,535 by 65,535 dots', () => joined([start, frame(65_535, 65_535), scan]), 'too-many-pixels'],
  ['JPEG without dots', () => joined([start, frame(0, 0), scan]), 'damaged'],
  ['JPEG with two frames', () => joined([start, frame(8, 8), frame(8, 8), scan]), 'damaged'],
  ['JPEG with 5,000 scans', () => joined([start, frame(8, 8), ...Array<Bytes>(5_000).fill(scan)]), 'too-much-inside'],
  ['JPEG in a JPEG', () => joined([start, photo]), 'damaged'],
  [
    'JPEG whose table hides words',
    () => joined([start, Uint8Array.of(0xff, 0xdb, 0, 40), bytesOf(canary('table').padEnd(38)), photo.slice(2)]),
    'damaged',
  ],
  ['JPEG with a part of no length', () => joined([start, Uint8Array.of(0xff, 0xe1, 0, 0), photo.slice(2)]), 'damaged'],
  ['JPEG whose part runs over the end', () => joined([start, Uint8Array.of(0xff, 0xe1, 255, 255)]), 'damaged'],
  [
    'JPEG of 1,000,000 empty parts',
    () => joined([start, ...Array<Bytes>(1_000_000).fill(Uint8Array.of(0xff, 0xe4, 0, 2))]),
    'damaged',
  ],
  ['JPEG of filling bytes', () => joined([start, zeros(2_000_000).fill(255)]), 'damaged'],
  ['JPEG that is also an archive', () => joined([photo, bytesOf(`PK\x03\x04${canary('archive')}`)])],
  [
    'JPEG that is also a script',
    () =>
      joined([
        start,
        Uint8Array.of(0xff, 0xe0, 0x2f, 0x2a),
        zeros(0x2f28),
        bytesOf(`*/=alert('${canary('script')}')`),
        photo.slice(2),
      ]),
  ],
  [
    'PNG with 2,147,483,647 by as many dots',
    () => joined([sign, head(0x7fffffff, 0x7fffffff), dots, end]),
    'too-many-pixels',
  ],
  ['PNG with 60,000 by 60,000 dots', () => joined([sign, head(60_000, 60_000), dots, end]), 'too-many-pixels'],
  ['PNG without dots', () => joined([sign, head(0, 9), dots, end]), 'damaged'],
  ['PNG without data', () => joined([sign, head(9, 9), end]), 'damaged'],
  ['PNG without an end', () => joined([sign, head(9, 9), dots]), 'damaged'],
  ['PNG with a head in its middle', () => joined([sign, dots, head(9, 9), end]), 'damaged'],
  ['PNG with a long palette', () => joined([sign, head(9, 9), pngChunk('PLTE', zeros(900)), dots, end]), 'damaged'],
  ['PNG with a wrong check', () => joined([sign, head(9, 9), dots.slice(0, -1), Uint8Array.of(1), end]), 'damaged'],
  [
    'PNG whose chunk runs over the end',
    () => joined([sign, head(9, 9), asFour(0xffffffff), bytesOf('IDAT')]),
    'damaged',
  ],
  [
    'PNG with 3,000 moving frames',
    () => joined([sign, head(9, 9), ...Array<Bytes>(3_000).fill(pngChunk('fcTL', zeros(26))), dots, end]),
    'too-much-inside',
  ],
  [
    'PNG of 300,000 chunks',
    () => joined([sign, head(9, 9), ...Array<Bytes>(300_000).fill(pngChunk('prVt', zeros(0))), dots, end]),
  ],
  [
    'WebP with 16 million by 65,536 dots',
    () => riff(canvas(16_777_215), asChunk('VP8L', bytesOf('/xxxx'))),
    'too-many-pixels',
  ],
  [
    'WebP whose drawing is larger than it says',
    () => riff(asChunk('VP8L', Uint8Array.of(0x2f, 255, 255, 255, 15))),
    'too-many-pixels',
  ],
  ['WebP without a picture', () => riff(asChunk('EXIF', bytesOf('x'))), 'damaged'],
  ['WebP whose chunk runs over the end', () => riff(asChunk('VP8 ', web.slice(0, 20)).slice(0, -9)), 'damaged'],
  [
    'WebP with 3,000 frames',
    () => riff(canvas(8), ...Array<Bytes>(3_000).fill(asChunk('ANMF', zeros(16)))),
    'damaged',
    'too-much-inside',
    'too-many-pixels',
  ],
  ['GIF with 65,535 by 65,535 dots', () => wide, 'too-many-pixels'],
  [
    'GIF that is a script',
    () => bytesOf(`GIF89a/*${'x'.repeat(40)}*/=1;alert('${canary('script')}')`),
    'damaged',
    'too-many-pixels',
  ],
  ['GIF without a picture', () => bytesOf('GIF89a\x08\0\x08\0\0\0\0;'), 'damaged'],
  [
    'GIF with 4,000 frames',
    () =>
      joined([
        bytesOf('GIF89a\x08\0\x08\0\0\0\0'),
        ...Array<Bytes>(4_000).fill(bytesOf(',\0\0\0\0\x08\0\x08\0\0\x02\x01\x44\0')),
      ]),
    'too-much-inside',
  ],
  [
    'GIF with a frame larger than itself',
    () => bytesOf('GIF89a\x08\0\x08\0\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x02\x01\x44\0;'),
    'too-many-pixels',
  ],
  ['HEIC that is none', () => joined([box('ftyp', bytesOf('heic\0\0\0\0mif1')), zeros(40)]), 'not-decodable'],
  ['AVIF that is none', () => joined([box('ftyp', bytesOf('avif\0\0\0\0')), zeros(40)]), 'not-decodable'],
  [
    'AVIF with too many dots',
    () =>
      joined([box('ftyp', bytesOf('avif\0\0\0\0')), box('ispe', asFour(0), asFour(65_535), asFour(65_535)), zeros(40)]),
    'too-many-pixels',
  ],
]
