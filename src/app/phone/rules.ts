/**
 * The rules as a library for other sites: `/rules.js`, with the facts of `/LANGUAGE/rights/payslip/rules.json`. A finding
 * carries its whole trace: the id of each sentence, its numbers and the rows it rests on.
 */
export { checkPayslip, claimOf, openRuleBook, readPayslip } from '#modules/rights/index.ts'
