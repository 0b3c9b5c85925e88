import { securityHeaderNames } from '#platform/http/security-headers.ts'
import { diceFrom } from './dice.ts'
import { knownRoutes } from './routes.ts'
import { type Answer, type Question, send } from './send.ts'
import { strangeRequest } from './strange-requests.ts'

export interface StormReport {
  asked: number
  /** How often each status was the answer. */
  statuses: ReadonlyMap<number, number>
  /** Addresses of the application that were never answered with their own page or file. */
  notReached: readonly string[]
  /** What must never happen, with the request that made it happen. */
  faults: readonly string[]
}

const atOnce = 16
/** Addresses whose own answer is a refusal: nothing is behind them, or nothing on this site. */
const refusing = new Set([
  '/api/[...rest]',
  '/api/problem/[status]',
  // Takes nothing but the JSON of a payslip, which no storm writes.
  '/api/v1/payslip-checks',
  '/[lang=lang]/help/events/[event].ics',
])
const insides =
  /\bat [^\n]*(\.[cm]?[jt]s|<anonymous>):\d+:\d+|node_modules|file:\/\/|\/server\/chunks|\bENOENT\b|SyntaxError|TypeError|RangeError/

/** Sends `count` strange requests, the same ones for the same seed. */
export async function storm(seed: number, count: number): Promise<StormReport> {
  const dice = diceFrom(seed)
  const routes = knownRoutes()
  const [first = '/', ...others] = routes
  const statuses = new Map<number, number>()
  const reached = new Set<string>()
  const faults: string[] = []
  let asked = 0
  const sender = async () => {
    while (asked < count) {
      asked += 1
      const question = strangeRequest(dice, [first, ...others])
      const answer = await send(question).catch((cause: unknown) => String(cause))
      if (typeof answer === 'string') {
        faults.push(`${answer}: ${told(question)}`)
        continue
      }
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const isOwn = answer.status < 400 || answer.status === 422 || refusing.has(question.route)
      if (isOwn) reached.add(question.route)
      const wrong = faultsOf(answer)
      if (wrong.length > 0) faults.push(`${answer.status} ${wrong.join(', ')}: ${told(question)}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
  return { asked, statuses, notReached: routes.filter((route) => !reached.has(route)), faults }
}

const told = ({ method, path, headers, body }: Question): string =>
  JSON.stringify({ method, path, headers, body: body?.toString('latin1').slice(0, 200) })

/** Names what is wrong with an answer that nobody may ever get. */
export function faultsOf({ status, headers, text }: Answer): string[] {
  // A browser replaces the headers it kept by those of a 304: a policy there would take the place of the page's own.
  const expected = securityHeaderNames.filter((name) => status !== 304 || name !== 'Content-Security-Policy')
  const missing = expected.filter((name) => headers[name.toLowerCase()] === undefined)
  return [
    ...(status >= 500 ? [`status ${status}`] : []),
    ...missing.map((name) => `no ${name}`),
    ...(headers['set-cookie'] ? ['a cookie'] : []),
    ...(/unsafe-inline|unsafe-eval/.test(JSON.stringify(headers) + text) ? ['unsafe-inline'] : []),
    // A script of ours may name the kinds of errors it throws.
    ...(!/javascript/.test(headers['content-type'] ?? '') && insides.test(text)
      ? [`insides: ${insides.exec(text)?.[0]}`]
      : []),
    ...((headers['x-powered-by'] ?? headers.server) ? ['names its software'] : []),
  ]
}
