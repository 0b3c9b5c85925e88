import type { RequestEvent } from '@sveltejs/kit'
import type { DeskTables } from '#modules/organisations/server/index.ts'
import type { HandOverDesk, OwnRowTables } from '#modules/programme/server/index.ts'

/** What a municipality answers its row of the hand-over with. */
export const handOverDesk = ({ locals }: Pick<RequestEvent, 'locals'>): HandOverDesk => ({
  db: locals.services.database.application.$pickTables<keyof DeskTables | keyof OwnRowTables>(),
})
