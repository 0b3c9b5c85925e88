import { type Copier, copied } from './copier.ts'
import { countOf, type Dictionary, nameOf, type PdfValue } from './pdf-value.ts'
import { dictionaryAt, itemsAt, resolved } from './resolved.ts'

/** Not drawn on a screen: `Hidden` or `NoView`. */
const unseen = 0x02 | 0x20
const isPrinted: PdfValue = { sort: 'plain', text: '4' }

/** What people put on a page themselves: without a drawing of it, it would be lost. */
const drawnByHand = /^(FreeText|Ink|Stamp|Line|Square|Circle|Polygon|PolyLine)$/
const ownKeys = new Set(['Type', 'Subtype', 'Rect', 'F', 'AP'])

/**
 * What stands on a page: filled-in fields, stamps, drawings, as pictures of themselves. Who wrote them and when is gone, and
 * what they do when somebody presses them. `uncleanable` for something that was filled in or drawn and has no picture.
 */
export function copiedAnnotations(copier: Copier, page: Dictionary): readonly PdfValue[] | 'uncleanable' {
  const { file } = copier
  const kept: PdfValue[] = []
  for (const item of itemsAt(file, page.get('Annots'))) {
    const entries = dictionaryAt(file, item)
    if (!entries) continue
    if (hasOtherKey(entries)) copier.removed.add('annotations')
    const flags = countOf(resolved(file, entries.get('F')).value) ?? 0
    if ((flags & unseen) !== 0) continue
    const rectangle = copied(copier, entries.get('Rect'), 'plain')
    const drawing = rectangle && drawingOf(copier, entries)
    if (drawing !== null && rectangle !== null) kept.push(asStamp(rectangle, drawing))
    else if (saysSomething(copier, entries)) return 'uncleanable'
  }
  return kept
}

function hasOtherKey(entries: Dictionary): boolean {
  for (const key of entries.keys()) if (!ownKeys.has(key)) return true
  return false
}

function drawingOf(copier: Copier, entries: Dictionary): PdfValue | null {
  const { file } = copier
  const normal = dictionaryAt(file, entries.get('AP'))?.get('N')
  if (resolved(file, normal).data !== null) return copied(copier, normal, 'form')
  const state = nameOf(resolved(file, entries.get('AS')).value)
  const chosen = state === null ? undefined : dictionaryAt(file, normal)?.get(state)
  return resolved(file, chosen).data === null ? null : copied(copier, chosen, 'form')
}

function asStamp(rectangle: PdfValue, drawing: PdfValue): PdfValue {
  const name = (text: string): PdfValue => ({ sort: 'name', name: text })
  const appearance: PdfValue = { sort: 'dictionary', entries: new Map([['N', drawing]]) }
  return {
    sort: 'dictionary',
    entries: new Map([
      ['Type', name('Annot')],
      ['Subtype', name('Stamp')],
      ['Rect', rectangle],
      ['F', isPrinted],
      ['AP', appearance],
    ]),
  }
}

function saysSomething({ file }: Copier, entries: Dictionary): boolean {
  const subtype = nameOf(entries.get('Subtype')) ?? ''
  if (subtype !== 'Widget') return drawnByHand.test(subtype)
  const value = resolved(file, entries.get('V') ?? dictionaryAt(file, entries.get('Parent'))?.get('V')).value
  const type = nameOf(resolved(file, entries.get('FT') ?? dictionaryAt(file, entries.get('Parent'))?.get('FT')).value)
  return (type === 'Tx' || type === 'Ch') && value.sort === 'string' && value.text.length > 2
}
