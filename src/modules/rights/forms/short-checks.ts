import { dateOf } from '#kernel/day-number.ts'
import type { RuleBook } from '../domain/rule-book.ts'
import type { ShortFinding } from '../domain/short/answer.ts'
import { fines } from '../domain/short/fines.ts'
import { holidayPay } from '../domain/short/holiday-pay.ts'
import { housingDeduction } from '../domain/short/housing-deduction.ts'
import { housingKinds, housingMarks, housingNorms } from '../domain/short/housing-norms.ts'
import { leavingHousing } from '../domain/short/leaving-housing.ts'
import { minimumWageNow } from '../domain/short/minimum-wage-now.ts'
import { notice } from '../domain/short/notice.ts'
import { registration } from '../domain/short/registration.ts'
import { rentContract } from '../domain/short/separate-contracts.ts'
import { transitionPayment } from '../domain/short/transition-payment.ts'
import { travel } from '../domain/short/travel.ts'
import {
  areaField,
  choiceField,
  dayField,
  eurosField,
  type FieldKind,
  type FieldProblem,
  type Fields,
  hoursField,
  numberField,
  readFields,
  type TypedFields,
  type ValuesOf,
  yesNoField,
} from './check-fields.ts'

/** Checks with one form each; hours have a form of their own. */
export const shortCheckIds = [
  'minimum-wage',
  'housing-deduction',
  'registration',
  'leaving-housing',
  'holiday-pay',
  'end-of-job',
  'housing-norms',
  'deductions-and-fines',
] as const
export type ShortCheckId = (typeof shortCheckIds)[number]

/** How a field is asked. */
export interface FieldAsked {
  name: string
  kind: FieldKind
  options: readonly string[]
}

export interface ShortCheck {
  asked: readonly FieldAsked[]
  /** What was typed, as findings; none while something typed cannot be read. */
  answer(typed: TypedFields, book: RuleBook): { findings: readonly ShortFinding[]; problems: readonly FieldProblem[] }
}

function shortCheck<F extends Fields>(
  fields: F,
  run: (values: ValuesOf<F>, book: RuleBook) => readonly ShortFinding[],
): ShortCheck {
  return {
    asked: Object.entries(fields).map(([name, { kind, options }]) => ({ name, kind, options })),
    answer(typed, book) {
      const { values, problems } = readFields(fields, typed)
      const all = [...problems, ...outOfOrder(values, typed)]
      return { findings: all.length > 0 ? [] : run(values, book), problems: all }
    },
  }
}

/** A period that ends before it begins. */
function outOfOrder(values: Readonly<Record<string, unknown>>, typed: TypedFields): FieldProblem[] {
  const { periodFrom: first, periodUntil: last } = values
  if (typeof first !== 'number' || typeof last !== 'number' || first <= last) return []
  return [{ field: 'periodUntil', code: 'order', typed: typed.periodUntil ?? '' }]
}

/** Nobody is older. */
const oldest = 110
/** More people, or more of anything, in one house is a typing mistake. */
const mostInHouse = 2000

const age = { age: numberField(oldest), birthDate: dayField(), apprentice: yesNoField() }

const birthOf = (birthDate: number | null) => (birthDate === null ? null : dateOf(birthDate))

const checks: Readonly<Record<ShortCheckId, ShortCheck>> = {
  'minimum-wage': shortCheck({ day: dayField(), ...age, otherDay: dayField() }, (asked, book) =>
    minimumWageNow({ ...asked, birthDate: birthOf(asked.birthDate) }, book),
  ),
  'housing-deduction': shortCheck(
    {
      periodFrom: dayField(),
      periodUntil: dayField(),
      minutesWorked: hoursField(),
      ...age,
      deductions: eurosField(),
      wage: eurosField(),
      deductionsAgreed: yesNoField(),
      housingMandateSigned: yesNoField(),
      landlordCertified: yesNoField(),
      postedWorker: yesNoField(),
      fullTimeMinutesPerWeek: hoursField(),
    },
    (asked, book) =>
      housingDeduction(
        {
          ...asked,
          first: asked.periodFrom,
          last: asked.periodUntil,
          birthDate: birthOf(asked.birthDate),
          deducted: asked.deductions,
          agreed: asked.deductionsAgreed,
          mandateSigned: asked.housingMandateSigned,
        },
        book,
      ),
  ),
  registration: shortCheck(
    { arrival: dayField(), leaving: dayField(), forGood: yesNoField(), awayUntil: dayField() },
    registration,
  ),
  'leaving-housing': shortCheck(
    {
      jobEnded: dayField(),
      agencyHousing: yesNoField(),
      separateContract: yesNoField(),
      shortStay: yesNoField(),
      putOut: yesNoField(),
      contractDay: dayField(),
      understood: yesNoField(),
      deposit: eurosField(),
      rent: eurosField(),
    },
    (asked, book) => [...leavingHousing(asked, book), ...rentContract(asked, book)],
  ),
  'holiday-pay': shortCheck(
    {
      periodFrom: dayField(),
      periodUntil: dayField(),
      wage: eurosField(),
      weeklyMinutes: hoursField(),
      paid: eurosField(),
      jobEnded: dayField(),
      highWage: yesNoField(),
      agencyWorker: yesNoField(),
    },
    (asked, book) => holidayPay({ ...asked, first: asked.periodFrom, last: asked.periodUntil }, book),
  ),
  'end-of-job': shortCheck(
    {
      start: dayField(),
      noticeDay: dayField(),
      end: dayField(),
      endedBy: choiceField(['employer', 'worker'] as const),
      agencyWorker: yesNoField(),
      agencyClause: yesNoField(),
      monthWage: eurosField(),
      transitionException: yesNoField(),
      paid: eurosField(),
    },
    (asked, book) => [...notice(asked, book), ...transitionPayment(asked, book)],
  ),
  'housing-norms': shortCheck(
    {
      day: dayField(),
      mark: choiceField(housingMarks),
      housingKind: choiceField(housingKinds),
      persons: numberField(mostInHouse),
      livingArea: areaField(),
      toilets: numberField(mostInHouse),
      showers: numberField(mostInHouse),
      bedroomPersons: numberField(mostInHouse),
      bedroomArea: areaField(),
    },
    housingNorms,
  ),
  'deductions-and-fines': shortCheck(
    {
      day: dayField(),
      minimumLeft: yesNoField(),
      travel: eurosField(),
      realCost: eurosField(),
      deductionsAgreed: yesNoField(),
      fine: eurosField(),
      dayWage: eurosField(),
      clause: yesNoField(),
      employerBenefit: yesNoField(),
      damage: eurosField(),
      intent: yesNoField(),
      agencyWorker: yesNoField(),
      drives: yesNoField(),
    },
    (asked, book) => [...travel(asked, book), ...fines(asked, book)],
  ),
}

/** A check by its address; undefined when there is none. */
export const shortCheckOf = (id: string): ShortCheck | undefined =>
  shortCheckIds.some((one) => one === id) ? checks[id as ShortCheckId] : undefined
