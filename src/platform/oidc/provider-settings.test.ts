import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readProviderSettings } from './provider-settings.ts'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const pem = (key = privateKey) => String(key.export({ format: 'pem', type: 'pkcs8' }))
const mapping = [
  { claim: 'groups', has: 'gemeente-voorbeeldstad-beleid', organisation: 'voorbeeldstad', roles: ['policy-officer'] },
]

const files: Readonly<Record<string, string>> = {
  secret: 'a-secret-of-many-characters\n',
  'short-secret': 'fifteen-letters',
  'secret-of-two-lines': 'a-secret-of-many\ncharacters-and-more',
  key: pem(),
  'rsa-key': pem(rsa),
  'ed-key': pem(generateKeyPairSync('ed25519').privateKey),
  jwk: JSON.stringify({ ...rsa.export({ format: 'jwk' }), kid: 'of-baken', alg: 'PS256' }),
  'hmac-jwk': JSON.stringify({ ...rsa.export({ format: 'jwk' }), alg: 'HS256' }),
  'encryption-jwk': JSON.stringify({ ...rsa.export({ format: 'jwk' }), alg: 'RSA-OAEP-256' }),
  'public-key': String(publicKey.export({ format: 'pem', type: 'spki' })),
  'locked-key': String(privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' })),
  'weak-key': pem(weak),
  'other-key': pem(generateKeyPairSync('x25519').privateKey),
  'curve-of-bitcoin': pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey),
  mapping: JSON.stringify({ mapping }),
  'half-a-mapping': '{"mapping":[',
  'mapping-without-roles': JSON.stringify({ mapping: [...mapping, { ...mapping[0], roles: [] }] }),
}

const sound = {
  BAKEN_OIDC_ISSUER: 'https://inloggen.example',
  BAKEN_OIDC_CLIENT_ID: 'baken',
  BAKEN_OIDC_CLIENT_SECRET_FILE: 'secret',
  BAKEN_OIDC_SECOND_FACTOR_AMR: 'mfa  otp',
}
const withKey = (file: string) => ({
  ...sound,
  BAKEN_OIDC_CLIENT_SECRET_FILE: undefined,
  BAKEN_OIDC_CLIENT_KEY_FILE: file,
})

const read = (environment: Readonly<Record<string, string | undefined>>) =>
  readProviderSettings(environment, (path) => {
    const text = files[path]
    if (text === undefined) throw new Error('ENOENT')
    return text
  })
async function sentences(environment: Readonly<Record<string, string | undefined>>): Promise<string[]> {
  const answer = await read(environment)
  return answer.ok ? [] : answer.error.split('\n')
}

test('without a setting there is no provider', async () => {
  expect(await read({ PATH: '/bin', BAKEN_DATA: '.data', BAKEN_OIDC_ISSUER: '' })).toEqual({ ok: true, value: null })
})

test('four settings are enough', async () => {
  expect(await read(sound)).toEqual({
    ok: true,
    value: {
      issuer: 'https://inloggen.example',
      clientId: 'baken',
      proof: { kind: 'secret', secret: 'a-secret-of-many-characters' },
      secondFactor: { acr: [], amr: ['mfa', 'otp'] },
      scopes: ['openid', 'profile', 'email'],
      claims: { mail: 'email', mailVerified: 'email_verified', name: 'name' },
      mapping: [],
    },
  })
})

test('every setting is read', async () => {
  const answer = await read({
    ...sound,
    BAKEN_OIDC_ISSUER: 'http://127.0.0.1:8080/realms/voorbeeld/',
    BAKEN_OIDC_SECOND_FACTOR_ACR: 'http://eidas.europa.eu/LoA/substantial',
    BAKEN_OIDC_SCOPES: 'openid groups',
    BAKEN_OIDC_CLAIM_MAIL: 'mail',
    BAKEN_OIDC_CLAIM_MAIL_VERIFIED: 'https://voorbeeld.example/mail_checked',
    BAKEN_OIDC_CLAIM_NAME: 'displayName',
    BAKEN_OIDC_MAPPING_FILE: 'mapping',
  })
  expect(answer).toMatchObject({
    ok: true,
    value: {
      issuer: 'http://127.0.0.1:8080/realms/voorbeeld/',
      secondFactor: { acr: ['http://eidas.europa.eu/LoA/substantial'], amr: ['mfa', 'otp'] },
      scopes: ['openid', 'groups'],
      claims: { mail: 'mail', mailVerified: 'https://voorbeeld.example/mail_checked', name: 'displayName' },
      mapping,
    },
  })
})

test.each([
  ['key', 'ECDSA', undefined],
  ['rsa-key', 'RSASSA-PKCS1-v1_5', undefined],
  ['ed-key', 'Ed25519', undefined],
  ['jwk', 'RSA-PSS', 'of-baken'],
])('a private key in the file "%s" signs with %s and cannot be taken out', async (file, algorithm, kid) => {
  const answer = await read(withKey(file))
  if (!answer.ok || answer.value?.proof.kind !== 'key') throw new Error('no key was read')
  expect(answer.value.proof.kid).toBe(kid)
  expect(answer.value.proof.key).toMatchObject({ algorithm: { name: algorithm }, extractable: false })
})

