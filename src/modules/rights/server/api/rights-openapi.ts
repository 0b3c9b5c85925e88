import { largestChecksBytes, mostChecks } from '../../forms/limits.ts'
import { reference, rightsSchemas, type Schema } from './rights-schemas.ts'

const headers = { 'API-Version': { $ref: '#/components/headers/API-Version' } }
const refusal = (name: string) => ({ $ref: `#/components/responses/${name}` })
const problem = (description: string): Schema => ({
  description,
  headers,
  content: { 'application/problem+json': { schema: reference('Problem') } },
})
const json = (schema: Schema, more: Schema = {}) => ({ 'application/json': { schema, ...more } })

/** Fictional. Amounts are those of the first lines of a payslip of a week. */
const anExample = {
  periodFrom: '2026-07-06',
  periodUntil: '2026-07-12',
  birthDate: '1995-03-02',
  minutesWorked: 2_400,
  payLines: [{ kind: 'base', cents: 56_000 }],
  deductions: [{ kind: 'housing', cents: 12_000 }],
}
const either = (one: string, many: Schema): Schema => ({ oneOf: [reference(one), many] })

/** What the module adds to the description of the API (OpenAPI 3.1). */
export const rightsApi = {
  about:
    'Payslips can be checked against the law of their days; nothing that is sent is kept, and no decision about a person is made.',
  tags: [
    { name: 'payslip-checks', description: 'Holds payslips against the rules of their days.' },
    { name: 'rules', description: 'The dated amounts and rules that every check stands on.' },
  ],
  paths: {
    '/payslip-checks': {
      post: {
        operationId: 'checkPayslips',
        tags: ['payslip-checks'],
        summary: 'What the law says of a payslip, or of several',
        description: `One payslip, or a list of at most ${mostChecks}, of at most ${largestChecksBytes / 1024} KiB together. A list is answered in its order. When a field is wrong nothing is checked, and \`errors\` names every field.`,
        requestBody: {
          required: true,
          content: json(either('Payslip', { type: 'array', maxItems: mostChecks, items: reference('Payslip') }), {
            examples: { one: { value: anExample }, several: { value: [anExample, { ...anExample, deductions: [] }] } },
          }),
        },
        responses: {
          '200': {
            description: 'What was found, for the payslip or for each of the list',
            headers,
            content: json(either('PayslipAnswer', reference('PayslipAnswers'))),
          },
          '400': refusal('InvalidBody'),
          '406': refusal('NotAcceptable'),
          '413': refusal('TooLarge'),
          '415': refusal('NotJson'),
        },
      },
    },
    '/rules': {
      get: {
        operationId: 'listRules',
        tags: ['rules'],
        summary: 'Every fact that the checks stand on, with all its rows',
        responses: {
          '200': { description: 'The rules', headers, content: json(reference('Rules')) },
          '304': { description: 'What you have is still right (If-None-Match).', headers },
          '400': refusal('InvalidInput'),
          '406': refusal('NotAcceptable'),
        },
      },
    },
  },
  schemas: rightsSchemas,
  responses: {
    InvalidBody: problem('Something that was sent means nothing; `errors` says where'),
    TooLarge: problem('There is more in the request than this address takes'),
    NotJson: problem('It was not sent as application/json'),
  },
} satisfies Readonly<Record<string, unknown>>
