import { err, ok, type Result } from '#kernel/result.ts'
import { type Bytes, lettersAt, startsAt } from '../bytes-at.ts'
import { type FileRefusal, inOrder, type Removed, type Stripped } from '../clean-file-result.ts'
import { copiedAnnotations } from './annotations.ts'
import { type Copier, copied, copyWaiting, mostCopied, newNumber } from './copier.ts'
import { catalogOf, pagesOf } from './pages.ts'
import type { Dictionary, PdfValue } from './pdf-value.ts'
import { type PdfFile, readObjects } from './read-objects.ts'
import { dictionaryAt, resolved } from './resolved.ts'
import type { ShapeName } from './shapes.ts'
import { mostUnpacked, type Room } from './unpacked.ts'
import { writePdf } from './write-pdf.ts'

/**
 * The pages of a document in a new file: what they show, and nothing else that was in the old one. Gone are its author, title,
 * dates and programs, XMP, earlier versions of it, scripts, everything that acts by itself or points elsewhere, files in it,
 * names at remarks, colour profiles, EXIF of photographs on its pages; also the outline, the order in which it is read aloud
 * and signatures. Refusals: `damaged` · `encrypted-pdf` · `hostile` – nested too deep or in circles, or it would be
 * `uncleanable` and has scripts or files in it · `too-much-inside` ·
 * `too-many-pixels` · `uncleanable` – a form whose fields only one program can draw, a collection of files, or something coded
 * in a way we do not know.
 */
export function stripPdf(bytes: Bytes): Result<Stripped, FileRefusal> {
  const room: Room = { bytesLeft: mostUnpacked }
  const file = readObjects(bytes, room)
  if (typeof file === 'string') return err(file)
  if (file.trailers.some((trailer) => trailer.has('Encrypt'))) return err('encrypted-pdf')
  const catalog = catalogOf(file)
  if (!catalog) return err('damaged')
  const removed = removedFrom(bytes, file)
  if (isMoreThanPages(file, catalog)) return err(asItIsOr('uncleanable', removed))
  const pages = pagesOf(file, catalog)
  if (typeof pages === 'string') return err(pages)
  const copier: Copier = {
    file,
    room,
    written: [],
    numbers: new Map(),
    waiting: [],
    removed,
    valuesLeft: mostCopied,
    refusal: null,
  }
  writeDocument(copier, catalog, pages)
  if (copier.refusal !== null) return err(asItIsOr(copier.refusal, removed))
  return ok({ bytes: writePdf(copier.written), removed: inOrder(copier.removed) })
}

const acting: readonly Removed[] = ['scripts', 'launch', 'embedded-files']

/** What cannot be cleaned may be sent as it is, but not with what acts or hides in it. */
const asItIsOr = (refusal: FileRefusal, removed: ReadonlySet<Removed>): FileRefusal =>
  refusal === 'uncleanable' && acting.some((code) => removed.has(code)) ? 'hostile' : refusal

/** Forms that are drawn by a program from another description than the pages, and files that only hold other files. */
function isMoreThanPages(file: PdfFile, catalog: Dictionary): boolean {
  const form = dictionaryAt(file, catalog.get('AcroForm'))
  const needs = (key: string, within: Dictionary | null) => {
    const value = resolved(file, within?.get(key)).value
    return value.sort === 'plain' && value.text === 'true'
  }
  return catalog.has('Collection') || (form?.has('XFA') === true && needs('NeedsRendering', catalog))
}

const drawn: readonly (readonly [string, ShapeName])[] = [
  ['MediaBox', 'plain'],
  ['CropBox', 'plain'],
  ['Rotate', 'plain'],
  ['UserUnit', 'plain'],
  ['Resources', 'resources'],
  ['Contents', 'content'],
  ['Group', 'group'],
]

function writeDocument(copier: Copier, catalog: Dictionary, pages: readonly Dictionary[]): void {
  const name = (text: string): PdfValue => ({ sort: 'name', name: text })
  const [root, list] = [newNumber(copier), newNumber(copier)]
  const kids: PdfValue[] = []
  for (const page of pages) {
    const number = newNumber(copier)
    const entries: Dictionary = new Map([
      ['Type', name('Page')],
      ['Parent', { sort: 'reference', number: list }],
    ])
    for (const [key, shape] of drawn) {
      const value = copied(copier, page.get(key), shape)
      if (value !== null) entries.set(key, value)
    }
    const annotations = copiedAnnotations(copier, page)
    if (annotations === 'uncleanable') copier.refusal = annotations
    else if (annotations.length > 0) entries.set('Annots', { sort: 'array', items: annotations })
    copier.written[number - 1] = { value: { sort: 'dictionary', entries }, data: null }
    kids.push({ sort: 'reference', number })
    copyWaiting(copier)
    if (copier.refusal !== null) return
  }
  const count: PdfValue = { sort: 'plain', text: String(kids.length) }
  const whole: Dictionary = new Map([
    ['Type', name('Pages')],
    ['Kids', { sort: 'array', items: kids }],
    ['Count', count],
  ])
  const start: Dictionary = new Map([
    ['Type', name('Catalog')],
    ['Pages', { sort: 'reference', number: list }],
  ])
  const [language, layers] = [
    copied(copier, catalog.get('Lang'), 'plain'),
    copied(copier, catalog.get('OCProperties'), 'layer-settings'),
  ]
  if (language !== null) start.set('Lang', language)
  if (layers !== null) start.set('OCProperties', layers)
  copyWaiting(copier)
  copier.written[root - 1] = { value: { sort: 'dictionary', entries: start }, data: null }
  copier.written[list - 1] = { value: { sort: 'dictionary', entries: whole }, data: null }
}

/** Names that tell what a document can do or says of itself. */
const tells: readonly (readonly [string, Removed])[] = [
  ['JS', 'scripts'],
  ['JavaScript', 'scripts'],
  ['OpenAction', 'actions'],
  ['AA', 'actions'],
  ['Launch', 'launch'],
  ['EmbeddedFiles', 'embedded-files'],
  ['EF', 'embedded-files'],
  ['AcroForm', 'form-fields'],
  ['URI', 'external-references'],
  ['GoToR', 'external-references'],
  ['GoToE', 'external-references'],
  ['SubmitForm', 'external-references'],
  ['ImportData', 'external-references'],
  ['FFilter', 'external-references'],
  ['Metadata', 'xmp'],
  ['ByteRange', 'signatures'],
  ['Outlines', 'outline'],
  ['StructTreeRoot', 'reading-order'],
  ['ICCBased', 'colour-profile'],
]

function removedFrom(bytes: Bytes, file: PdfFile): Set<Removed> {
  const removed = new Set(tells.flatMap(([name, code]) => (file.found.names.has(name) ? [code] : [])))
  if (file.trailers.some((trailer) => trailer.has('Info') || trailer.has('ID'))) removed.add('document-info')
  if (file.hasEarlierVersions) removed.add('earlier-versions')
  if (!startsAt(bytes, 0, '%PDF-')) removed.add('leading-bytes')
  const end = lettersAt(bytes, Math.max(0, bytes.length - 64), 64)
  if (!/%%EOF\s*$/.test(end)) removed.add('trailing-bytes')
  return removed
}
