import { deductionKinds, mandatoryItems, payKinds } from '../domain/payslip.ts'
import { type FieldRefusal, type PayslipRead, type RefusalCode, readPayslip } from '../domain/read-payslip.ts'
import { type Typed, type TypedRefusal, typedCents, typedMinutes } from './typed-values.ts'

/** What was filled in, by the name of the field. */
export type Fields = Readonly<Record<string, string>>

/** The parts of the form: one question after the other, or all on one page. */
export const formSteps = ['period', 'hours', 'pay', 'deductions', 'work', 'housing', 'payslip'] as const
export type FormStep = (typeof formSteps)[number]

/** Rows for hours of parts of the period. */
export const partRows = [1, 2, 3] as const

export const yesNoFields = {
  hours: ['fixedMonthlyPay'],
  deductions: ['deductionsAgreed'],
  work: ['agencyWorker', 'recruitedAbroad', 'guaranteeLapsed', 'postedWorker', 'apprentice'],
  housing: ['landlordCertified', 'housingMandateSigned', 'healthMandateSigned'],
} as const satisfies Partial<Record<FormStep, readonly string[]>>

/** Every field of a step, in the order in which they are asked. */
export const fieldsOfStep: Readonly<Record<FormStep, readonly string[]>> = {
  period: ['periodFrom', 'periodUntil', 'birthDate'],
  hours: [
    'hours',
    ...partRows.flatMap((row) => [`part.${row}.from`, `part.${row}.until`, `part.${row}.hours`]),
    'contractWeek',
    'fullWeek',
    ...yesNoFields.hours,
  ],
  pay: payKinds.map((kind) => `pay.${kind}`),
  deductions: ['off.none', ...deductionKinds.map((kind) => `off.${kind}`), ...yesNoFields.deductions],
  work: [...yesNoFields.work, 'employmentStart'],
  housing: yesNoFields.housing,
  payslip: ['items.seen', ...mandatoryItems.map((item) => `item.${item}`), 'cash'],
}
const everyField: ReadonlySet<string> = new Set(Object.values(fieldsOfStep).flat())

/** Fields that are the same for the next payslip of the same job. */
const keptForTheNext: ReadonlySet<string> = new Set([
  'birthDate',
  'contractWeek',
  'fullWeek',
  'employmentStart',
  ...Object.values(yesNoFields).flat(),
])

/** No field is longer; the rest is cut, and then refused as what it is. */
const longestField = 60

/** The fields of ours among what was posted. */
export function fieldsIn(posted: Iterable<readonly [string, string]>): Fields {
  const fields: Record<string, string> = {}
  for (const [name, value] of posted)
    if (everyField.has(name) && value.trim() !== '') fields[name] = value.trim().slice(0, longestField)
  return fields
}

/** What stays for the next payslip of the same job. */
export const forTheNext = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => keptForTheNext.has(name)))

/** What was wrong with a field of the form. */
export interface FormRefusal {
  field: string
  code: RefusalCode | TypedRefusal | 'none-and-some'
  typed: string
}

export type FormRead =
  | { ok: true; slip: Extract<PayslipRead, { ok: true }>['value']; json: Readonly<Record<string, unknown>> }
  | { ok: false; refused: readonly FormRefusal[] }

