import { inSection } from '#app/in-section.ts'
import { actorOf, requireHat } from '#app/staff/staff-request.ts'
import { mayHere } from '#app/staff/staff-routes.ts'
import type { DeskTables } from '#modules/organisations/server/index.ts'
import { declared } from '#modules/reporting/index.ts'
import { exactFigures, type FigureTables, ownEditions } from '#modules/reporting/server/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  // The figures for everybody are there in more languages than the desk, which says itself where it is.
  inSection('figures', event.locals.language)
  const session = await requireHat(event)
  const { hat } = session
  const desk = { db: event.locals.services.database.application.$pickTables<keyof DeskTables | keyof FigureTables>() }
  const holds = mayHere(hat, 'case.see', 'open')
  const exact = holds ? await exactFigures(desk, actorOf(session)) : null
  const own = await ownEditions(desk, actorOf(session))
  return {
    organisation: hat.name,
    holds,
    exact: exact?.ok ? exact.value : [],
    own: own.ok ? own.value : [],
    least: declared.ownAtLeast,
  }
}
