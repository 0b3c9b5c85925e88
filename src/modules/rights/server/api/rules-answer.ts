import type { Fact, Facts } from '#kernel/facts.ts'
import { payslipFacts } from '../../domain/payslip-facts.ts'
import { ruleFacts } from '../../domain/rule-facts.ts'

/** Every fact that some check may look up. */
const used: ReadonlySet<string> = new Set([...payslipFacts, ...ruleFacts])

/** The facts that the checks stand on, each with all its rows: also what was only proposed, with its status. */
export const rulesAnswer = (facts: Facts): { items: readonly Fact[] } => ({
  items: [...used].flatMap((id) => facts.get(id) ?? []),
})
