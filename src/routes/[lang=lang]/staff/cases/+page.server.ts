import { caseDesk } from '#app/staff/case-pages.ts'
import { actorOf, requireHat, staffDesk } from '#app/staff/staff-request.ts'
import { canBeRead } from '#modules/organisations/server/index.ts'
import {
  casesPage,
  countCases,
  countQuestions,
  ownTasks,
  readCaseQuery,
  waitingForwards,
} from '#modules/reporting/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const session = await requireHat(event)
  const [desk, actor] = [caseDesk(event), actorOf(session)]
  const query = readCaseQuery(event.url.searchParams)
  const [page, counts, tasks, waiting, asked] = await Promise.all([
    casesPage(desk, actor, query),
    countCases(desk, actor),
    ownTasks(desk, actor),
    waitingForwards(desk, actor),
    countQuestions(desk, actor),
  ])
  return {
    organisation: session.hat.name,
    today: desk.today(),
    query,
    isDeleted: event.url.searchParams.get('done') === 'deleted',
    counts,
    tasks,
    waiting: waiting.ok ? waiting.value.filter(({ direction }) => direction === 'in') : [],
    asked: asked.ok ? asked.value : 0,
    ...page,
    canBeRead: await canBeRead(desk.db, actor.organisation),
    isDemo: staffDesk(event).demo !== null,
  }
}
