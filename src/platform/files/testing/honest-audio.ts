import { checkOf } from '../audio/strip-ogg.ts'
import { asFour, asFourBackwards, type Bytes, bytesOf, joined } from '../bytes-at.ts'
import { asChunk } from '../riff.ts'
import { canary, inUtf16 } from './canaries.ts'
import type { Honest } from './honest-images.ts'

/** Sound that only looks like it: nothing here plays it. What plays is tried in a browser. */
const noise = (length: number, seed: number): Bytes =>
  Uint8Array.from({ length }, (_, at) => (at * at * seed + at) & 127)

/** A recording and what of it is sound. */
export type Sounding = Required<Honest>

const zeros = (length: number) => new Uint8Array(length)

/** A frame of MPEG 1, layer 3, 128 kbit/s, 44.1 kHz. */
const mpegFrame = (seed: number) => joined([Uint8Array.of(0xff, 0xfb, 0x90, 0x40), noise(413, seed)])

const sevenBits = (length: number) => Uint8Array.from([21, 14, 7, 0].map((by) => (length >> by) & 127))

const id3 = (version: number, frames: Bytes, padding = 20) =>
  joined([
    bytesOf(`ID3${String.fromCharCode(version)}\0\0`),
    sevenBits(frames.length + padding),
    frames,
    zeros(padding),
  ])

const id3Frame = (name: string, content: Bytes) =>
  joined([bytesOf(name), asFour(content.length), bytesOf('\0\0'), content])

const id3Frames = joined([
  id3Frame('TPE1', joined([bytesOf('\x01\xff\xfe'), inUtf16.little(canary('artist'))])),
  id3Frame('TIT2', joined([bytesOf('\x03'), bytesOf(canary('title'))])),
  id3Frame('APIC', bytesOf(`\0image/jpeg\0\x03\0${canary('cover')}`)),
  id3Frame('PRIV', bytesOf(`\xff\xfa\x90\x40${canary('private')}`)),
])

const id3v1 = joined([bytesOf('TAG'), bytesOf(canary('old').padEnd(125, '\0'))])
const ape = joined([
  bytesOf('APETAGEX'),
  zeros(24),
  bytesOf(`Artist\0${canary('ape')}`),
  bytesOf('APETAGEX'),
  zeros(24),
])
const lyrics = bytesOf(`LYRICSBEGIN${canary('lyrics')}000050LYRICS200`)

export function honestMp3s(): Sounding[] {
  const frames = [1, 2, 3, 4, 5, 6].map(mpegFrame)
  const sound = joined(frames)
  const all = [
    { name: 'MP3 with ID3 2.3', bytes: joined([id3(3, id3Frames), sound]) },
    { name: 'MP3 with ID3 2.4 and 1', bytes: joined([id3(4, id3Frames, 0), sound, id3v1]) },
    { name: 'MP3 with APE', bytes: joined([sound, ape]) },
    { name: 'MP3 with everything', bytes: joined([id3(4, id3Frames), sound, lyrics, ape, id3v1]) },
    { name: 'MP3 with something between', bytes: joined([sound, bytesOf(canary('between')), sound]) },
    { name: 'MP3 cut short', bytes: joined([id3(3, id3Frames), sound.slice(0, -100)]) },
  ]
  return all.map((one) => ({ ...one, keeps: [joined(frames.slice(0, -1))] }))
}

export function honestWavs(): Sounding[] {
  const form = asChunk('fmt ', Uint8Array.of(1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0))
  const sound = asChunk('data', noise(1_001, 3))
  const list = asChunk('LIST', joined([bytesOf('INFO'), asChunk('IART', bytesOf(canary('artist')))]))
  const others = [
    asChunk('bext', bytesOf(canary('broadcaster').padEnd(602, '\0'))),
    asChunk('iXML', bytesOf(`<BWFXML>${canary('ixml')}</BWFXML>`)),
    asChunk('id3 ', id3(3, id3Frames)),
  ]
  const whole = (...chunks: Bytes[]) => {
    const body = joined([bytesOf('WAVE'), ...chunks])
    return joined([bytesOf('RIFF'), asFourBackwards(body.length), body])
  }
  const open = whole(form, list, sound)
  open.set([255, 255, 255, 255], open.length - 1_002 - 4)
  const all = [
    { name: 'WAV with a list', bytes: whole(form, list, sound) },
    { name: 'WAV with everything', bytes: whole(form, ...others, asChunk('fact', asFour(500)), sound, list) },
    { name: 'WAV with something behind it', bytes: joined([whole(form, sound), bytesOf(canary('behind'))]) },
    { name: 'WAV of a recorder that was switched off', bytes: open },
  ]
  return all.map((one) => ({ ...one, keeps: [sound.slice(8)] }))
}

