import type { DraftProblem } from '#modules/reporting/index.ts'
import { markWrong } from './page-fields.ts'
import { all, say } from './page-hooks.ts'

/** Shows what a question cannot be left with: `[data-report-problem="FIELD:FAULT"]`, with `{most}` and `{count}` in its words. */
export function showProblems(problems: readonly DraftProblem[]): void {
  const shown = new Map(problems.map((problem) => [`${problem.field}:${problem.fault}`, problem]))
  for (const sentence of all('[data-report-problem]')) {
    const problem = shown.get(sentence.dataset['reportProblem'] ?? '')
    sentence.hidden = problem === undefined
    if (problem?.fault !== 'too-long') continue
    const { most, count } = problem
    sentence.textContent = (sentence.dataset['words'] ?? '')
      .replace('{most}', String(most))
      .replace('{count}', String(count))
  }
  markWrong(problems.map(({ field }) => field))
  if (problems.length > 0) say('problem')
}
