import { setTimeout as pause } from 'node:timers/promises'
import type { Page, Route } from '@playwright/test'

/** What may go wrong with a page before anything is typed, and the sentence that is said then. */
const script = '**/sealed-report*.js'
const noKeys = "Object.defineProperty(crypto, 'subtle', { value: undefined })"
const refuses = (method: string) =>
  `crypto.subtle.${method} = () => Promise.reject(new DOMException('no', 'NotSupportedError'))`
export const beforehand: readonly [what: string, said: string, does: (page: Page) => Promise<unknown>][] = [
  ['the script does not come', 'absent', (page) => page.route(script, (route) => route.abort())],
  ['the script is not there', 'absent', (page) => page.route(script, (route) => route.fulfill({ status: 404 }))],
  [
    'the script is cut in half',
    'absent',
    (page) =>
      page.route(script, async (route) => {
        const whole = await (await route.fetch()).text()
        await route.fulfill({ contentType: 'text/javascript', body: whole.slice(0, whole.length / 2) })
      }),
  ],
  [
    'something on the way forbids scripts',
    'absent',
    (page) =>
      page.route('**/report/sealed', async (route) => {
        const response = await route.fetch()
        await route.fulfill({
          response,
          headers: { ...response.headers(), 'content-security-policy': "script-src 'none'" },
        })
      }),
  ],
  ['the browser has no keys at all', 'cannot-seal', (page) => page.addInitScript(noKeys)],
  ...(['importKey', 'deriveBits', 'encrypt', 'decrypt', 'digest'] as const).map(
    (method): [string, string, (page: Page) => Promise<unknown>] => [
      `the browser cannot do ${method}`,
      'cannot-seal',
      (page) => page.addInitScript(refuses(method)),
    ],
  ),
  ['the key does not come', 'no-key', (page) => page.route('**/report-door/key/*', (route) => route.abort())],
  [
    'the key is a page of somebody else',
    'no-key',
    (page) =>
      page.route('**/report-door/key/*', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Log in' })),
  ],
]

/** What may happen to one request on its way to the server, or to the answer on its way back. */
export const onTheWay = [
  'the request is lost',
  'the answer is lost',
  'the answer is late',
  'the answer is cut in half',
  'the server cannot, and keeps nothing',
  'the server cannot, and kept it',
  'somebody else answers',
  'it goes out twice',
] as const
export type OnTheWay = (typeof onTheWay)[number]

/** Does that to a request. */
export const goesWrong = (route: Route, how: OnTheWay): Promise<void> => unlessGone(happensTo(route, how))
/** Lets a request through. */
export const goesOn = (route: Route): Promise<void> => unlessGone(route.continue())

/** A page that goes away takes its requests along: then nothing is left to do. */
const unlessGone = (done: Promise<void>): Promise<void> =>
  done.catch((cause: unknown) => {
    if (!/closed|cancel|disposed|Invalid InterceptionId|already handled/i.test(String(cause))) throw cause
  })

async function happensTo(route: Route, how: OnTheWay): Promise<void> {
  switch (how) {
    case 'the request is lost':
      return route.abort('connectionreset')
    case 'the answer is lost':
      await route.fetch()
      return route.abort('connectionreset')
    case 'the answer is late': {
      const response = await route.fetch()
      await pause(400)
      return route.fulfill({ response })
    }
    case 'the answer is cut in half': {
      const response = await route.fetch()
      const whole = await response.body()
      return route.fulfill({ response, body: whole.subarray(0, whole.length >> 1) })
    }
    case 'the server cannot, and keeps nothing':
      return route.fulfill({ status: 503, contentType: 'text/plain', body: 'later' })
    case 'the server cannot, and kept it':
      await route.fetch()
      return route.fulfill({ status: 500, contentType: 'text/plain', body: 'later' })
    case 'somebody else answers':
      return route.fulfill({ status: 200, contentType: 'text/html', body: '<p>Log in' })
    case 'it goes out twice':
      await route.fetch()
      return route.continue()
  }
}
