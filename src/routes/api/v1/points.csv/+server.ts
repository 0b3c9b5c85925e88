import { pointsTable } from '#app/api-points.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = (event) => pointsTable(event)
