import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

/** What the web server refuses before any page sees it. */
const refusals = ['400', '403', '405', '413', '414']
/** What a download or a form ends in; only this server itself may ask for these. */
const failures = ['415', '429', '500']

/** The page that stands in for a request that was refused or that failed; always an error, never a page of its own. */
export const load: PageServerLoad = ({ params, isSubRequest }) => {
  if (params.status === 'hat' && isSubRequest) error(403, 'not for this hat')
  const known = refusals.includes(params.status) || (isSubRequest && failures.includes(params.status))
  error(known ? Number(params.status) : 404, 'refused')
}
