import { text } from '@sveltejs/kit'
import type { RequestHandler } from './$types'

/** The process answers and the database does; 503 when it does not. Says nothing else about either. */
export const GET: RequestHandler = async ({ locals: { services } }) => {
  const ready = await services.databaseAnswers()
  return text(ready ? 'ready\n' : 'no database\n', {
    status: ready ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
