declare const unit: unique symbol

/** A number that counts one thing. Two of them with another unit are not each other's value: mixing does not compile. */
type Counted<Unit extends string> = number & { readonly [unit]: Unit }

/** Whole cents of a euro: € 14.99 is 1499. */
export type Cents = Counted<'cents'>
/** Whole minutes: a week of 40 hours is 2400. */
export type Minutes = Counted<'minutes'>
/** Whole thousandths: 25 % is 250. */
export type PerMille = Counted<'per-mille'>
/** Whole days of a stretch. A day on the calendar is a `Day` or a `DayNumber`. */
export type Days = Counted<'days'>

const whole =
  <U extends string>(name: U) =>
  (value: number): Counted<U> => {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of ${name}`)
    return value as Counted<U>
  }

/** For values that a reader of input has checked. @throws RangeError when it is not a whole number, or not a safe one. */
export const cents = whole('cents')
export const minutes = whole('minutes')
export const perMille = whole('per-mille')
export const days = whole('days')

/** Sums stay in their unit. */
export const sumOf = <U extends string>(values: readonly Counted<U>[]): Counted<U> =>
  values.reduce((sum: number, value) => sum + value, 0) as Counted<U>
