import type { Bytes } from '../bytes-at.ts'
import type { FileRefusal } from '../clean-file-result.ts'
import { cleanStream, type Streams } from './clean-stream.ts'
import { copiedColourSpace } from './colour-space.ts'
import { type Dictionary, entriesOf, nameOf, nothing, type PdfObject, type PdfValue } from './pdf-value.ts'
import { resolved } from './resolved.ts'
import { type Shape, type ShapeName, shapes } from './shapes.ts'

/** As many as may be read: what several pages share is mostly read once and copied once. */
export const mostCopied = 1_000_000

/** An object of the new file. */
export interface Written {
  value: PdfValue
  data: Bytes | null
}

/** Takes over, object by object, what `shapes` knows. */
export interface Copier extends Streams {
  /** By number less one. */
  written: Written[]
  /** New numbers, by old number and shape: one thing may be used as two. */
  numbers: Map<string, number>
  waiting: { number: number; object: PdfObject; shape: ShapeName }[]
  /** How many values may still be taken over: the same list may be used by every page. Below 0: too many. */
  valuesLeft: number
  refusal: FileRefusal | null
}

/** A new number, whose object follows. */
export function newNumber(copier: Copier): number {
  copier.written.push({ value: nothing, data: null })
  return copier.written.length
}

/** A value as `shape` allows it; `null` when it does not. */
export function copied(copier: Copier, value: PdfValue | undefined, shape: ShapeName): PdfValue | null {
  copier.valuesLeft -= 1
  if (copier.valuesLeft < 0) {
    copier.refusal = 'too-much-inside'
    return null
  }
  switch (value?.sort) {
    case undefined:
      return null
    case 'reference':
      return copiedReference(copier, value.number, shape)
    case 'array':
      return shape === 'colour-space'
        ? copiedColourSpace(copier.file, value.items, (one, next) => copied(copier, one, next))
        : { sort: 'array', items: value.items.map((item) => copied(copier, item, shape) ?? nothing) }
    case 'dictionary':
      return copiedDictionary(copier, value.entries, shape)
    default:
      return value ?? null
  }
}

function copiedReference(copier: Copier, old: number, asked: ShapeName): PdfValue | null {
  const object = resolved(copier.file, { sort: 'reference', number: old })
  const { value } = object
  if (value.sort !== 'dictionary' && value.sort !== 'array') return value === nothing ? null : value
  const shape = asked === 'x-object' ? drawnAs(object) : asked
  if (shape === null || !fits(object, shape)) return null
  const key = `${old}/${shape}`
  const number = copier.numbers.get(key) ?? newNumber(copier)
  if (!copier.numbers.has(key)) copier.waiting.push({ number, object, shape })
  copier.numbers.set(key, number)
  return { sort: 'reference', number }
}

function drawnAs({ value }: PdfObject): 'image' | 'form' | null {
  const subtype = nameOf(entriesOf(value)?.get('Subtype'))
  return subtype === 'Image' ? 'image' : subtype === 'Form' ? 'form' : null
}

const alwaysStreams: ReadonlySet<ShapeName> = new Set(['content', 'image', 'form', 'font-file'])

function fits({ value, data }: PdfObject, shape: ShapeName): boolean {
  if (value.sort === 'array') return true
  const known = shapeOf(shape)
  return known !== null && (data === null ? !alwaysStreams.has(shape) : known.isStream === true)
}

const shapeOf = (shape: ShapeName): Shape | null =>
  shape === 'plain' || shape === 'colour-space' || shape === 'x-object' ? null : shapes[shape]

function copiedDictionary(copier: Copier, entries: Dictionary, shape: ShapeName): PdfValue | null {
  const known = shapeOf(shape)
  if (known === null) return null
  const { names } = known
  // Standard colours by which others were to be measured: those others are gone, and they would measure themselves.
  const isKept = (name: string) => names !== 'colour-space' || !name.startsWith('Default')
  const keys = names ? [...entries.keys()].filter(isKept).map((name) => [name, names] as const) : null
  const kept: Dictionary = new Map()
  for (const [key, next] of keys ?? Object.entries(known.keys ?? {})) {
    const value = copied(copier, entries.get(key), next)
    if (value !== null) kept.set(key, value)
  }
  // Layers must have a name. The one it had says who worked with what.
  if (shape === 'layer' && nameOf(entries.get('Type')) === 'OCG') kept.set('Name', { sort: 'string', text: '(-)' })
  return { sort: 'dictionary', entries: kept }
}

/** Copies what waits, and what begins to wait meanwhile. Ends early with `refusal`. */
export function copyWaiting(copier: Copier): void {
  for (const { number, object, shape } of copier.waiting) {
    if (copier.refusal !== null) return
    copier.written[number - 1] = copiedObject(copier, object, shape)
  }
  copier.waiting = []
}

function copiedObject(copier: Copier, { value, data }: PdfObject, shape: ShapeName): Written {
  const kept = copied(copier, value, shape) ?? nothing
  const entries = entriesOf(value)
  if (data === null || !entries || kept.sort !== 'dictionary') return { value: kept, data: null }
  const stream = cleanStream(copier, entries, data, shape === 'image')
  if (!stream.ok) {
    copier.refusal = stream.error
    return { value: nothing, data: null }
  }
  const packing = copied(copier, stream.value.parameters, 'unpacking')
  if (stream.value.filter) kept.entries.set('Filter', stream.value.filter)
  if (packing !== null) kept.entries.set('DecodeParms', packing)
  return { value: kept, data: stream.value.data }
}
