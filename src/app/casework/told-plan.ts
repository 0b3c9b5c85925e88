import { actionDone, parseAnswers } from '#modules/guides/index.ts'
import type { FromPlan, ToldPlan } from '#modules/reporting/index.ts'

/** The words of every step plan, by its id; of each node what it asks, and what each option says. */
export type PlanWords = Readonly<
  Record<
    string,
    {
      title: string
      version: string
      nodes: Readonly<Record<string, { text: string; options: Readonly<Record<string, string>> }>>
    }
  >
>

const own = <Value>(of: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined =>
  of !== undefined && Object.hasOwn(of, key) ? of[key] : undefined

/** The step plan that a report comes from, in words. What has no words any more goes by its id: it was sealed with the version of then. */
export function toldPlan({ guide, version, outcome, answers }: FromPlan, words: PlanWords): ToldPlan {
  const plan = own(words, guide)
  const given = parseAnswers(answers)
  return {
    guide,
    title: plan?.title ?? guide,
    outcome: own(plan?.nodes, outcome)?.text ?? outcome,
    isChanged: plan?.version !== version,
    trail: (given.ok ? given.value : []).map(({ node, option }) => {
      const asked = own(plan?.nodes, node)
      return {
        question: asked?.text ?? node,
        answer: own(asked?.options, option) ?? (option === actionDone ? '✓' : option),
      }
    }),
  }
}

/** The words of the step plans, fetched from an address; none when the connection is away: then a report is drawn with their ids. */
export async function planWordsFrom(address: string): Promise<PlanWords> {
  const answer = await fetch(address).catch(() => null)
  return answer?.ok ? answer.json() : {}
}
