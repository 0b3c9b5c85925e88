import { asFour, type Bytes, bytesOf, joined } from '../bytes-at.ts'
import { canary } from './canaries.ts'
import type { Sounding } from './honest-audio.ts'

const sound = Uint8Array.from({ length: 150 }, (_, at) => (at * 13) & 127)

const idBytes = (id: number): Bytes => {
  const bytes = asFour(id)
  return bytes.slice(bytes.findIndex((byte) => byte !== 0))
}

/** An element of Matroska; without `content` its length stays open. */
export const element = (id: number, ...content: Bytes[]): Bytes => {
  const whole = joined(content)
  const size =
    whole.length < 127 ? Uint8Array.of(0x80 | whole.length) : joined([Uint8Array.of(0x08 | 0), asFour(whole.length)])
  return joined([idBytes(id), size, whole])
}

const open = (id: number, ...content: Bytes[]) =>
  joined([idBytes(id), Uint8Array.of(1, 255, 255, 255, 255, 255, 255, 255), ...content])

const ebmlHead = element(
  0x1a45dfa3,
  element(0x4286, Uint8Array.of(1)),
  element(0x4282, bytesOf('webm')),
  element(0x4287, Uint8Array.of(4)),
  element(0x4285, Uint8Array.of(2)),
)
const soundTrack = (trackType: number) =>
  element(
    0x1654ae6b,
    element(
      0xae,
      element(0xd7, Uint8Array.of(1)),
      element(0x73c5, Uint8Array.of(9)),
      element(0x83, Uint8Array.of(trackType)),
      element(0x86, bytesOf('A_OPUS')),
      element(0x536e, bytesOf(canary('track'))),
      element(0x63a2, bytesOf('OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0')),
      element(0xe1, element(0xb5, Uint8Array.of(0x47, 0x3b, 0x80, 0)), element(0x9f, Uint8Array.of(1))),
    ),
  )
const about = element(
  0x1549a966,
  element(0x2ad7b1, Uint8Array.of(15, 66, 64)),
  element(0x4d80, bytesOf(canary('muxer'))),
  element(0x5741, bytesOf(canary('writer'))),
  element(0x7ba9, bytesOf(canary('title'))),
  element(0x4461, Uint8Array.of(9, 1, 2, 3, 4, 5, 6, 7)),
)
const block = (number: number) => element(0xa3, Uint8Array.of(0x81, 0, number, 0x80), sound)
const tagList = element(
  0x1254c367,
  element(
    0x7373,
    element(0x67c8, element(0x45a3, bytesOf('ARTIST')), element(0x4487, bytesOf(canary('tag').repeat(5)))),
  ),
)
const attached = element(0x1941a469, element(0x61a7, element(0x466e, bytesOf(canary('attached')))))
const cluster = element(
  0x1f43b675,
  element(0xe7, Uint8Array.of(0)),
  block(0),
  block(1),
  element(0xec, bytesOf(canary('void'))),
)

export const videoWebm = (): Bytes => joined([ebmlHead, element(0x18538067, about, soundTrack(1), cluster)])

export function honestWebms(): Sounding[] {
  const whole = joined([ebmlHead, element(0x18538067, about, soundTrack(2), tagList, cluster, attached, cluster)])
  const live = joined([
    ebmlHead,
    open(
      0x18538067,
      about,
      soundTrack(2),
      open(0x1f43b675, element(0xe7, Uint8Array.of(0)), block(0)),
      open(0x1f43b675, element(0xe7, Uint8Array.of(1)), block(1)),
      tagList,
    ),
  ])
  return [
    { name: 'WebM', bytes: whole },
    { name: 'WebM of a browser, with open lengths', bytes: live },
    { name: 'WebM cut short', bytes: whole.slice(0, -60) },
    {
      name: 'WebM with something behind it',
      bytes: joined([live.slice(0, -tagList.length), bytesOf(`\0\0${canary('behind')}`)]),
    },
  ].map((one) => ({ ...one, keeps: [sound] }))
}
