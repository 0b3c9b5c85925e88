import type { RefusalReason } from '../refusal.ts'

/** The honest way back: where to, and with what. */
export interface WayBack {
  redirectUri: string
  issuer: string
  state: string
}

/** A way back that was tampered with. */
export interface CallbackLie {
  name: string
  reason: RefusalReason
  tamper(honest: WayBack): URL
}

type Query = readonly (readonly [string, string])[]

const back = (redirectUri: string, query: Query): URL => {
  const address = new URL(redirectUri)
  for (const [name, value] of query) address.searchParams.append(name, value)
  return address
}
const lie = (name: string, reason: RefusalReason, query: (honest: WayBack) => Query): CallbackLie => ({
  name,
  reason,
  tamper: (honest) => back(honest.redirectUri, query(honest)),
})
const code = ['code', 'a-code'] as const
const withState =
  (...query: Query) =>
  ({ state }: WayBack): Query => [...query, ['state', state]]
const elsewhere = (name: string, change: (address: URL) => void): CallbackLie => ({
  name,
  reason: 'other-address',
  tamper: (honest) => {
    const address = back(honest.redirectUri, withState(code)(honest))
    change(address)
    return address
  },
})

export const callbackLies: readonly CallbackLie[] = [
  lie('no state', 'state', () => [code]),
  lie('an empty state', 'state', () => [code, ['state', '']]),
  lie('the state of another browser', 'state', () => [code, ['state', 'x'.repeat(43)]]),
  lie('the state with a blank behind it', 'state', ({ state }) => [code, ['state', `${state} `]]),
  lie('our state and another one', 'state', ({ state }) => [code, ['state', state], ['state', 'other']]),
  lie('our state twice', 'state', ({ state }) => [code, ['state', state], ['state', state]]),
  lie('an error with the state of another browser', 'state', () => [
    ['error', 'access_denied'],
    ['state', 'other'],
  ]),
  lie('a code and an error', 'error-and-code', withState(code, ['error', 'access_denied'])),
  lie('two codes', 'repeated-parameter', withState(code, ['code', 'another'])),
  lie('two errors', 'repeated-parameter', withState(['error', 'access_denied'], ['error', 'server_error'])),
  lie('two issuers', 'repeated-parameter', (honest) =>
    withState(code, ['iss', honest.issuer], ['iss', 'https://elsewhere.example'])(honest),
  ),
  lie('another issuer (mix-up)', 'response-issuer', withState(code, ['iss', 'https://elsewhere.example'])),
  lie('our issuer with a slash', 'response-issuer', (honest) => withState(code, ['iss', `${honest.issuer}/`])(honest)),
  lie('an empty issuer', 'response-issuer', withState(code, ['iss', ''])),
  lie(
    'an error of another issuer',
    'response-issuer',
    withState(['error', 'access_denied'], ['iss', 'https://elsewhere.example']),
  ),
  lie('an ID token in the address', 'not-code-flow', withState(code, ['id_token', 'a.b.c'])),
  lie('an access token in the address', 'not-code-flow', withState(['access_token', 'a'], ['token_type', 'bearer'])),
  lie('a whole answer as a token (JARM)', 'not-code-flow', withState(['response', 'a.b.c'])),
  lie('neither a code nor an error', 'not-code-flow', withState()),
  lie('an empty code', 'not-code-flow', withState(['code', ''])),
  lie('a code of 5,000 characters', 'not-code-flow', withState(['code', 'c'.repeat(5000)])),
  lie('an error that nobody knows', 'error-answer', withState(['error', '<script>'])),
  lie('a request that the provider did not understand', 'error-answer', withState(['error', 'invalid_request'])),
  lie('a provider that has no time', 'busy', withState(['error', 'temporarily_unavailable'])),
  lie('a provider that broke', 'busy', withState(['error', 'server_error'])),
  lie('the person said no', 'access-denied', withState(['error', 'access_denied'])),
  lie(
    'the provider could not ask for two factors',
    'second-factor-unmet',
    withState(['error', 'unmet_authentication_requirements']),
  ),
  elsewhere('another path', (address) => {
    address.pathname = '/elsewhere'
  }),
  elsewhere('a slash behind the path', (address) => {
    address.pathname = `${address.pathname}/`
  }),
  elsewhere('another host', (address) => {
    address.hostname = 'elsewhere.example'
  }),
  elsewhere('another port', (address) => {
    address.port = '1'
  }),
]
