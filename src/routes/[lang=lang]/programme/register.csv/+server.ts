import { registerDownload } from '#app/register-download.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => registerDownload(event, 'csv')
