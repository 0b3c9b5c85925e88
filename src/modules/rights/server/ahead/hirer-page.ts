import { addDays, type Day } from '#kernel/days.ts'
import { changesAhead, type RuleRow, ruleOn } from './changes-ahead.ts'
import { type RuleView, type RuleWords, ruleView } from './rule-view.ts'

/** Rules that a hirer is told today, each with a sentence of its own: `hirers.rule.<id>`. */
export const hirerRules = [
  'AG-01',
  'AG-02',
  'AG-03',
  'AG-04',
  'HS-16',
  'AG-11',
  'CAO-07',
  'equal-terms-law',
  'AG-08',
  'AG-05',
  'AG-06',
  'g-account-share',
  'g-account-share-vat-shifted',
  'AG-07',
  'WML-03',
  'minimum-wage-hour',
  'housing-deduction-cap',
  'DED-05',
  'DED-06',
  'DED-10',
  'WML-08',
  'PS-00',
] as const
export type HirerRule = (typeof hirerRules)[number]

/** What changes for hirers, in the order of its days. */
const hirerDays = [
  'WT-03',
  'equal-terms-law',
  'WT-02',
  'WT-15',
  'hirer-record-years',
  'WT-04',
  'WT-05',
  'WT-18',
  'hirer-checks-public-register',
  'WT-06',
  'WT-16',
  'waadi-registration-ends',
] as const

export interface HirerPage {
  /** None for a rule about which nothing is known on this day. */
  rules: Partial<Record<HirerRule, RuleView>>
  days: readonly RuleView[]
}

export function hirerPage(words: RuleWords): HirerPage {
  const found = (id: string) => ruleOn(words.facts, id, words.today)
  const rules: Partial<Record<HirerRule, RuleView>> = {}
  for (const id of hirerRules) {
    const rule = found(id)
    if (rule) rules[id] = ruleView(rule, words)
  }
  const days = hirerDays.flatMap((id) => found(id) ?? []).map((rule) => ruleView(rule, words))
  return { rules, days: days.sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from))) }
}

export interface ChangesPage {
  decided: readonly { day: Day; rules: readonly RuleView[] }[]
  proposed: readonly RuleView[]
  withdrawn: readonly { title: RuleView; rules: readonly RuleView[] }[]
  awaited: readonly { rule: RuleView; lastKnown: Day }[]
}

export function changesPage(words: RuleWords): ChangesPage {
  const ahead = changesAhead(words.facts, words.today)
  const view = (rule: RuleRow) => ruleView(rule, words)
  return {
    decided: ahead.decided.map(({ day, rules }) => ({ day, rules: rules.map(view) })),
    proposed: ahead.proposed.map(view),
    withdrawn: ahead.withdrawn.flatMap(({ rules: [first, ...rest] }) =>
      first ? [{ title: view(first), rules: [first, ...rest].map(view) }] : [],
    ),
    awaited: ahead.awaited.flatMap((rule) =>
      rule.row.until === null ? [] : [{ rule: view(rule), lastKnown: addDays(rule.row.until, -1) }],
    ),
  }
}
