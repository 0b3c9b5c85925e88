import { inSection } from '#app/in-section.ts'
import { payslipPack } from '#app/payslip-page.ts'
import type { RequestHandler } from './$types'

/** The rules and words with which a phone checks payslips by itself. */
export const GET: RequestHandler = ({ locals: { services, language } }) => {
  inSection('payslip', language)
  return new Response(JSON.stringify(payslipPack(services, language)), {
    headers: { 'content-type': 'application/json' },
  })
}
