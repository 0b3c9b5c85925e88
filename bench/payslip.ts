/**
 * How many payslips are checked a second on one core, with the whole trace, beside the minimum wage alone, the same ten
 * rules with plain numbers and no trace, and the same rules over exact BigInt fractions; and how large the rules are
 * for a browser. Run: `node bench/payslip.ts`. It reports and never fails: the speed of a machine is not a property of the code.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { checkPayslip, openRuleBook, type Payslip, readPayslip } from '#modules/rights/index.ts'
import { readFacts } from '#modules/rights/server/index.ts'

const root = join(import.meta.dirname, '..')
const { facts } = await readFacts(join(root, 'data'), () => true)
const book = openRuleBook(facts.values())

const week = (cents: number): Payslip => {
  const read = readPayslip({
    periodFrom: '2026-07-06',
    periodUntil: '2026-07-12',
    birthDate: '1995-03-02',
    minutesWorked: 2400,
    payLines: [
      { kind: 'base', cents },
      { kind: 'holiday-allowance', cents: 4797 },
    ],
    deductions: [
      { kind: 'housing', cents: 14_990 },
      { kind: 'health-insurance', cents: 4036 },
      { kind: 'travel', cents: 2500 },
    ],
    landlordCertified: true,
    housingMandateSigned: true,
    healthMandateSigned: true,
    postedWorker: false,
    agencyWorker: true,
    recruitedAbroad: false,
    payslipItems: ['PS-01', 'PS-02', 'PS-03', 'PS-04', 'PS-05', 'PS-06', 'PS-07', 'PS-08'],
    paidInCashCents: 0,
  })
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
const slips = Array.from({ length: 64 }, (_, at) => week(55_000 + at * 150))

/** Keeps the answers from being thrown away unread. */
let seen = 0

function perSecond(name: string, check: (slip: Payslip) => number, each: number): number {
  for (let warm = 0; warm < 20_000; warm++) seen += check(slips[warm % slips.length] ?? week(0))
  const best: number[] = []
  for (let round = 0; round < 5; round++) {
    const began = performance.now()
    let count = 0
    while (performance.now() - began < 400) {
      for (const slip of slips) seen += check(slip)
      count += slips.length
    }
    best.push((count * each) / ((performance.now() - began) / 1000))
  }
  const most = Math.max(...best)
  console.log(`${name.padEnd(58)} ${Math.round(most).toLocaleString('en').padStart(12)} a second`)
  return most
}

/** The same sums as plain numbers, as somebody in a hurry would write them: no trace, nothing unknown, no dates. */
function plain(slip: Payslip): number {
  const due = ((slip.minutesWorked ?? 0) * 14.99) / 60
  const paid = (slip.payLines?.base ?? 0) / 100
  const wrong = [
    paid < due,
    (slip.payLines?.['holiday-allowance'] ?? 0) / 100 < paid * 0.08,
    (slip.deductions?.housing ?? 0) / 100 > due * 0.25,
    !slip.landlordCertified || !slip.housingMandateSigned || slip.postedWorker,
    (slip.deductions?.['health-insurance'] ?? 0) / 100 > 2098.8 / 52,
    !slip.healthMandateSigned,
    paid - (slip.deductions?.travel ?? 0) / 100 < due,
    (slip.payslipItems?.size ?? 0) < 8,
    (slip.paidInCash ?? 0) > 0,
  ]
  return wrong.filter(Boolean).length
}

/** Exact as ours, over BigInt. */
function exact(slip: Payslip): number {
  const due = BigInt(slip.minutesWorked ?? 0) * 1499n
  const paid = BigInt(slip.payLines?.base ?? 0)
  const wrong = [
    paid * 60n < due,
    BigInt(slip.payLines?.['holiday-allowance'] ?? 0) * 1000n < paid * 80n,
    BigInt(slip.deductions?.housing ?? 0) * 60_000n > due * 250n,
    BigInt(slip.deductions?.['health-insurance'] ?? 0) * 52n > 209_880n,
    (paid - BigInt(slip.deductions?.travel ?? 0)) * 60n < due,
  ]
  return wrong.filter(Boolean).length
}

const findings = checkPayslip(week(55_000), book)
const steps = findings.reduce((sum, { trace }) => sum + trace.length, 0)
console.log(`One payslip: ${findings.length} findings, ${steps} steps of trace`)
perSecond('payslips with every rule and the whole trace', (slip) => checkPayslip(slip, book).length, 1)
perSecond(
  'checks of one rule with its trace (each payslip is eleven)',
  (slip) => checkPayslip(slip, book).length,
  findings.length,
)
perSecond('baseline: plain numbers, no trace, no dates (inexact)', plain, 1)
perSecond('baseline: five rules over BigInt, no trace, no dates', exact, 1)

const code = readFileSync(join(root, 'build/client/rules.js'))
console.log(
  `rules.js: ${code.length} bytes, gzip ${gzipSync(code, { level: 9 }).length}, brotli ${brotliCompressSync(code).length}`,
)
console.log(`(${seen} answers were read)`)
