import { type Bytes, bytesOf, joined } from '../bytes-at.ts'
import { asChunk } from '../riff.ts'
import { canary } from './canaries.ts'
import { honestOggs, oggPage } from './honest-audio.ts'
import { box, videoMp4 } from './honest-mp4.ts'
import { element, videoWebm } from './honest-webm.ts'
import type { HostileCase } from './hostile-case.ts'

const zeros = (length: number) => new Uint8Array(length)
const nested = (depth: number): Bytes =>
  Array.from({ length: depth }).reduce<Bytes>((inner) => box('moov', inner), zeros(0))
const type = box('ftyp', bytesOf('M4A \0\0\0\0'))
const spam = joined(
  Array<Bytes>(20_000).fill(joined([bytesOf('OggS\0\0'), zeros(20), Uint8Array.of(255), zeros(255).fill(255)])),
)
const ebml = element(0x1a45dfa3, element(0x4282, bytesOf('webm')))

export const hostileSounds: readonly HostileCase[] = [
  ['a film in MP4', () => videoMp4(), 'video'],
  ['a film in WebM', () => videoWebm(), 'video'],
  ['a film in Ogg', () => joined([oggPage(2, 0, [bytesOf('\x80theora')]), oggPage(0, 1, [zeros(9)])]), 'video'],
  ['MP4 of 50 boxes in each other', () => joined([type, nested(50)]), 'damaged'],
  ['MP4 with a box of no length', () => joined([type, Uint8Array.of(0, 0, 0, 7), bytesOf('moov')]), 'damaged'],
  [
    'MP4 with a box of 18 exabytes',
    () => joined([type, Uint8Array.of(0, 0, 0, 1), bytesOf('mdat'), zeros(8).fill(255)]),
    'damaged',
  ],
  ['MP4 of 200,000 boxes', () => joined([type, ...Array<Bytes>(200_000).fill(box('free'))]), 'damaged'],
  ['MP4 of 200,000 sounds', () => joined([type, ...Array<Bytes>(200_000).fill(box('mdat'))]), 'damaged'],
  ['MP4 with nothing in it', () => type, 'damaged'],
  ['Ogg of 20,000 false pages', () => spam, 'damaged'],
  ['Ogg that does not begin', () => oggPage(0, 0, [bytesOf('OpusHead')]), 'damaged'],
  ['Ogg with only a head', () => oggPage(2, 0, [bytesOf('OpusHead\x01')]), 'damaged'],
  [
    'Ogg of a codec that nobody knows',
    () => joined([oggPage(2, 0, [bytesOf('xyz')]), oggPage(0, 1, [zeros(9)])]),
    'uncleanable',
  ],
  [
    'Ogg with two recordings in one',
    () => joined([honestOggs()[0]?.bytes ?? zeros(0), oggPage(0, 9, [zeros(9)], 0, 78)]),
    'uncleanable',
  ],
  [
    'WebM of 300,000 empty elements',
    () => joined([ebml, element(0x18538067, joined(Array<Bytes>(300_000).fill(element(0xec))))]),
    'damaged',
  ],
  [
    'WebM whose element runs over the end',
    () => joined([ebml, Uint8Array.of(0x16, 0x54, 0xae, 0x6b, 0x1f, 255, 255)]),
    'damaged',
  ],
  [
    'WebM with open elements in each other',
    () => joined([ebml, ...Array<Bytes>(9_000).fill(Uint8Array.of(0x1f, 0x43, 0xb6, 0x75, 255))]),
    'damaged',
  ],
  ['MP3 whose tag is longer than it', () => bytesOf(`ID3\x03\0\0\x7f\x7f\x7f\x7f${canary('tag')}`), 'damaged'],
  ['MP3 of nothing but tags', () => joined(Array<Bytes>(50_000).fill(bytesOf('ID3\x03\0\0\0\0\0\0'))), 'damaged'],
  ['WAV without sound', () => joined([bytesOf('RIFF\x10\0\0\0WAVE'), asChunk('LIST', zeros(9))]), 'damaged'],
  [
    'WAV whose form comes late',
    () => joined([bytesOf('RIFF\x40\0\0\0WAVE'), asChunk('data', zeros(9)), asChunk('fmt ', zeros(16))]),
    'damaged',
  ],
  ['AMR without sound', () => bytesOf('#!AMR\n'), 'damaged'],
  ['AMR with several channels', () => bytesOf('#!AMR_MC1.0\n\0\0\0\x02'), 'uncleanable'],
]
