import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/days.ts'
import type { Fact } from '#kernel/facts.ts'
import { compare } from '#kernel/ratio.ts'
import { aFactRow } from '#kernel/testing/a-fact.ts'
import type { SlipJson } from '../testing/a-payslip.ts'
import { aWeek, off, saidOf } from '../testing/a-payslip.ts'
import { anyPayslip } from '../testing/any-payslip.ts'
import { someFacts, someRules, table } from '../testing/some-rules.ts'
import { checkedPayslip, checkPayslip, type FindingId } from './check-payslip.ts'
import { citedRows, type Finding } from './finding.ts'
import type { Payslip } from './payslip.ts'
import { readPayslip } from './read-payslip.ts'
import { findingReport } from './report.ts'
import { openRuleBook, type RuleBook } from './rule-book.ts'
import { wageDue } from './wage-due.ts'
import { ageOn } from './wage-rates.ts'

const rules = someRules()

function slipOf(json: SlipJson): Payslip {
  const read = readPayslip(json)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}
const check = (json: SlipJson, book: RuleBook = rules) => checkPayslip(slipOf(json), book)
const without = (json: SlipJson, name: string): SlipJson =>
  Object.fromEntries(Object.entries(json).filter(([field]) => field !== name))
const reports = (findings: readonly Finding[]) => JSON.stringify(findings.map((one) => findingReport(one)))

/** Holds for any payslip that is not refused. */
const always = (holds: (json: SlipJson) => void, numRuns = 400) =>
  fc.assert(
    fc.property(anyPayslip, (json) => void holds(json)),
    { numRuns },
  )
const alwaysWith = <T>(other: fc.Arbitrary<T>, holds: (json: SlipJson, other: T) => void) =>
  fc.assert(
    fc.property(anyPayslip, other, (json, one) => void holds(json, one)),
    { numRuns: 400 },
  )

describe('what is not known', () => {
  /**
   * What may come of a finding when one input is gone: the same, or no answer (`unknown`; `out-of-coverage` where some days
   * have no rule of ours). Another answer only in these two cases:
   *
   * - below fifteen there is no minimum wage, and whoever may be older is held against the amounts;
   * - since 2024 hours count as they are as long as nobody says that the pay is fixed.
   */
  function mayBecome(json: SlipJson, gone: string, before: Finding<FindingId>, after: Finding<FindingId>): boolean {
    if ([before.verdict, 'unknown', 'out-of-coverage'].includes(after.verdict)) return true
    if (gone === 'birthDate' || gone === 'parts') return isBelowFifteen(json)
    return gone === 'fixedMonthlyPay' && json['fixedMonthlyPay'] === true && String(json['periodFrom']) >= '2024'
  }

  function isBelowFifteen(json: SlipJson): boolean {
    const { birthDate, first, last, parts } = slipOf(json)
    const from = first ?? parts?.map((part) => part.first).reduce((a, b) => Math.min(a, b)) ?? last
    return birthDate !== null && from !== null && ageOn(birthDate, from) < 15
  }

  test('taking any one input away keeps an answer or leaves none, but where the rule itself says otherwise', () => {
    always((json) => {
      const before = check(json)
      for (const gone of Object.keys(json)) {
        for (const [at, after] of check(without(json, gone)).entries()) {
          const was = before[at]
          if (was && !mayBecome(json, gone, was, after))
            expect.fail(`${was.id}: ${was.verdict} becomes ${after.verdict} without ${gone}: ${JSON.stringify(json)}`)
        }
      }
    }, 600)
  })

  test('a payslip is not refused for what it leaves out', () => {
    always((json) => {
      for (const gone of Object.keys(json)) expect(readPayslip(without(json, gone))).toMatchObject({ ok: true })
    })
  })

  test('whatever could still change an unknown is really not known, but for parts that could be told in smaller ones', () => {
    always((json) => {
      for (const { missing } of check(json))
        expect(missing.filter((name) => name !== 'parts' && json[name] !== undefined)).toEqual([])
    })
  })

  test('only what is unknown asks', () => {
    always((json) => {
      for (const { verdict, missing } of check(json)) if (verdict !== 'unknown') expect(missing).toEqual([])
    })
  })
})

