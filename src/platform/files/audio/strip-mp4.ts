import { err, ok, type Result } from '#kernel/result.ts'
import { type Box, boxesIn, boxesUpTo, emptied } from '../boxes.ts'
import { type Bytes, byteAt, four, lettersAt, two } from '../bytes-at.ts'
import { inOrder, type Removed, type Stripped } from '../clean-file-result.ts'
import { type SampleTables, soundRanges } from './sound-ranges.ts'

/** Boxes that hold boxes, and those that are kept in each. All others become free room. */
const within: Readonly<Record<string, readonly string[]>> = {
  file: ['ftyp', 'moov', 'mdat', 'moof', 'free', 'styp', 'sidx'],
  moov: ['mvhd', 'trak', 'mvex', 'free'],
  trak: ['tkhd', 'edts', 'mdia', 'free'],
  edts: ['elst', 'free'],
  mdia: ['mdhd', 'hdlr', 'minf', 'free'],
  minf: ['smhd', 'dinf', 'stbl', 'free'],
  dinf: ['dref', 'free'],
  stbl: ['stsd', 'stts', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'ctts', 'stss', 'sgpd', 'sbgp', 'free'],
  mvex: ['mehd', 'trex', 'free'],
  moof: ['mfhd', 'traf', 'free'],
  entry: ['esds', 'damr', 'dOps', 'dfLa', 'alac', 'chan', 'wave', 'btrt', 'pinf', 'free'],
  traf: ['tfhd', 'tfdt', 'trun', 'sgpd', 'sbgp', 'free'],
}

/** Bytes of the fixed part of how sound is coded, by its version. */
const fixedBytes = [28, 44, 64]

const tableNames = ['stsc', 'stsz', 'stco', 'co64'] as const

/** How many parts with sound a recording has that was not made in fragments: one, or a few. */
const mostParts = 16

interface Recording {
  bytes: Bytes
  removed: Set<Removed>
  /** Tables of the track with sound. */
  tables: SampleTables
  tracks: number
  isFilm: boolean
  hasFragments: boolean
}

/**
 * A recording with one track of sound, each byte of it where it was. Gone are descriptions, tags and places (`udta`, `meta`,
 * `uuid` and every unknown box), the times it was made, names of programs, other tracks, and every byte among the sound that
 * is no sound. Refusals: `damaged` · `video` – a track with pictures · `uncleanable` – several tracks with sound.
 */
export function stripMp4(original: Bytes): Result<Stripped, 'damaged' | 'video' | 'uncleanable'> {
  const found: Recording = {
    bytes: original,
    removed: new Set(),
    tables: {},
    tracks: 0,
    isFilm: false,
    hasFragments: false,
  }
  // Phones put things of their own behind the end, which are no boxes.
  const { boxes, end } = boxesUpTo(original, 0, original.length)
  if (end < original.length) found.removed.add('trailing-bytes')
  found.bytes = original.slice(0, end)
  if (!cleanWithin(found, 'file', boxes)) return err('damaged')
  if (found.isFilm) return err('video')
  if (found.tracks !== 1) return err(found.tracks === 0 ? 'damaged' : 'uncleanable')
  const sound = boxes.filter(({ name }) => name === 'mdat')
  if (sound.length === 0 || (sound.length > mostParts && !found.hasFragments)) return err('damaged')
  if (!found.hasFragments && !emptyBetween(found, sound)) return err('damaged')
  return ok({ bytes: found.bytes, removed: inOrder(found.removed) })
}

function cleanWithin(found: Recording, parent: string, boxes: readonly Box[] | null): boolean {
  if (boxes === null) return false
  const kept = within[parent] ?? []
  return boxes.every((box) => {
    if (!kept.includes(box.name)) {
      found.removed.add(/^(udta|meta)$/.test(box.name) ? 'tags' : 'other-parts')
      emptied(found.bytes, box)
      return true
    }
    return cleanBox(found, box)
  })
}

function cleanBox(found: Recording, box: Box): boolean {
  const { bytes } = found
  if (box.name === 'moof') found.hasFragments = true
  switch (box.name) {
    case 'free':
      return fill(found, box.from, box.end, 'other-parts')
    case 'mvhd':
    case 'tkhd':
    case 'mdhd':
      return fill(found, box.from + 4, box.from + (byteAt(bytes, box.from) === 1 ? 20 : 12), 'times')
    case 'hdlr':
      return fill(found, box.from + 12, box.end, 'names')
    case 'stsd':
      return cleanEntries(found, box)
    case 'dref':
      return cleanReferences(found, box)
    case 'trak':
      return cleanTrack(found, box)
    default:
      return box.name in within ? cleanWithin(found, box.name, boxesIn(bytes, box.from, box.end)) : true
  }
}

/** Zeros. What was there before is named when it was not zeros already. */
function fill(found: Recording, from: number, end: number, what: Removed): boolean {
  if (end > found.bytes.length || from > end) return from === end
  if (found.bytes.subarray(from, end).some((byte) => byte !== 0)) found.removed.add(what)
  found.bytes.fill(0, from, end)
  return true
}

/** How the sound is coded. Behind the fixed part, which grew twice in QuickTime, there may be boxes of programs. */
function cleanEntries(found: Recording, box: Box): boolean {
  const entries = boxesIn(found.bytes, box.from + 8, box.end)
  if (entries === null || entries.length !== four(found.bytes, box.from + 4)) return false
  return entries.every(({ from, end }) => {
    const fixed = fixedBytes[two(found.bytes, from + 8)]
    return fixed !== undefined && cleanWithin(found, 'entry', boxesIn(found.bytes, from + fixed, end))
  })
}

/** That the sound lies in this file: anything longer names another one. */
function cleanReferences(found: Recording, box: Box): boolean {
  const entries = boxesIn(found.bytes, box.from + 8, box.end)
  return entries?.every(({ from, end }) => fill(found, from + 4, end, 'external-references')) ?? false
}

function cleanTrack(found: Recording, track: Box): boolean {
  const { bytes } = found
  const media = child(bytes, track, 'mdia')
  const handler = media && child(bytes, media, 'hdlr')
  const sort = handler ? lettersAt(bytes, handler.from + 8, 4) : ''
  if (sort === 'vide') found.isFilm = true
  if (sort !== 'soun' || !media) {
    found.removed.add('other-tracks')
    emptied(bytes, track)
    return true
  }
  found.tracks += 1
  const information = child(bytes, media, 'minf')
  const tables = information && child(bytes, information, 'stbl')
  for (const name of tableNames) {
    const table = tables && child(bytes, tables, name)
    if (table) found.tables[name] = table
  }
  return cleanWithin(found, 'trak', boxesIn(bytes, track.from, track.end))
}

const child = (bytes: Bytes, box: Box, name: string): Box | undefined =>
  boxesIn(bytes, box.from, box.end)?.find((one) => one.name === name)

/** What lies among the sound and belongs to no track of sound: samples of a track with places, and whatever was hidden there. */
function emptyBetween(found: Recording, sound: readonly Box[]): boolean {
  const ranges = soundRanges(found.bytes, found.tables)
  const isSound = (box: Box) => ranges?.some((one) => one.end > Math.max(one.from, box.from) && one.from < box.end)
  if (ranges === null || !sound.some(isSound)) return false
  for (const { from, end } of sound) {
    let at = from
    for (const range of ranges.filter((one) => one.end > from && one.from < end)) {
      if (range.from > at) fill(found, at, range.from, 'other-parts')
      at = Math.max(at, Math.min(range.end, end))
    }
    fill(found, at, end, 'other-parts')
  }
  return true
}
