import { error } from '@sveltejs/kit'
import { actorOf, requireHat, staffDesk } from '#app/staff/staff-request.ts'
import { allOrganisations, mostLogLines, readOwnLog } from '#modules/organisations/server/index.ts'
import { toCsv } from '#platform/documents/csv.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import { translator } from '#platform/i18n/languages.ts'
import { logRows } from '../log-rows.ts'
import type { RequestHandler } from './$types'

const columns = ['line', 'at', 'actor', 'actor_name', 'action', 'object', 'object_name', 'sentence']

/** The log as a file. Asked by a form: that it was read, and why, stands in it. */
export const POST: RequestHandler = async (event) => {
  const session = await requireHat(event)
  const reason = typedText(await readForm(event.request), 'reason')
  const { door } = staffDesk(event)
  const read = await readOwnLog(door, actorOf(session), { reason, before: null, most: mostLogLines })
  if (!read.ok) error(read.error === 'say-why' ? 422 : 403, 'not read')
  const names = new Map((await allOrganisations(door, actorOf(session))).map(({ id, name }) => [id, name]))
  const rows = logRows(read.value, translator(event.locals.language), names)
  const cells = read.value.map(({ line, at, actor, actorName, action, object, objectName }, index) => [
    line,
    at.toISOString(),
    actor,
    actorName,
    action,
    object,
    objectName,
    rows[index]?.what ?? '',
  ])
  return new Response(toCsv(columns, cells), {
    headers: {
      'cache-control': 'no-store',
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="baken-log-${event.locals.services.today()}.csv"`,
    },
  })
}