describe('more of it', () => {
  const moreHours = (json: SlipJson, minutes: number): SlipJson => {
    const { parts, minutesWorked } = slipOf(json)
    if (!parts) return minutesWorked === null ? json : { ...json, minutesWorked: minutesWorked + minutes }
    const longer = (json['parts'] as { minutes: number }[]).map((part, at) =>
      at === 0 ? { ...part, minutes: part.minutes + minutes } : part,
    )
    return { ...json, parts: longer, ...(minutesWorked === null ? {} : { minutesWorked: minutesWorked + minutes }) }
  }

  test('more hours never lower what is due, nor turn a breach of the minimum wage into ok', () => {
    alwaysWith(fc.integer({ min: 1, max: 600 }), (json, minutes) => {
      const more = moreHours(json, minutes)
      fc.pre(readPayslip(more).ok)
      const [before, after] = [wageDue(slipOf(json), rules), wageDue(slipOf(more), rules)]
      expect(after.kind).toBe(before.kind)
      if (before.kind === 'known' && after.kind === 'known') {
        expect(compare(after.low, before.low)).toBeGreaterThanOrEqual(0)
        expect(compare(after.high, before.high)).toBeGreaterThanOrEqual(0)
      }
      const [was, is] = [check(json)[0], check(more)[0]]
      if (was?.verdict === 'breach') {
        expect(is?.verdict).toBe('breach')
        expect(is?.differenceCents).toBeGreaterThanOrEqual(was.differenceCents ?? 0)
      }
    })
  })

  test('more base pay never turns an ok minimum wage into a breach, nor makes the difference larger', () => {
    alwaysWith(fc.integer({ min: 1, max: 50_000 }), (json, more) => {
      fc.pre(json['payLines'] !== undefined)
      const payLines = [...(json['payLines'] as object[]), { kind: 'base', cents: more }]
      const [was, is] = [check(json)[0], check({ ...json, payLines })[0]]
      if (was?.verdict === 'ok') expect(is?.verdict).toBe('ok')
      if (is?.verdict === 'breach') {
        expect(was?.verdict).toBe('breach')
        expect(is.differenceCents).toBeLessThan(was?.differenceCents ?? 0)
      }
    })
  })
})

