import { payslipChecks } from '#app/api-payslips.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = (event) => payslipChecks(event)
