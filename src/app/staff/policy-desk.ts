import type { RequestEvent } from '@sveltejs/kit'
import type { DeskTables } from '#modules/organisations/server/index.ts'
import type { PolicyDesk, PolicyTables } from '#modules/policy/server/index.ts'
import { staffDesk } from './staff-request.ts'

/** What an officer changes policy documents with. */
export const policyDesk = (event: Pick<RequestEvent, 'locals'>): PolicyDesk => ({
  db: event.locals.services.database.application.$pickTables<keyof DeskTables | keyof PolicyTables>(),
  random: staffDesk(event).door.random,
})
