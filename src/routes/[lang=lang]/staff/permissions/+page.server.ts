import { permissionRows } from '#modules/organisations/index.ts'
import { readRole } from '#modules/organisations/server/index.ts'
import type { PageServerLoad } from './$types'

/** For everybody, also who is not signed in: that it is known who may do what, is what trust stands on. */
export const load: PageServerLoad = ({ url }) => {
  const role = readRole(url.searchParams)
  return { role, chapters: permissionRows(role) }
}
