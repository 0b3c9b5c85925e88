/**
 * How long a drill runs and how its dice fall. A drill is an ordinary test in this folder (README.md): short in
 * `npm test`, long in `scripts/drills.mjs`, which sets `BAKEN_LONG`, `BAKEN_TIMES` and `BAKEN_SEED`.
 */
import { inLongForm } from '../../src/platform/testing/long-form.ts'
import { type Dice, diceFrom } from '../support/dice.ts'

/** How often a drill does what it does, at least once: what the command said, or else the number of its form. */
export function times(short: number, long: number): number {
  const said = process.env['BAKEN_TIMES']
  if (said === undefined) return inLongForm(short, long)
  const number = Number(said)
  if (!Number.isInteger(number) || number < 1) throw new Error(`BAKEN_TIMES is not a whole number from 1: ${said}`)
  return number
}

/** The same in every `npm test`; in the long form what the command drew and printed. */
export const seed = Number(process.env['BAKEN_SEED'] ?? 1)

/** Dice of one drill: another name, other throws. */
export function drillDice(name: string): Dice {
  return diceFrom([...name].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, seed))
}

/** One line with what was counted, which the command prints and the README can quote: `kills: 50 of the server, 0 lost`. */
export function tell(name: string, counted: Readonly<Record<string, number | string>>): void {
  const parts = Object.entries(counted).map(([what, value]) => `${value} ${what}`)
  console.log(`drill ${name}: ${parts.join(', ')}`)
}
