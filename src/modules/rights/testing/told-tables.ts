import { expect, test } from 'vitest'
import type { RuleBook } from '../domain/rule-book.ts'
import type { ShortFinding } from '../domain/short/answer.ts'
import { toldShort } from './a-short-trace.ts'
import { shortRules } from './short-rules.ts'

type Rules = NonNullable<Parameters<typeof shortRules>[0]>
/** What is known otherwise, what is said of it, and the way to it. */
type Told<Question> = [of: string, changes: Partial<Question>, lines: string[]]
/** The same by other rules. */
type ToldBy<Question> = [of: string, rules: Rules, changes: Partial<Question>, lines: string[]]

/** Tables of examples for one short check, each of which changes something of what is `asked`. */
export function toldTables<Question extends object, Id extends string>(
  check: (asked: Question, book: RuleBook) => readonly ShortFinding<Id>[],
  asked: Question,
) {
  const said = (id: Id, changes: Partial<Question>, rules: Rules = {}) =>
    toldShort(check({ ...asked, ...changes }, shortRules(rules)), id)
  return {
    tells: (id: Id, cases: readonly Told<Question>[]) =>
      test.each(cases)('%s', (_, changes, lines) => expect(said(id, changes)).toEqual(lines)),
    tellsBy: (id: Id, cases: readonly ToldBy<Question>[]) =>
      test.each(cases)('%s', (_, rules, changes, lines) => expect(said(id, changes, rules)).toEqual(lines)),
    isSilentWithout: (id: Id, facts: readonly string[]) =>
      test.each(facts)('nothing without %s', (fact) =>
        expect(said(id, {}, { without: [fact] })).toEqual(['out-of-coverage because no-rule']),
      ),
  }
}