/** Reads the form as a payslip. Refused with every field that is wrong; an empty field is not known. */
export function readPayslipForm(fields: Fields): FormRead {
  const refused: FormRefusal[] = []
  const take = <T>(field: string, typed: Typed<T>): T | undefined => {
    if (typed.kind === 'refused') refused.push({ field, code: typed.code, typed: fields[field] ?? '' })
    return typed.kind === 'value' ? typed.value : undefined
  }
  const amount = (field: string) => take(field, typedCents(fields[field] ?? ''))
  const hours = (field: string) => take(field, typedMinutes(fields[field] ?? ''))
  const pay = payKinds.flatMap((kind) => line(kind, amount(`pay.${kind}`)))
  const off = deductionKinds.flatMap((kind) => line(kind, amount(`off.${kind}`)))
  const none = fields['off.none'] === 'yes'
  if (none && off.some(({ cents }) => cents > 0)) refused.push({ field: 'off.none', code: 'none-and-some', typed: '' })
  const parts = partRows.flatMap((row) => {
    const [from, until, worked] = [fields[`part.${row}.from`], fields[`part.${row}.until`], hours(`part.${row}.hours`)]
    return from === undefined && until === undefined && worked === undefined
      ? []
      : [{ row, from, until, minutes: worked }]
  })
  const json = {
    ...givenDays(fields),
    ...given('minutesWorked', hours('hours')),
    ...given('parts', parts.length > 0 ? parts.map(({ row: _, ...part }) => part) : undefined),
    ...given('contractMinutesPerWeek', hours('contractWeek')),
    ...given('fullTimeMinutesPerWeek', hours('fullWeek')),
    ...given('payLines', pay.length > 0 ? pay : undefined),
    ...given('deductions', none || off.length > 0 ? off : undefined),
    ...yesOrNo(fields),
    ...given('payslipItems', itemsIn(fields)),
    ...given('paidInCashCents', amount('cash')),
  }
  const read = readPayslip(json)
  const rows = parts.map(({ row }) => row)
  if (!read.ok)
    refused.push(
      ...read.error.map((one) => inForm(one, { pay, off, rows })).filter(({ field }) => !isRefused(refused, field)),
    )
  return refused.length > 0 || !read.ok ? { ok: false, refused } : { ok: true, slip: read.value, json }
}

const isRefused = (refused: readonly FormRefusal[], field: string): boolean =>
  refused.some((one) => one.field === field)

const given = <T>(name: string, value: T | undefined): Record<string, T> =>
  value === undefined ? {} : { [name]: value }

const line = <Kind extends string>(kind: Kind, cents: number | undefined) =>
  cents === undefined ? [] : [{ kind, cents }]

const givenDays = (fields: Fields) =>
  Object.assign(
    {},
    ...['periodFrom', 'periodUntil', 'birthDate', 'employmentStart'].map((name) => given(name, fields[name])),
  )

function yesOrNo(fields: Fields): Record<string, boolean> {
  const answered = Object.values(yesNoFields)
    .flat()
    .filter((name) => fields[name] === 'yes' || fields[name] === 'no')
  return Object.fromEntries(answered.map((name) => [name, fields[name] === 'yes']))
}

/** Whoever ticks an item has the payslip at hand, and what she did not tick is not on it. */
function itemsIn(fields: Fields): string[] | undefined {
  const shown = mandatoryItems.filter((item) => fields[`item.${item}`] === 'yes')
  return shown.length > 0 || fields['items.seen'] === 'yes' ? shown : undefined
}

interface Made {
  pay: readonly { kind: string }[]
  off: readonly { kind: string }[]
  rows: readonly number[]
}

const jsonNames: Readonly<Record<string, string>> = {
  minutesWorked: 'hours',
  contractMinutesPerWeek: 'contractWeek',
  fullTimeMinutesPerWeek: 'fullWeek',
  paidInCashCents: 'cash',
}

/** The field of the form behind a field of the JSON that was made from it. */
function inForm({ field, code, typed }: FieldRefusal, { pay, off, rows }: Made): FormRefusal {
  const [, list, at, rest] = /^(payLines|deductions|parts)\[(\d+)\]\.?(.*)$/.exec(field) ?? []
  const index = Number(at)
  if (list === 'payLines') return { field: `pay.${pay[index]?.kind}`, code, typed }
  if (list === 'deductions') return { field: `off.${off[index]?.kind}`, code, typed }
  if (list === 'parts') return { field: `part.${rows[index]}.${rest === 'minutes' ? 'hours' : rest}`, code, typed }
  return { field: jsonNames[field] ?? field, code, typed }
}

/** The step in which a field is asked. */
export const stepOfField = (field: string): FormStep =>
  formSteps.find((step) => fieldsOfStep[step].includes(field)) ?? 'period'
