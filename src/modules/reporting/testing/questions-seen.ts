import { adviceIn, askedQuestions, consultationsOf, onCase, openCase, openQuestionHere } from '../server/index.ts'
import { colleague, type ForwardingWorld, partner, right } from './a-forwarding-world.ts'
import { readAsPartner } from './a-question.ts'

/** What both sides see of the questions about one case. `now`: the world and the case of the test that runs. */
export function questionsSeen(now: () => { world: ForwardingWorld; caseId: string }) {
  const ann = colleague('ann')
  return {
    questionsTo: async (actor = partner('pim')) => right(await askedQuestions(now().world.desk, actor)),
    asked: async (actor = ann) => right(await consultationsOf(now().world.desk, actor, now().caseId)),
    stands: async () => right(await openCase(now().world.desk, ann, now().caseId)),
    advice: async () =>
      right(
        await onCase(now().world.desk, ann, now().caseId, 'case.see', async (trx) => ({
          ok: true as const,
          value: await adviceIn(trx, 'ours', now().caseId),
        })),
      ),
    /** Opens a question as `pim`, and what it says. */
    opened: async (id: string) => {
      const sealed = right(await openQuestionHere(now().world.desk, partner('pim'), id))
      return right(await readAsPartner(now().world, id, sealed))
    },
  }
}