export function honestAmrs(): Sounding[] {
  const narrow = joined([
    bytesOf('#!AMR\n'),
    ...[1, 2, 3].map((seed) => joined([Uint8Array.of(0x3c), noise(31, seed)])),
  ])
  const wide = joined([bytesOf('#!AMR-WB\n'), ...[1, 2].map((seed) => joined([Uint8Array.of(0x44), noise(60, seed)]))])
  return [
    {
      name: 'AMR with something behind it',
      bytes: joined([narrow, bytesOf(`\xff${canary('behind')}`)]),
      keeps: [narrow],
    },
    {
      name: 'AMR wide with something behind it',
      bytes: joined([wide, bytesOf(`\xff${canary('behind')}`)]),
      keeps: [wide],
    },
  ]
}

/** A page of Ogg with its check. `pieces`: lengths of its packets, in pieces of at most 255. */
export function oggPage(flags: number, number: number, packets: readonly Bytes[], position = 0, serial = 77): Bytes {
  const pieces = packets.flatMap(({ length }) => [...Array<number>(Math.floor(length / 255)).fill(255), length % 255])
  const page = joined([
    bytesOf('OggS'),
    Uint8Array.of(0, flags),
    asFourBackwards(position),
    zeros(4),
    asFourBackwards(serial),
    asFourBackwards(number),
    zeros(4),
    Uint8Array.of(pieces.length, ...pieces),
    ...packets,
  ])
  page.set(asFourBackwards(checkOf(page)), 22)
  return page
}

const comments = (count: number) => {
  const texts = Array.from({ length: count }, (_, at) => bytesOf(`ARTIST=${canary(`comment-${at}`)}`))
  const vendor = bytesOf(canary('vendor'))
  const listed = texts.flatMap((text) => [asFourBackwards(text.length), text])
  return joined([asFourBackwards(vendor.length), vendor, asFourBackwards(texts.length), ...listed])
}

/** A packet that takes more than one page: the pages of it. */
function longPacket(packet: Bytes, from: number): Bytes[] {
  const full = 255 * 255
  const pages: Bytes[] = []
  for (let at = 0; at < packet.length; at += full) {
    const part = packet.subarray(at, at + full)
    const page = oggPage(at === 0 ? 0 : 1, from + pages.length, [part])
    pages.push(part.length === full ? withFullPieces(page) : page)
  }
  return pages
}

/** A page of 255 full pieces: its packet goes on in the next. */
function withFullPieces(page: Bytes): Bytes {
  const cut = joined([page.slice(0, 26), Uint8Array.of(255), page.slice(27, 27 + 255), page.slice(27 + 256)])
  cut.fill(0, 22, 26)
  cut.set(asFourBackwards(checkOf(cut)), 22)
  return cut
}

export function honestOggs(): Sounding[] {
  const opusHead = bytesOf('OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0')
  const opusTags = (count: number) => joined([bytesOf('OpusTags'), comments(count)])
  const sound = (from: number) => [
    oggPage(0, from, [noise(300, 3), noise(80, 5)], 960),
    oggPage(4, from + 1, [noise(200, 7)], 1_920),
  ]
  const long = longPacket(opusTags(3_000), 1)
  const vorbis = [
    oggPage(2, 0, [bytesOf('\x01vorbis\0\0\0\0\x01\x44\xac\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xb8\x01')]),
    oggPage(0, 1, [
      joined([bytesOf('\x03vorbis'), comments(2), bytesOf('\x01')]),
      joined([bytesOf('\x05vorbis'), noise(700, 9)]),
    ]),
  ]
  const speex = [oggPage(2, 0, [bytesOf('Speex   1.2'.padEnd(80, '\0'))]), oggPage(0, 1, [comments(3)])]
  const opus = joined([oggPage(2, 0, [opusHead]), oggPage(0, 1, [opusTags(3)]), ...sound(2)])
  const all = [
    { name: 'Opus', bytes: opus },
    { name: 'Opus with a long list', bytes: joined([oggPage(2, 0, [opusHead]), ...long, ...sound(1 + long.length)]) },
    { name: 'Vorbis', bytes: joined([...vorbis, ...sound(2)]) },
    { name: 'Speex', bytes: joined([...speex, ...sound(2)]) },
    { name: 'Opus with something behind it', bytes: joined([opus, bytesOf(canary('behind'))]) },
    {
      name: 'Opus with something between',
      bytes: joined([oggPage(2, 0, [opusHead]), oggPage(0, 1, [opusTags(1)]), bytesOf(canary('between')), ...sound(2)]),
    },
  ]
  return all.map((one) => ({ ...one, keeps: [noise(300, 3), noise(80, 5), noise(200, 7)] }))
}
