import { CompactEncrypt, importJWK } from 'jose'
import type { Claims } from '../memberships.ts'
import type { RefusalReason } from '../refusal.ts'
import { aSigningPair, macWith, type SigningPair, signedToken, signedWith, tokenOf } from './forged-token.ts'
import { lyingClientSecret } from './lying-provider.ts'

/** What a forger has: the honest claims, the provider's own keys (it lies itself), and a key of somebody else. */
export interface Workshop {
  claims: Claims
  own: SigningPair
  other: SigningPair
  curve: SigningPair
  stranger: SigningPair
}

/** A forged ID token, and the reasons of which one must be given. */
export interface TokenLie {
  name: string
  reasons: readonly RefusalReason[]
  forge(workshop: Workshop): string | Promise<string>
}

export const theStranger = aSigningPair('first')

const nothing = () => Buffer.alloc(0)
const json = JSON.stringify
const lie = (name: string, reasons: RefusalReason | RefusalReason[], forge: TokenLie['forge']): TokenLie => ({
  name,
  reasons: [reasons].flat(),
  forge,
})
/** Honestly signed, with other claims; undefined takes one away. */
const claiming = (
  name: string,
  reasons: RefusalReason | RefusalReason[],
  change: (honest: Claims) => Claims,
): TokenLie => lie(name, reasons, ({ claims, own }) => signedToken(own, { ...claims, ...change(claims) }))
const written = (name: string, payload: (honest: string) => string | Buffer): TokenLie =>
  lie(name, 'token-form', ({ claims, own }) => {
    const [header, signature] = [json({ alg: 'RS256', kid: own.kid }), signedWith(own)]
    const signed = `${Buffer.from(header).toString('base64url')}.${Buffer.from(payload(json(claims))).toString('base64url')}`
    return `${signed}.${signature(signed).toString('base64url')}`
  })

const algorithmLies: TokenLie[] = [
  lie('alg none, without a signature', 'algorithm', ({ claims }) =>
    tokenOf({ header: json({ alg: 'none' }), payload: json(claims), signature: nothing }),
  ),
  lie('alg nOnE', 'algorithm', ({ claims }) =>
    tokenOf({ header: json({ alg: 'nOnE' }), payload: json(claims), signature: nothing }),
  ),
  lie('alg none, with the honest signature', 'algorithm', ({ claims, own }) =>
    tokenOf({ header: json({ alg: 'none', kid: own.kid }), payload: json(claims), signature: signedWith(own) }),
  ),
  lie('HS256 with the public key as PEM for a secret', 'algorithm', ({ claims, own }) => {
    const secret = String(own.publicKey.export({ format: 'pem', type: 'spki' }))
    return tokenOf({ header: json({ alg: 'HS256', kid: own.kid }), payload: json(claims), signature: macWith(secret) })
  }),
  lie('HS256 with the public JWK for a secret', 'algorithm', ({ claims, own }) =>
    tokenOf({ header: json({ alg: 'HS256', kid: own.kid }), payload: json(claims), signature: macWith(json(own.jwk)) }),
  ),
  lie('HS256 with our client secret', 'algorithm', ({ claims }) =>
    tokenOf({ header: json({ alg: 'HS256' }), payload: json(claims), signature: macWith(lyingClientSecret) }),
  ),
  lie('no alg at all', ['token-form', 'algorithm'], ({ claims, own }) =>
    tokenOf({ header: json({ kid: own.kid }), payload: json(claims), signature: signedWith(own) }),
  ),
  lie('alg as a list', ['token-form', 'algorithm'], ({ claims, own }) => signedToken(own, claims, { alg: ['RS256'] })),
  lie('an algorithm that the provider does not list', 'algorithm', ({ claims, own }) =>
    signedToken(own, claims, { alg: 'RS512' }),
  ),
  lie('ES256 with an RSA key', 'key', ({ claims, own }) => signedToken(own, claims, { alg: 'ES256' })),
  lie('RS256 with the kid of a curve', 'key', ({ claims, own, curve }) => signedToken(own, claims, { kid: curve.kid })),
]

