import type { OracleOutcome } from './oracle-input.ts'

/** One payslip within one rate: D is `rateCents × minutes ÷ perMinutes`, and nothing about it is uncertain. */
export interface WithinOneRate {
  rateCents: bigint
  /** The minutes that the rate is for: 60, or before 2024 a full week. */
  perMinutes: bigint
  minutes: bigint
  paidCents: bigint
  housingCents: bigint
  healthCents: bigint
  deductionsAgreed: boolean | undefined
  /** Of the year; a week may take a 52nd part. Undefined: no cap of that year is known. */
  healthCapOfYear: { low: bigint; high: bigint } | undefined
}

export type FastFinding = 'minimum-wage' | 'housing-cap' | 'health-insurance-cap'

const weeksInAYear = 52n

const plain = (verdict: Exclude<OracleOutcome['verdict'], 'breach'>): OracleOutcome => ({
  verdict,
  differenceCents: null,
  claimCents: 0,
})

const up = (n: bigint, d: bigint) => Number((n + d - 1n) / d)

const breach = (difference: number, claim: number): OracleOutcome => ({
  verdict: 'breach',
  differenceCents: difference,
  claimCents: claim,
})

/** Three findings over one week within one rate, with whole numbers only: a million of them take seconds. */
export function oracleMinimum(slip: WithinOneRate): Record<FastFinding, OracleOutcome> {
  return { 'minimum-wage': wage(slip), 'housing-cap': housing(slip), 'health-insurance-cap': health(slip) }
}

/** D and C, both times `perMinutes`. */
const scaled = ({ rateCents, minutes, paidCents, perMinutes }: WithinOneRate) => ({
  due: rateCents * minutes,
  paid: paidCents * perMinutes,
})

function wage(slip: WithinOneRate): OracleOutcome {
  const { due, paid } = scaled(slip)
  if (paid >= due) return plain('ok')
  const short = up(due - paid, slip.perMinutes)
  return breach(short, short)
}

function housing(slip: WithinOneRate): OracleOutcome {
  const { due, paid } = scaled(slip)
  const unit = slip.perMinutes * 4n
  const over = slip.housingCents * unit - due
  if (slip.housingCents === 0n) return plain('not-applicable')
  if (over <= 0n) return plain('ok')
  if (slip.deductionsAgreed === false) return breach(up(over, unit), up(over, unit))
  const above = paid > due ? (paid - due) * 4n : 0n
  if (over > above) return breach(up(over, unit), up(over - above, unit))
  return plain(slip.deductionsAgreed ? 'ok' : 'unknown')
}

function health(slip: WithinOneRate): OracleOutcome {
  const { healthCapOfYear: cap, healthCents, deductionsAgreed, perMinutes } = slip
  if (healthCents === 0n) return plain('not-applicable')
  if (!cap) return plain('out-of-coverage')
  const taken = healthCents * weeksInAYear
  if (taken <= cap.low) return plain('ok')
  if (taken <= cap.high) return plain('unknown')
  const over = up(taken - cap.high, weeksInAYear)
  if (deductionsAgreed === false) return breach(over, over)
  const { due, paid } = scaled(slip)
  const above = paid > due ? (paid - due) * weeksInAYear : 0n
  const off = (taken - cap.high) * perMinutes - above
  if (off > 0n) return breach(over, up(off, weeksInAYear * perMinutes))
  const isAllAbove = (taken - cap.low) * perMinutes <= above
  return plain(deductionsAgreed && isAllAbove ? 'ok' : 'unknown')
}
