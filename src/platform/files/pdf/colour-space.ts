import { countOf, nameOf, type PdfValue } from './pdf-value.ts'
import type { PdfFile } from './read-objects.ts'
import { dictionaryAt, itemsAt, resolved } from './resolved.ts'
import type { ShapeName } from './shapes.ts'

const name = (text: string): PdfValue => ({ sort: 'name', name: text })
const list = (...items: readonly (PdfValue | null)[]): PdfValue | null => {
  const known = items.filter((item) => item !== null)
  return known.length === items.length ? { sort: 'array', items: known } : null
}

const byCount: Readonly<Record<number, string>> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }

/**
 * How numbers become colours. A profile names the machine and program it is from: what it measured is drawn as the colours
 * of a screen or of print. `copy`: takes over what a colour space points to.
 */
export function copiedColourSpace(
  file: PdfFile,
  items: readonly PdfValue[],
  copy: (value: PdfValue | undefined, shape: ShapeName) => PdfValue | null,
): PdfValue | null {
  const [head, first, second, third] = items
  const sort = nameOf(head)
  switch (sort) {
    case 'ICCBased': {
      const profile = dictionaryAt(file, first)
      const measured = itemsAt(file, profile?.get('Alternate'))
      if (nameOf(measured[0]) === 'Lab') return copiedColourSpace(file, measured, copy)
      const plain = byCount[countOf(resolved(file, profile?.get('N')).value) ?? 0]
      return plain === undefined ? null : name(plain)
    }
    case 'CalGray':
    case 'CalRGB':
    case 'Lab':
      return list(name(sort), copy(first, 'calibration'))
    case 'Indexed':
    case 'I':
      return list(name(sort), copy(first, 'colour-space'), copy(second, 'plain'), copy(third, 'content'))
    case 'Separation':
    case 'DeviceN':
      return list(name(sort), copy(first, 'plain'), copy(second, 'colour-space'), copy(third, 'functions'))
    case 'Pattern':
      return first ? list(name(sort), copy(first, 'colour-space')) : name(sort)
    case null:
      return null
    default:
      return items.length === 1 ? name(sort) : null
  }
}
