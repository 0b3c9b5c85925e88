import { error } from '@sveltejs/kit'
import type { PageServerLoad } from './$types'

const statuses = ['400', '403', '405', '413', '414', '415', '500']

/** The page that the web server shows for a request it refuses; always an error, never a page of its own. */
export const load: PageServerLoad = ({ params }) => {
  const status = statuses.includes(params.status) ? Number(params.status) : 404
  error(status, 'refused')
}
