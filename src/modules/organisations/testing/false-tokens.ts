import { createHash } from 'node:crypto'

/** What somebody makes of a token they saw, or of none: never the token itself. */
export const forgeries: readonly (readonly [string, (token: string) => string])[] = [
  ['with its first sign changed', (token) => `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`],
  [
    'with a sign in the middle changed',
    (token) => `${token.slice(0, 20)}${token[20] === 'A' ? 'B' : 'A'}${token.slice(21)}`,
  ],
  ['with bits set that no byte has', withSpareBits],
  ['in lower case', (token) => other(token, token.toLowerCase())],
  ['in capitals', (token) => other(token, token.toUpperCase())],
  ['backwards', (token) => other(token, [...token].reverse().join(''))],
  ['without its last sign', (token) => token.slice(0, -1)],
  ['without its first sign', (token) => token.slice(1)],
  ['with a sign more', (token) => `${token}A`],
  ['with padding', (token) => `${token}=`],
  ['with a space', (token) => ` ${token}`],
  ['with a line break', (token) => `${token}\n`],
  ['with a zero byte', (token) => `${token}\0`],
  ['twice', (token) => token + token],
  ['in hexadecimal', (token) => Buffer.from(token, 'base64url').toString('hex')],
  ['as its hash', (token) => createHash('sha256').update(token).digest('base64url')],
  [
    'as the hash of its bytes',
    (token) => createHash('sha256').update(Buffer.from(token, 'base64url')).digest('base64url'),
  ],
  ['of zeros', () => 'A'.repeat(43)],
  ['of nothing', () => ''],
  ['that was drawn by somebody else', () => createHash('sha256').update('somebody else').digest('base64url')],
]

/** 43 signs of 6 bits are two bits more than 32 bytes have. */
function withSpareBits(token: string): string {
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return `${token.slice(0, -1)}${signs[signs.indexOf(token.at(-1) ?? '') | 1]}`
}

/** Where a change changes nothing – digits have no capitals – another one does. */
const other = (token: string, changed: string): string => (changed === token ? `${token.slice(0, -1)}x` : changed)
