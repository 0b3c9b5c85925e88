import { err, ok, type Result } from '#kernel/result.ts'
import { boxesUpTo } from '../boxes.ts'
import { type Bytes, joined, startsAt } from '../bytes-at.ts'
import { type FileRefusal, mostPixels, type Removed } from '../clean-file-result.ts'
import { stripJpeg } from '../images/strip-jpeg.ts'
import { countOf, type Dictionary, nameOf, type PdfValue } from './pdf-value.ts'
import type { PdfFile } from './read-objects.ts'
import { itemsAt, resolved } from './resolved.ts'
import { fromLetters, lzwLength, type Room, unpacked } from './unpacked.ts'

const filters =
  /^(FlateDecode|LZWDecode|ASCII85Decode|ASCIIHexDecode|RunLengthDecode|CCITTFaxDecode|DCTDecode|JPXDecode|JBIG2Decode)$/
const packing = /^(FlateDecode|LZWDecode)$/
const letters = /^ASCII/
/** How much dearer reading letters is than unpacking. */
const costOfLetters = 4
const mostFilters = 3
const mostRunLength = 64

/** What streams of one file share. */
export interface Streams {
  file: PdfFile
  room: Room
  removed: Set<Removed>
}

interface CleanStream {
  data: Bytes
  filter: PdfValue | undefined
  parameters: PdfValue | undefined
}

interface Coded {
  data: Bytes
  names: readonly string[]
  parameters: PdfValue | undefined
}

/**
 * The bytes of a stream and how they are coded. Photographs within a document lose their own EXIF. Refusals:
 * `too-much-inside` – packed twice, or more in it than there is room for · `too-many-pixels` · `uncleanable` – coded in a way
 * we do not know, or a photograph in it that we cannot take apart.
 */
export function cleanStream(
  streams: Streams,
  entries: Dictionary,
  data: Bytes,
  isImage: boolean,
): Result<CleanStream, FileRefusal> {
  const filter = resolved(streams.file, entries.get('Filter')).value
  const listed = filter.sort === 'array' ? itemsAt(streams.file, filter) : filter.sort === 'name' ? [filter] : []
  const names = listed.map((one) => nameOf(resolved(streams.file, one).value) ?? '')
  if (names.some((name) => !filters.test(name))) return err('uncleanable')
  const isBomb = names.length > mostFilters || names.filter((name) => packing.test(name)).length > 1
  if (isBomb) return err('too-much-inside')
  // Taking it apart costs something too, and the same stream may be used as several things.
  const inLetters = names.filter((name) => letters.test(name)).length
  streams.room.bytesLeft -= data.length * (1 + costOfLetters * inLetters)
  if (streams.room.bytesLeft < 0) return err('too-much-inside')
  const parameters = entries.get('DecodeParms')
  const coded = { data, names, parameters }
  if (isImage && !hasFewPixels(streams, entries)) return err('too-many-pixels')
  const last = names.at(-1)
  if (isImage && (last === 'DCTDecode' || last === 'JPXDecode')) return cleanPhotograph(streams, coded)
  if (!isImage && !isWithin(streams, coded)) return err('too-much-inside')
  const list = names.map((name) => ({ sort: 'name', name }) as const)
  return ok({ data, filter: list.length > 1 ? { sort: 'array', items: list } : list[0], parameters })
}

function hasFewPixels(streams: Streams, entries: Dictionary): boolean {
  const [width, height] = ['Width', 'Height'].map((key) => countOf(resolved(streams.file, entries.get(key)).value) ?? 0)
  return (width ?? 0) * (height ?? 0) <= mostPixels
}

/** Whether what comes out still finds room. What draws a page can be a thousand times as long as it looks. */
function isWithin({ room }: Streams, { data, names }: Coded): boolean {
  let left = data
  for (const name of names) {
    if (name === 'FlateDecode') return unpacked(left, room, false) !== null
    if (name === 'LZWDecode') room.bytesLeft -= lzwLength(left)
    if (name === 'RunLengthDecode') room.bytesLeft -= left.length * mostRunLength
    if (name === 'ASCII85Decode' || name === 'ASCIIHexDecode') left = fromLetters(left, name)
    else break
  }
  return room.bytesLeft >= 0
}

/** Without what a photograph was coded with once more. Refusals as those of `cleanStream`. */
function bare({ room }: Streams, { data, names }: Coded): Result<Bytes, 'uncleanable' | 'too-much-inside'> {
  let left: Bytes | null = data
  for (const name of names.slice(0, -1)) {
    if (name === 'FlateDecode') left = unpacked(left, room, true)
    else if (name === 'ASCII85Decode' || name === 'ASCIIHexDecode') left = fromLetters(left, name)
    else return err('uncleanable')
    if (left === null) return err('too-much-inside')
  }
  return ok(left)
}

function cleanPhotograph(streams: Streams, coded: Coded): Result<CleanStream, FileRefusal> {
  const data = bare(streams, coded)
  if (!data.ok) return data
  const last = coded.names.at(-1) ?? ''
  const parameters = resolved(streams.file, coded.parameters).value
  const own = parameters.sort === 'array' ? parameters.items.at(-1) : parameters
  const kept = { filter: { sort: 'name', name: last } as const, parameters: own?.sort === 'plain' ? undefined : own }
  if (last === 'JPXDecode') return ok({ ...kept, data: withoutNotes(streams, data.value) })
  const photograph = stripJpeg(data.value)
  if (!photograph.ok) return err(photograph.error === 'damaged' ? 'uncleanable' : photograph.error)
  for (const code of photograph.value.removed) streams.removed.add(code)
  return ok({ ...kept, data: photograph.value.bytes })
}

const notes = /^(uuid|xml |uinf|jp2i)$/

/** A photograph in JPEG 2000 without the boxes in which programs leave notes. */
function withoutNotes(streams: Streams, data: Bytes): Bytes {
  if (!startsAt(data, 4, 'jP  ')) return data
  const { boxes } = boxesUpTo(data, 0, data.length)
  const kept = boxes.filter(({ name }) => !notes.test(name))
  if (kept.length < boxes.length) streams.removed.add('other-parts')
  return joined(kept.map(({ at, end }) => data.subarray(at, end)))
}
