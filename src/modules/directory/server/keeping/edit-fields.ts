import type { FieldTexts } from '#kernel/compare-edits.ts'
import type { KeptPart, KeptRow } from '../../domain/kept-row.ts'
import { locationFields, readLocation } from '../../forms/edit-location.ts'
import { pointFields, readPoint } from '../../forms/edit-point.ts'
import type { EditRead } from '../../forms/edit-reader.ts'
import { readService, serviceFields } from '../../forms/edit-service.ts'
import { type KeepingDesk, todayAt } from './keeping-desk.ts'

/** A row of any part that an organisation keeps. */
export interface AnyRow {
  part: KeptPart
  row: KeptRow
}

/** A row as the fields of its form. */
export function fieldsOf({ row }: AnyRow, desk: KeepingDesk): FieldTexts {
  if ('kinds' in row) return serviceFields(row, desk.languages())
  return 'schedule' in row ? pointFields(row, todayAt(desk)) : locationFields(row, desk.languages())
}

/** The row that the fields of its form say; or what is wrong with them. */
export function readFields({ row }: AnyRow, typed: FieldTexts, desk: KeepingDesk): EditRead<KeptRow> {
  const today = todayAt(desk)
  const languages = desk.languages()
  if ('kinds' in row) return readService(typed, row, { today, languages })
  if ('schedule' in row) return readPoint(typed, row, { today })
  return readLocation(typed, row, { today, languages, municipalities: [...desk.known.municipalities] })
}
