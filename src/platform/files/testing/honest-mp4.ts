import { asFour, type Bytes, bytesOf, joined } from '../bytes-at.ts'
import { canary } from './canaries.ts'
import type { Sounding } from './honest-audio.ts'

const zeros = (length: number) => new Uint8Array(length)
const times = Uint8Array.of(0xe2, 0xd3, 0x55, 0x77, 0xe2, 0xd3, 0x55, 0x78)

export const box = (name: string, ...content: Bytes[]): Bytes => {
  const whole = joined(content)
  return joined([asFour(whole.length + 8), bytesOf(name), whole])
}

/** With a version and flags, which are zero. */
const fullBox = (name: string, ...content: Bytes[]) => box(name, zeros(4), ...content)

interface Samples {
  handler: 'soun' | 'vide' | 'meta'
  sizes: readonly number[]
  at: number
}

function track({ handler, sizes, at }: Samples, ...more: Bytes[]): Bytes {
  const reference = fullBox('dref', asFour(1), fullBox('url '))
  reference[reference.length - 1] = 1
  const coded =
    handler === 'soun'
      ? box('mp4a', zeros(28), fullBox('esds', zeros(20)), box('prog', bytesOf(canary('entry'))))
      : box('mett', zeros(8), bytesOf(canary('entry')))
  const tables = box(
    'stbl',
    fullBox('stsd', asFour(1), coded),
    fullBox('stts', asFour(1), asFour(sizes.length), asFour(1_024)),
    fullBox('stsc', asFour(1), asFour(1), asFour(sizes.length), asFour(1)),
    fullBox('stsz', asFour(0), asFour(sizes.length), ...sizes.map(asFour)),
    fullBox('stco', asFour(1), asFour(at)),
  )
  const media = box(
    'mdia',
    fullBox('mdhd', times, asFour(44_100), asFour(4_096), zeros(4)),
    fullBox('hdlr', zeros(4), bytesOf(handler), zeros(12), bytesOf(`${canary('handler')}\0`)),
    box('minf', fullBox('smhd', zeros(4)), box('dinf', reference), tables),
  )
  return box('trak', fullBox('tkhd', times, asFour(1), zeros(68)), media, ...more)
}

const tags = box(
  'udta',
  box('\xa9xyz', bytesOf(`+51.6898+005.3037/${canary('place')}`)),
  box('meta', bytesOf(canary('meta'))),
)
const head = fullBox('mvhd', times, asFour(1_000), asFour(100), zeros(80))
const type = (brand: string) => box('ftyp', bytesOf(brand), zeros(4), bytesOf('isom'))
const sizes = [40, 50, 60]
const sound = Uint8Array.from({ length: 150 }, (_, at) => (at * 13) & 127)
const secret = bytesOf(canary('among the sound').padEnd(60, '.'))

/** What stands before the sound is as long whatever places are written in it: built twice. */
function withPlaces(build: (soundAt: number) => Bytes[], index: number, before: number): Bytes {
  const length = joined(build(0).slice(0, index)).length
  return joined(build(length + 8 + before))
}

export const videoMp4 = (): Bytes =>
  withPlaces(
    (at) => [
      type('mp42'),
      box('moov', head, track({ handler: 'vide', sizes, at }), track({ handler: 'soun', sizes, at })),
      box('mdat', sound),
    ],
    2,
    0,
  )

const plain = (brand: string, ...inside: Bytes[]) =>
  withPlaces(
    (at) => [type(brand), box('moov', head, track({ handler: 'soun', sizes, at }), ...inside), box('mdat', sound)],
    2,
    0,
  )

const soundFirst = () =>
  withPlaces(
    (at) => [
      type('M4A '),
      box('mdat', secret, sound, secret),
      box('moov', head, track({ handler: 'soun', sizes, at }, tags), tags),
    ],
    1,
    secret.length,
  )

const places = () =>
  withPlaces(
    (at) => [
      type('mp42'),
      box(
        'moov',
        head,
        track({ handler: 'soun', sizes, at }),
        track({ handler: 'meta', sizes: [secret.length], at: at + sound.length }),
      ),
      box('mdat', sound, secret),
    ],
    2,
    0,
  )

const fragments = () =>
  joined([
    type('iso5'),
    box(
      'moov',
      head,
      track({ handler: 'soun', sizes: [], at: 0 }),
      box('mvex', fullBox('trex', asFour(1), zeros(16))),
      tags,
    ),
    box(
      'moof',
      fullBox('mfhd', asFour(1)),
      box(
        'traf',
        fullBox('tfhd', asFour(1)),
        fullBox('trun', asFour(1), asFour(150)),
        box('uuid', bytesOf(canary('uuid'))),
      ),
    ),
    box('mdat', sound),
    box('uuid', bytesOf(canary('uuid'))),
  ])

export const honestMp4s = (): Sounding[] =>
  [
    { name: 'M4A with tags', bytes: plain('M4A ', tags) },
    { name: '3GP with tags', bytes: plain('3gp4', tags, box('meta', bytesOf(canary('meta')))) },
    { name: 'M4A with its sound first, and something around it', bytes: soundFirst() },
    { name: 'M4A with a track of places', bytes: places() },
    { name: 'M4A in fragments', bytes: fragments() },
    {
      name: 'M4A with parts of a telephone behind it',
      bytes: joined([plain('M4A ', tags), bytesOf(`\0\0\0\x05sefd${canary('behind')}`)]),
    },
    { name: 'M4A with something in free room', bytes: joined([plain('M4A '), box('free', bytesOf(canary('free')))]) },
  ].map((one) => ({ ...one, keeps: [sound] }))
