import type { Reader } from '../../src/modules/reporting/ceremonies/index.ts'
import { type Ask, asking, readerAt, withBytes } from '../support/report-door.ts'

const form = 'application/x-www-form-urlencoded'

/** Somebody of the demonstration at work, by what their browser sends. */
export interface Colleague {
  person: string
  /** Who reads at an organisation. */
  reader(organisation: string): Promise<Reader>
  /** What a script sends, and what it is answered. @throws with the refusal. */
  step(path: string, value: unknown): Promise<Record<string, unknown>>
  /** What a form sends. @throws unless it is done. */
  press(path: string, fields: Readonly<Record<string, string>>): Promise<void>
}

/** Signs somebody of the demonstration in; gives the cookie of the session. */
export async function signedIn(ask: Ask, demo: string): Promise<string> {
  return cookieIn(await ask('/nl/staff/sign-in', new URLSearchParams({ demo }).toString(), form), demo)
}

function cookieIn(answer: Response, demo: string): string {
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('__Host-baken='))
  if (!cookie) throw new Error(`${demo} was not signed in: ${answer.status}`)
  return cookie.split(';')[0] ?? ''
}

const isSentToSignIn = (answer: Response): boolean =>
  answer.status === 303 && answer.headers.get('location')?.includes('/staff/sign-in') === true

/** With the hat of an organisation, and proved: they sign in again when that is too long ago, as it is in a long run. */
export async function aColleague(
  site: string,
  headers: Readonly<Record<string, string>>,
  { person, organisation }: { person: string; organisation: string },
): Promise<Colleague> {
  const signsIn = async () => {
    const cookie = await signedIn(asking(site, headers), person)
    const hat = await asking(site, { ...headers, cookie })(
      '/nl/staff/hat',
      new URLSearchParams({ organisation }).toString(),
      form,
    )
    return asking(site, { ...headers, cookie: hat.status === 303 ? cookieIn(hat, person) : cookie })
  }
  let ask = await signsIn()
  const step = async (path: string, value: unknown): Promise<Record<string, unknown>> => {
    const body = new URLSearchParams({ 'drawn-for': organisation, answer: withBytes(value) }).toString()
    const once = async () => {
      const response = await ask(path, body, form)
      const isJson = response.headers.get('content-type')?.startsWith('application/json')
      return { response, answer: isJson ? await response.json() : null }
    }
    let { response, answer } = await once()
    if (answer?.error === 'prove-again' || isSentToSignIn(response)) {
      ask = await signsIn()
      ;({ response, answer } = await once())
    }
    if (answer?.ok) return answer.value
    const to = response.headers.get('location')
    throw new Error(`${path} for ${person}: ${response.status} ${to} ${JSON.stringify(answer)}`)
  }
  return {
    person,
    step,
    reader: (of) => readerAt(ask, of),
    async press(path, fields) {
      const body = new URLSearchParams({ 'drawn-for': organisation, ...fields }).toString()
      const isDone = (answer: Response) =>
        answer.status === 303 && answer.headers.get('location')?.includes('done=') === true
      if (isDone(await ask(path, body, form))) return
      ask = await signsIn()
      const answer = await ask(path, body, form)
      if (!isDone(answer)) throw new Error(`${path} for ${person}: ${answer.status} ${JSON.stringify(fields)}`)
    },
  }
}