describe('one sentence says what is wrong', () => {
  test.each([
    ['no issuer', { BAKEN_OIDC_ISSUER: undefined }, 'BAKEN_OIDC_ISSUER is missing'],
    [
      'an issuer that is not https',
      { BAKEN_OIDC_ISSUER: 'http://inloggen.example' },
      'BAKEN_OIDC_ISSUER must be an https address',
    ],
    [
      'an issuer with a query',
      { BAKEN_OIDC_ISSUER: 'https://inloggen.example?x=1' },
      'BAKEN_OIDC_ISSUER must be an https address',
    ],
    [
      'an issuer with a password',
      { BAKEN_OIDC_ISSUER: 'https://a:b@inloggen.example' },
      'BAKEN_OIDC_ISSUER must be an https address',
    ],
    ['no client', { BAKEN_OIDC_CLIENT_ID: undefined }, 'BAKEN_OIDC_CLIENT_ID is missing'],
    ['a client with a blank', { BAKEN_OIDC_CLIENT_ID: 'ba ken' }, 'BAKEN_OIDC_CLIENT_ID must be 1 to 255 characters'],
    ['neither secret nor key', { BAKEN_OIDC_CLIENT_SECRET_FILE: undefined }, 'Either BAKEN_OIDC_CLIENT_SECRET_FILE or'],
    ['secret and key', { BAKEN_OIDC_CLIENT_KEY_FILE: 'key' }, 'Either BAKEN_OIDC_CLIENT_SECRET_FILE or'],
    [
      'a short secret',
      { BAKEN_OIDC_CLIENT_SECRET_FILE: 'short-secret' },
      'BAKEN_OIDC_CLIENT_SECRET_FILE must hold one line of at least 16',
    ],
    [
      'a secret of two lines',
      { BAKEN_OIDC_CLIENT_SECRET_FILE: 'secret-of-two-lines' },
      'BAKEN_OIDC_CLIENT_SECRET_FILE must hold one line',
    ],
    [
      'a file that is not there',
      { BAKEN_OIDC_CLIENT_SECRET_FILE: 'nowhere' },
      'BAKEN_OIDC_CLIENT_SECRET_FILE names a file that cannot be read (now "nowhere")',
    ],
    [
      'no second factor',
      { BAKEN_OIDC_SECOND_FACTOR_AMR: undefined },
      'BAKEN_OIDC_SECOND_FACTOR_ACR or BAKEN_OIDC_SECOND_FACTOR_AMR is missing',
    ],
    [
      'blanks for a second factor',
      { BAKEN_OIDC_SECOND_FACTOR_AMR: '  ' },
      'BAKEN_OIDC_SECOND_FACTOR_ACR or BAKEN_OIDC_SECOND_FACTOR_AMR is missing',
    ],
    [
      'a password for a second factor',
      { BAKEN_OIDC_SECOND_FACTOR_AMR: 'mfa pwd' },
      'BAKEN_OIDC_SECOND_FACTOR_AMR has a value that every sign-in',
    ],
    [
      'no assurance for a second factor',
      { BAKEN_OIDC_SECOND_FACTOR_ACR: '0' },
      'BAKEN_OIDC_SECOND_FACTOR_ACR has a value that every sign-in',
    ],
    [
      'a value with a quote',
      { BAKEN_OIDC_SECOND_FACTOR_AMR: '"mfa"' },
      'BAKEN_OIDC_SECOND_FACTOR_AMR must be values without quotes',
    ],
    ['scopes without openid', { BAKEN_OIDC_SCOPES: 'profile' }, 'BAKEN_OIDC_SCOPES must have openid'],
    [
      'a scope for absence',
      { BAKEN_OIDC_SCOPES: 'openid offline_access' },
      'BAKEN_OIDC_SCOPES must not have offline_access',
    ],
    ['a claim with a blank', { BAKEN_OIDC_CLAIM_NAME: 'my name' }, 'BAKEN_OIDC_CLAIM_NAME must be the name of a claim'],
    [
      'a prototype for a claim',
      { BAKEN_OIDC_CLAIM_MAIL: '__proto__' },
      'BAKEN_OIDC_CLAIM_MAIL must be the name of a claim',
    ],
    [
      'a mapping that is half',
      { BAKEN_OIDC_MAPPING_FILE: 'half-a-mapping' },
      'BAKEN_OIDC_MAPPING_FILE is wrong at the file',
    ],
    [
      'a rule without roles',
      { BAKEN_OIDC_MAPPING_FILE: 'mapping-without-roles' },
      'BAKEN_OIDC_MAPPING_FILE is wrong at mapping.1.roles',
    ],
    ['a setting that is none', { BAKEN_OIDC_SECOND_FACTOR: 'off' }, 'BAKEN_OIDC_SECOND_FACTOR is not a setting'],
  ])('%s', async (_name, change, sentence) => {
    const said = await sentences({ ...sound, ...change })
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(sentence)
  })

  test.each([
    ['public-key', 'must hold a private key without a passphrase'],
    ['locked-key', 'must hold a private key without a passphrase'],
    ['mapping', 'must hold a private key without a passphrase'],
    ['weak-key', 'holds an RSA key of less than 2,048 bits'],
    ['other-key', 'holds a key that cannot be used here'],
    ['curve-of-bitcoin', 'holds a key that cannot be used here'],
    ['encryption-jwk', 'holds a key that cannot be used here'],
    ['hmac-jwk', 'holds a key that cannot be used here'],
  ])('the file "%s" for a key', async (file, sentence) => {
    expect((await sentences(withKey(file))).join()).toContain(`BAKEN_OIDC_CLIENT_KEY_FILE ${sentence}`)
  })
})

test('everything that is wrong is said at once, and no secret with it', async () => {
  const said = await sentences({
    BAKEN_OIDC_ISSUER: 'inloggen',
    BAKEN_OIDC_CLIENT_SECRET_FILE: 'short-secret',
    BAKEN_OIDC_SCOPES: 'profile',
    BAKEN_OIDC_MAPPING_FILE: 'nowhere',
  })
  expect(said.length).toBe(6)
  expect(said.join('\n')).not.toContain('fifteen-letters')
})
