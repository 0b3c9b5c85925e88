import { type Dictionary, entriesOf, nothing, type PdfObject, type PdfValue } from './pdf-value.ts'
import type { PdfFile } from './read-objects.ts'

const mostSteps = 16

/** What a value is or points to; nothing where that is missing or points in a circle. */
export function resolved(file: PdfFile, value: PdfValue | undefined): PdfObject {
  let object: PdfObject = { value: value ?? nothing, data: null }
  for (let step = 0; step < mostSteps && object.value.sort === 'reference'; step += 1) {
    object = file.objects.get(object.value.number) ?? { value: nothing, data: null }
  }
  return object.value.sort === 'reference' ? { value: nothing, data: null } : object
}

export const dictionaryAt = (file: PdfFile, value: PdfValue | undefined): Dictionary | null =>
  entriesOf(resolved(file, value).value)

export function itemsAt(file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  const list = resolved(file, value).value
  return list.sort === 'array' ? list.items : []
}