const keyLies: TokenLie[] = [
  lie('a kid that nobody has', 'key', ({ claims, own }) => signedToken(own, claims, { kid: 'nobody' })),
  lie('a kid that is a path', 'key', ({ claims, own }) => signedToken(own, claims, { kid: '../../../dev/null' })),
  lie('a kid that is a number', ['key', 'token-form'], ({ claims, own }) => signedToken(own, claims, { kid: 1 })),
  lie('no kid where two keys fit', 'key', ({ claims, own }) => signedToken(own, claims, { kid: undefined })),
  lie('the kid of another key of the provider', 'signature', ({ claims, own, other }) =>
    signedToken(own, claims, { kid: other.kid }),
  ),
  lie('signed by somebody else under the kid of the provider', 'signature', ({ claims, stranger }) =>
    signedToken(stranger, claims),
  ),
  lie('a jku header to the keys of somebody else', 'token-header', ({ claims, stranger }) =>
    signedToken(stranger, claims, { jku: 'https://elsewhere.example/keys' }),
  ),
  lie('a jku header, though honestly signed', 'token-header', ({ claims, own }) =>
    signedToken(own, claims, { jku: 'https://elsewhere.example/keys' }),
  ),
  lie('an x5u header', 'token-header', ({ claims, stranger }) =>
    signedToken(stranger, claims, { x5u: 'https://elsewhere.example/certificate' }),
  ),
  lie('the key itself in the header', 'token-header', ({ claims, stranger }) =>
    signedToken(stranger, claims, { jwk: stranger.jwk }),
  ),
  lie('a certificate in the header', 'token-header', ({ claims, stranger }) =>
    signedToken(stranger, claims, { x5c: ['MIIB'] }),
  ),
  lie('a crit header', 'token-header', ({ claims, own }) => signedToken(own, claims, { crit: ['b64'], b64: true })),
  lie('the typ of a logout token', 'token-header', ({ claims, own }) =>
    signedToken(own, claims, { typ: 'logout+jwt' }),
  ),
  lie('the typ of an access token', 'token-header', ({ claims, own }) => signedToken(own, claims, { typ: 'at+jwt' })),
  lie('a claim changed after signing', 'signature', ({ claims, own }) => {
    const [header, , signature] = signedToken(own, claims).split('.')
    return `${header}.${Buffer.from(json({ ...claims, sub: 'person-2' })).toString('base64url')}.${signature}`
  }),
  lie('the header changed after signing', 'signature', ({ claims, own }) => {
    const [, payload, signature] = signedToken(own, claims).split('.')
    return `${Buffer.from(json({ alg: 'RS256', kid: own.kid })).toString('base64url')}.${payload}.${signature}`
  }),
  lie('no signature', ['signature', 'token-form'], ({ claims, own }) => signedToken(own, claims).replace(/[^.]+$/, '')),
  lie('half a signature', 'signature', ({ claims, own }) => signedToken(own, claims).slice(0, -172)),
  lie('the signature of another token', 'signature', ({ claims, own }) => {
    const [header, payload] = signedToken(own, claims).split('.')
    return `${header}.${payload}.${signedToken(own, { ...claims, sub: 'person-2' }).split('.')[2]}`
  }),
]

