import { doesNotApply, isBreach, isFine, outOfCoverage } from '../../finding.ts'
import { asks, type ShortFinding, tell } from '../answer.ts'
import { type Around, limitsFor } from './around.ts'
import { type Limit, rowsOf } from './limits.ts'
import { dayOf, type Shift } from './shifts.ts'

const id = 'breaks'

/** The most work that needs no such break, and the break that is needed above it. */
interface BreakRule {
  above: number
  least: number
  cites: ReturnType<typeof rowsOf>
}

interface BreakRules {
  /** The strictest one first. */
  rules: readonly BreakRule[]
  /** What a collective scheme leaves at the least; null when no scheme may leave less. */
  schemeLeast: Limit | null
}

function rulesOf(around: Around): BreakRules | null {
  if (around.minor) {
    const limits = limitsFor(around, ['minorBreakAfter', 'minorBreak', 'minorBreakPart'])
    if (!limits) return null
    const cites = rowsOf(limits.minorBreakAfter, limits.minorBreak, limits.minorBreakPart)
    return {
      rules: [{ above: limits.minorBreakAfter.value, least: limits.minorBreak.value, cites }],
      schemeLeast: null,
    }
  }
  const limits = limitsFor(around, ['breakAfter', 'breakAfterExtra', 'break', 'breakPart'])
  const long = limitsFor(around, ['breakLongAfter', 'breakLong'])
  if (!limits || !long) return null
  const part = limits.breakPart
  return {
    rules: [
      {
        above: long.breakLongAfter.value,
        least: long.breakLong.value,
        cites: rowsOf(long.breakLongAfter, long.breakLong, part),
      },
      {
        above: limits.breakAfter.value + limits.breakAfterExtra.value,
        least: limits.break.value,
        cites: rowsOf(limits.breakAfter, limits.breakAfterExtra, limits.break, part),
      },
    ],
    schemeLeast: part,
  }
}

type State = 'met' | 'open' | 'scheme' | 'not-met'
const states: readonly State[] = ['met', 'open', 'scheme', 'not-met']

interface Judged {
  shift: Shift
  rule: BreakRule
  state: State
}

function judge(shift: Shift, { rules, schemeLeast }: BreakRules): Judged[] {
  return rules.map((rule) => {
    const { work, breaks } = shift
    if (work.high <= rule.above || breaks.low >= rule.least) return { shift, rule, state: 'met' }
    if (work.low <= rule.above || breaks.high >= rule.least) return { shift, rule, state: 'open' }
    const mayBeScheme = schemeLeast !== null && breaks.high >= schemeLeast.value
    return { shift, rule, state: mayBeScheme ? 'scheme' : 'not-met' }
  })
}

/**
 * Breaks by how long somebody worked in a shift; what is shorter than a quarter of an hour is no break. For those of age a
 * collective scheme may leave less.
 * Source of law: ATW art. 5:4.
 */
export function breaks(around: Around): ShortFinding<typeof id> {
  const rules = rulesOf(around)
  if (!rules) return outOfCoverage(id)
  const judged = around.shifts.flatMap((shift) => judge(shift, rules))
  const [worst] = [...judged].sort((a, b) => states.indexOf(b.state) - states.indexOf(a.state))
  if (!worst) return doesNotApply(id, 'no-work')
  const { shift, rule, state } = worst
  const values = { day: dayOf(shift.from), above: rule.above, least: rule.least }
  if (state === 'met')
    return isFine(
      id,
      rules.rules.map((one) => tell('break-rule', { above: one.above, least: one.least }, one.cites)),
    )
  if (state === 'open') return asks(id, ['breakMinutes'], { trace: [tell('break-open', values, rule.cites)] })
  const known = Math.round(shift.breaks.low)
  const trace = [tell('break-short', { ...values, minutes: known, under: rule.least - known }, rule.cites)]
  const { collectiveScheme } = around.asked
  if (state === 'not-met' || collectiveScheme === false) return isBreach(id, null, { trace })
  return asks(id, collectiveScheme === null ? ['collectiveScheme'] : [], { why: 'other-agreement', trace })
}
