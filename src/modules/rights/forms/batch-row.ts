import { deductionKinds, type Payslip, payKinds } from '../domain/payslip.ts'
import { type FieldRefusal, type RefusalCode, readPayslip } from '../domain/read-payslip.ts'
import { typedDay } from '../domain/typed-day.ts'
import {
  type BatchCells,
  type BatchColumn,
  dayColumns,
  hourColumns,
  isBatchColumn,
  yesNoColumns,
} from './batch-columns.ts'
import { type Typed, type TypedRefusal, typedCents, typedMinutes } from './typed-values.ts'

/**
 * Why a cell is refused: as a field of the JSON or of the form, or `none-and-some` – nothing came off, and something did ·
 * `hours-and-minutes` – the two say different things · `not-none` – another word than `none`.
 */
export type CellRefusalCode = RefusalCode | TypedRefusal | 'none-and-some' | 'hours-and-minutes' | 'not-none'

export interface CellRefusal {
  column: BatchColumn
  code: CellRefusalCode
  /** A short piece of what stood there. */
  typed: string
}

export type RowRead = { ok: true; slip: Payslip } | { ok: false; refused: readonly CellRefusal[] }

const yes: ReadonlySet<string> = new Set(['yes', 'ja', 'true', 'waar'])
const no: ReadonlySet<string> = new Set(['no', 'nee', 'false', 'onwaar'])
const none: ReadonlySet<string> = new Set(['none', 'geen'])
const longestShown = 40

/** Takes the cells of one line, and remembers which of them could not be read. */
class Cells {
  readonly refused: CellRefusal[] = []
  private readonly cells: BatchCells

  constructor(cells: BatchCells) {
    this.cells = cells
  }

  text(column: BatchColumn): string {
    return this.cells.get(column) ?? ''
  }

  refuse(column: BatchColumn, code: CellRefusalCode): undefined {
    if (this.refused.some((one) => one.column === column)) return
    const text = this.text(column)
    const typed = text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
    this.refused.push({ column, code, typed })
  }

  take<T>(column: BatchColumn, typed: Typed<T>): T | undefined {
    if (typed.kind === 'refused') return this.refuse(column, typed.code)
    return typed.kind === 'value' ? typed.value : undefined
  }

  /** `2026-07-01`, or as a Dutch spreadsheet writes it: `1-7-2026`. */
  day(column: BatchColumn): string | undefined {
    const text = this.text(column)
    if (text === '') return undefined
    return typedDay(text)
  }

  whole(column: BatchColumn): number | undefined {
    const text = this.text(column)
    if (text === '') return undefined
    return /^-?\d{1,9}$/.test(text) ? Number(text) : this.refuse(column, 'not-whole')
  }

  yesOrNo(column: BatchColumn): boolean | undefined {
    const word = this.text(column).toLowerCase()
    if (word === '') return undefined
    return yes.has(word) ? true : no.has(word) ? false : this.refuse(column, 'not-yes-or-no')
  }

  /** True when the word for none stands there. */
  saysNone(column: BatchColumn): boolean {
    return none.has(this.text(column).toLowerCase())
  }

  minutesWorked(): number | undefined {
    const hours = this.take('hours', typedMinutes(this.text('hours')))
    const minutes = this.whole('minutesWorked')
    if (hours !== undefined && minutes !== undefined && hours !== minutes)
      return this.refuse('minutesWorked', 'hours-and-minutes')
    return minutes ?? hours
  }

  lines<Kind extends string>(prefix: 'pay' | 'off', kinds: readonly Kind[]): { kind: Kind; cents: number }[] {
    return kinds.flatMap((kind) => {
      const column = `${prefix}.${kind}`
      if (!isBatchColumn(column)) return []
      const cents = this.take(column, typedCents(this.text(column)))
      return cents === undefined ? [] : [{ kind, cents }]
    })
  }

  items(): string[] | undefined {
    const text = this.text('payslipItems')
    if (text === '') return undefined
    return this.saysNone('payslipItems') ? [] : text.toUpperCase().split(/\s+/)
  }
}

/** Reads one line as a payslip. Refused with every cell that is wrong; an empty cell is not known. */
export function readBatchRow(given: BatchCells): RowRead {
  const cells = new Cells(given)
  const pay = cells.lines('pay', payKinds)
  const off = cells.lines('off', deductionKinds)
  const saysNone = cells.saysNone('deductions')
  if (cells.text('deductions') !== '' && !saysNone) cells.refuse('deductions', 'not-none')
  if (saysNone && off.some(({ cents }) => cents > 0)) cells.refuse('deductions', 'none-and-some')
  const read = readPayslip({
    ...Object.fromEntries(dayColumns.map((column) => [column, cells.day(column)])),
    minutesWorked: cells.minutesWorked(),
    fullTimeMinutesPerWeek: cells.take('fullTimeHoursPerWeek', typedMinutes(cells.text('fullTimeHoursPerWeek'))),
    contractMinutesPerWeek: cells.take('contractHoursPerWeek', typedMinutes(cells.text('contractHoursPerWeek'))),
    payLines: pay.length > 0 ? pay : undefined,
    deductions: saysNone || off.length > 0 ? off : undefined,
    ...Object.fromEntries(yesNoColumns.map((column) => [column, cells.yesOrNo(column)])),
    payslipItems: cells.items(),
    paidInCashCents: cells.take('paidInCash', typedCents(cells.text('paidInCash'))),
  })
  if (!read.ok) for (const one of read.error) cells.refuse(columnOf(one, { pay, off }, given), one.code)
  return read.ok && cells.refused.length === 0 ? { ok: true, slip: read.value } : { ok: false, refused: cells.refused }
}

interface Made {
  pay: readonly { kind: string }[]
  off: readonly { kind: string }[]
}

/** The column behind a field of the JSON that was made from it. */
function columnOf({ field }: FieldRefusal, { pay, off }: Made, given: BatchCells): BatchColumn {
  const [, list, at] = /^(payLines|deductions|payslipItems)\[(\d+)\]/.exec(field) ?? []
  if (list === 'payslipItems') return 'payslipItems'
  if (field === 'paidInCashCents') return 'paidInCash'
  const hours = Object.entries(hourColumns).find(([, name]) => name === field)?.[0]
  const column = list === 'payLines' ? `pay.${pay[Number(at)]?.kind}` : `off.${off[Number(at)]?.kind}`
  const found = list ? column : field === 'minutesWorked' && given.get('minutesWorked') ? field : (hours ?? field)
  return isBatchColumn(found) ? found : 'person'
}