const forWhomLies: TokenLie[] = [
  claiming('iss with a slash at its end', 'issuer', ({ iss }) => ({ iss: `${iss}/` })),
  claiming('iss of another provider', 'issuer', () => ({ iss: 'https://elsewhere.example' })),
  claiming('iss in capitals', 'issuer', ({ iss }) => ({ iss: String(iss).toUpperCase() })),
  claiming('no iss', ['issuer', 'token-form'], () => ({ iss: undefined })),
  claiming('iss as a list', ['issuer', 'token-form'], ({ iss }) => ({ iss: [iss] })),
  claiming('aud of another client', 'audience', () => ({ aud: 'somebody-else' })),
  claiming('no aud', ['audience', 'token-form'], () => ({ aud: undefined })),
  claiming('aud as a list without us', 'audience', () => ({ aud: ['somebody-else', 'and-another'] })),
  claiming('aud as an empty list', 'audience', () => ({ aud: [] })),
  claiming('aud as a number', ['audience', 'token-form'], () => ({ aud: 1 })),
  claiming('aud that begins like us', 'audience', () => ({ aud: 'baken-2' })),
  claiming('aud as a list, made out to another party', 'audience', () => ({ aud: ['baken', 'other'], azp: 'other' })),
  claiming('aud as a list, made out to nobody', 'audience', () => ({ aud: ['baken', 'other'] })),
  claiming('aud of us, made out to another party', 'audience', () => ({ azp: 'other' })),
  claiming('nonce absent', ['nonce', 'token-form'], () => ({ nonce: undefined })),
  claiming('nonce of another sign-in', 'nonce', () => ({ nonce: 'x'.repeat(43) })),
  claiming('nonce empty', 'nonce', () => ({ nonce: '' })),
  claiming('nonce null', 'nonce', () => ({ nonce: null })),
  claiming('nonce as a list', 'nonce', ({ nonce }) => ({ nonce: [nonce] })),
  claiming('nonce with a blank behind it', 'nonce', ({ nonce }) => ({ nonce: `${nonce} ` })),
  claiming('the token of another person, out of their sign-in', 'nonce', () => ({
    sub: 'person-2',
    nonce: 'y'.repeat(43),
  })),
  claiming('at_hash of another access token', 'hash', () => ({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' })),
  claiming('at_hash empty', 'hash', () => ({ at_hash: '' })),
  claiming('at_hash as a number', 'hash', () => ({ at_hash: 1 })),
  claiming('c_hash of another code', 'hash', () => ({ c_hash: 'AAAAAAAAAAAAAAAAAAAAAA' })),
  claiming('s_hash of another state', 'hash', () => ({ s_hash: 'AAAAAAAAAAAAAAAAAAAAAA' })),
  claiming('no sub', ['subject', 'token-form'], () => ({ sub: undefined })),
  claiming('sub empty', 'subject', () => ({ sub: '' })),
  claiming('sub of 256 characters', 'subject', () => ({ sub: 's'.repeat(256) })),
  claiming('sub as a number', ['subject', 'token-form'], () => ({ sub: 1 })),
  claiming('sub null', ['subject', 'token-form'], () => ({ sub: null })),
  claiming('sub with a blank behind it', 'subject', () => ({ sub: 'person-1 ' })),
  claiming('sub with a line break', 'subject', () => ({ sub: 'person-1\nperson-2' })),
  claiming('sub with a letter that looks like another', 'subject', () => ({ sub: 'p\u0435rson-1' })),
]

/** Times from the moment the sign-in began: `iat` is five seconds later. */
const timeLies: TokenLie[] = [
  claiming('exp a day ago', 'token-expired', ({ iat }) => ({ exp: Number(iat) - 86_400 })),
  claiming('no exp', 'token-form', () => ({ exp: undefined })),
  claiming('exp as a text', 'token-form', ({ exp }) => ({ exp: String(exp) })),
  claiming('exp null', 'token-form', () => ({ exp: null })),
  claiming('iat in a day', 'token-from-the-future', ({ iat }) => ({
    iat: Number(iat) + 86_400,
    exp: Number(iat) + 90_000,
  })),
  claiming('no iat', 'token-form', () => ({ iat: undefined })),
  claiming('iat as a text', 'token-form', ({ iat }) => ({ iat: String(iat) })),
  claiming('iat a day ago, still valid', 'token-too-old', ({ iat }) => ({ iat: Number(iat) - 86_400 })),
  claiming('nbf in a day', 'token-not-yet-valid', ({ iat }) => ({ nbf: Number(iat) + 86_400 })),
  claiming('nbf as a text', 'token-form', ({ iat }) => ({ nbf: String(iat) })),
]

async function encrypted(text: string): Promise<string> {
  const pair = aSigningPair('encryption')
  const key = await importJWK(pair.publicKey.export({ format: 'jwk' }), 'RSA-OAEP-256')
  const jwe = new CompactEncrypt(Buffer.from(text)).setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })
  return jwe.encrypt(key)
}

const deep = 5000

const formLies: TokenLie[] = [
  lie('sub twice', 'token-form', ({ claims, own }) =>
    tokenOf({
      header: json({ alg: 'RS256', kid: own.kid }),
      payload: json(claims).replace('"sub":', '"sub":"person-2","sub":'),
      signature: signedWith(own),
    }),
  ),
  written('aud twice', (honest) => honest.replace('"aud":', '"aud":"somebody-else","aud":')),
  written('a member twice further in', (honest) => honest.replace('{', '{"address":{"city":"A","city":"B"},')),
  written('a member twice, once escaped', (honest) => honest.replace('"sub":', '"s\\u0075b":"person-2","sub":')),
  lie('alg twice in the header', 'token-form', ({ claims, own }) =>
    tokenOf({
      header: `{"alg":"none","alg":"RS256","kid":"${own.kid}"}`,
      payload: json(claims),
      signature: signedWith(own),
    }),
  ),
  written('five thousand lists in each other', (honest) =>
    honest.replace('{', `{"x":${'['.repeat(deep)}${']'.repeat(deep)},`),
  ),
  written('five thousand objects in each other', (honest) =>
    honest.replace('{', `{"x":${'{"x":'.repeat(deep)}1${'}'.repeat(deep)},`),
  ),
  written('a list for claims', () => '[]'),
  written('a text for claims', () => '"claims"'),
  written('half of the claims', (honest) => honest.slice(0, 40)),
  written('claims that are no UTF-8', (honest) => Buffer.from(honest.replace('person-1', 'pérson'), 'latin1')),
  lie('encrypted, signature and all', 'token-encrypted', ({ claims, own }) => encrypted(signedToken(own, claims))),
  lie('encrypted, without a signature', 'token-encrypted', ({ claims }) => encrypted(json(claims))),
  lie('five empty parts', 'token-encrypted', () => '....'),
  lie('not a token', 'token-form', () => 'hello'),
  lie('two parts', 'token-form', ({ claims, own }) => signedToken(own, claims).replace(/\.[^.]+$/, '')),
  lie('four parts', 'token-form', ({ claims, own }) => `${signedToken(own, claims)}.x`),
  lie('three empty parts', 'token-form', () => '..'),
  lie('a token as JSON', 'token-form', ({ claims, own }) => {
    const [header, payload, signature] = signedToken(own, claims).split('.')
    return json({ payload, signatures: [{ protected: header, signature }] })
  }),
  lie('a header that is no JSON', 'token-form', ({ claims, own }) =>
    tokenOf({ header: 'RS256', payload: json(claims), signature: signedWith(own) }),
  ),
  lie('a character that base64url does not have', ['token-form', 'signature'], ({ claims, own }) =>
    signedToken(own, claims).replace('.', '=.'),
  ),
  lie('100,000 characters', 'token-too-long', ({ claims, own }) =>
    signedToken(own, { ...claims, groups: ['g'.repeat(80_000)] }),
  ),
]

export const tokenLies: readonly TokenLie[] = [...algorithmLies, ...keyLies, ...forWhomLies, ...timeLies, ...formLies]
