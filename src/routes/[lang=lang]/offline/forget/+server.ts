import type { RequestHandler } from './$types'

/** Erases the offline copy on this device, with or without JavaScript: the browser does it by this header. */
export const POST: RequestHandler = ({ locals }) =>
  new Response(null, {
    status: 303,
    headers: {
      location: `/${locals.language}/offline?forgotten`,
      'clear-site-data': '"cache", "storage"',
      'cache-control': 'no-store',
    },
  })