describe('the rules of other days', () => {
  const changed = (fact: Fact): number | null => (fact.unit === 'rule' ? null : 1)

  test('a future row changes nothing for days before it', () => {
    const turn = day('2027-01-01')
    const longer = someFacts().map((fact) => {
      const before = fact.rows.filter(({ from }) => from < turn)
      const rows = before.map((row) => (row.until === null || row.until > turn ? { ...row, until: turn } : row))
      return { ...fact, rows: [...rows, aFactRow({ from: turn, until: null, value: changed(fact) })] }
    })
    const book = openRuleBook(longer)
    // Only how long a row holds is told differently.
    const told = (json: SlipJson, by: RuleBook) => reports(check(json, by)).replace(/"until":("[^"]*"|null)/g, '')
    always((json) => {
      fc.pre(!JSON.stringify(json).includes('2027'))
      expect(told(json, book)).toBe(told(json, rules))
    })
  })

  test('a row that was only proposed or was withdrawn never changes anything', () => {
    const status = fc.constantFrom('proposed' as const, 'withdrawn' as const)
    alwaysWith(status, (json, is) => {
      const more = someFacts().map((fact) => ({
        ...fact,
        rows: [...fact.rows, aFactRow({ from: day('2018-01-01'), until: null, value: changed(fact), status: is })],
      }))
      expect(reports(check(json, openRuleBook(more)))).toBe(reports(check(json)))
    })
  })

  test('looking ahead lets a proposal in, in the place of what it changes', () => {
    const facts = someFacts().filter(({ id }) => id !== 'housing-deduction-cap')
    const cap = table('housing-deduction-cap', 'per-mille', [
      ['2017-01-01', null, 250],
      ['2026-07-01', null, 0, 'seen', 'proposed'],
    ])
    const [law, ahead] = [false, true].map((preview) => openRuleBook([...facts, cap], { preview }))
    const week = aWeek(off({ housing: 14_990 }))
    const june = aWeek({ ...off({ housing: 14_710 }), periodFrom: '2026-06-22', periodUntil: '2026-06-28' })
    expect([saidOf('housing-cap', week, law), saidOf('housing-cap', week, ahead)]).toEqual(['ok', 'breach 14990'])
    expect([saidOf('housing-cap', june, law), saidOf('housing-cap', june, ahead)]).toEqual(['ok', 'ok'])
    const housing = (json: SlipJson, book: RuleBook | undefined) => check(json, book)[2]
    always((json) => {
      fc.pre(String(json['periodUntil'] ?? '') >= '2026-07-01')
      const [now, then] = [housing(json, law), housing(json, ahead)]
      if (then?.verdict === 'ok') expect(now?.verdict).not.toBe('breach')
      if (now?.verdict === 'breach') expect(then?.differenceCents).toBeGreaterThanOrEqual(now.differenceCents ?? 0)
    })
  })
})

describe('one payslip in other words', () => {
  const inWords = (json: SlipJson) =>
    check(json).map(({ trace, ...said }) => ({ ...said, trace: trace.map((step) => JSON.stringify(step)).sort() }))
  const parts = (json: SlipJson) => json['parts'] as { from: string; until: string; minutes: number }[]

  test('parts in another order give the same', () => {
    always((json) => {
      fc.pre(json['parts'] !== undefined)
      const other = inWords({ ...json, parts: [...parts(json)].reverse() })
      expect(other.map((one) => ({ ...one, missing: [...one.missing].sort() }))).toEqual(
        inWords(json).map((one) => ({ ...one, missing: [...one.missing].sort() })),
      )
    })
  })

  test('a part that is told in two gives the same', () => {
    const verdicts = (json: SlipJson) => check(json).map(({ trace: _, ...said }) => said)
    alwaysWith(fc.nat(), (json, some) => {
      fc.pre(json['parts'] !== undefined)
      const inTwo = parts(json).flatMap((part) => {
        const minutes = some % (part.minutes + 1)
        return [
          { ...part, minutes },
          { ...part, minutes: part.minutes - minutes },
        ]
      })
      expect(verdicts({ ...json, parts: inTwo })).toEqual(verdicts(json))
    })
  })

  test('lines in another order, and one line in two, give the same', () => {
    always((json) => {
      fc.pre(json['payLines'] !== undefined)
      const lines = json['payLines'] as { kind: string; cents: number }[]
      const halves = lines.flatMap(({ kind, cents }) => [
        { kind, cents: Math.floor(cents / 2) },
        { kind, cents: Math.ceil(cents / 2) },
      ])
      expect(reports(check({ ...json, payLines: halves.reverse() }))).toBe(reports(check(json)))
    })
  })

  test('checking twice gives the same', () => {
    always((json) => expect(reports(check(json))).toBe(reports(check(json))))
  })
})

describe('what every finding keeps to', () => {
  test('what is claimed is never below nothing, never above the difference, and nothing without a breach', () => {
    always((json) => {
      const { findings, claim } = checkedPayslip(slipOf(json), rules)
      for (const { verdict, differenceCents, claimCents } of findings) {
        expect(claimCents).toBeGreaterThanOrEqual(0)
        expect(claimCents).toBeLessThanOrEqual(differenceCents ?? 0)
        if (verdict !== 'breach') expect(differenceCents).toBeNull()
      }
      expect(claim).toBeLessThanOrEqual(findings.reduce((sum, one) => sum + one.claimCents, 0))
    }, 600)
  })

  test('a difference is at least a cent', () => {
    always((json) => {
      for (const { differenceCents } of check(json))
        if (differenceCents !== null) expect(differenceCents).toBeGreaterThan(0)
    })
  })

  test('an answer that is certain rests on a row, and every row on a place in the law or a source', () => {
    always((json) => {
      for (const finding of check(json)) {
        const rows = citedRows(finding)
        if (finding.verdict === 'ok' || finding.verdict === 'breach') expect(rows.length, finding.id).toBeGreaterThan(0)
        for (const { law, row } of rows) expect(law.length + row.sources.length).toBeGreaterThan(0)
      }
    })
  })

  test('of what was deducted no more is due than was deducted', () => {
    always((json) => {
      const taken = Object.values(slipOf(json).deductions ?? {}).reduce((sum, cents) => sum + cents, 0)
      for (const { id, claimCents } of check(json))
        if (id.startsWith('housing') || id.startsWith('health') || id.startsWith('forbidden'))
          expect(claimCents).toBeLessThanOrEqual(taken)
    })
  })
})
