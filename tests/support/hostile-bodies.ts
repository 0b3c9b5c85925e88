import { randomBytes } from 'node:crypto'
import { toBase64url } from '../../src/modules/organisations/index.ts'
import type { Dice } from './dice.ts'
import type { Question } from './send.ts'

/** How an address takes what is sent to it: as JSON, as JSON in a field of a form, as a form, as bytes, or not at all. */
export type Taken =
  | { as: 'json'; honest: () => unknown }
  | { as: 'json-in-form'; honest: () => unknown }
  | { as: 'form'; fields: readonly string[]; honest?: () => Readonly<Record<string, string>> }
  | { as: 'bytes' }
  | { as: 'nothing' }

type Some<T> = readonly [T, ...T[]]

const bytes = (length: number) => toBase64url(new Uint8Array(randomBytes(length)))
const deep = (depth: number, open: string, close: string) => open.repeat(depth) + close.repeat(depth)

/** What stands in the place of one value. */
const values: Some<(was: unknown) => unknown> = [
  () => null,
  () => true,
  () => '',
  () => -1,
  () => 1e308,
  () => 0.5,
  () => 2 ** 53,
  () => '\uD800',
  () => 'a\u0000b',
  () => '\u202E\uFEFF',
  () => '=',
  () => '__proto__',
  () => 'constructor',
  () => "' or 1=1 --",
  () => '<script>alert(1)</script>',
  () => '../../etc/passwd',
  () => '%00%ff',
  () => 'x'.repeat(100_000),
  () => '🙂'.repeat(2_500),
  () => bytes(15),
  () => bytes(17),
  () => `${bytes(16)}==`,
  () => `${bytes(15)}+/`,
  () => [],
  () => ({}),
  () => ['x', ['x', ['x']]],
  () => ({ toString: 'x', valueOf: 'x', toJSON: 'x' }),
  (was) => [was],
  (was) => ({ value: was }),
  (was) => `${String(was)} `,
  (was) => `${String(was)}${String(was)}`,
  (was) => String(was).slice(1),
  (was) => String(was).toUpperCase(),
]

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** The same with one thing in it changed, taken away or put beside it. */
function changed(dice: Dice, value: unknown): unknown {
  if (!isObject(value)) return dice.oneOf(values)(value)
  const [first, ...others] = Object.keys(value)
  if (first === undefined || dice.once(6)) return dice.oneOf(values)(value)
  const key = dice.oneOf([first, ...others])
  if (dice.once(8)) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
  if (dice.once(8))
    return { ...value, [dice.oneOf(['extra', 'constructor', 'toJSON', '', key.toUpperCase()])]: value[key] }
  return { ...value, [key]: changed(dice, value[key]) }
}

/** Text that is JSON, nearly JSON or none, of something changed. */
function strangeJson(dice: Dice, honest: unknown): string | Buffer {
  // Now and then in its right form, so that what lies behind the form is asked for something that is not there.
  const text = JSON.stringify(dice.once(6) ? honest : changed(dice, honest)) ?? 'undefined'
  const ways: Some<() => string | Buffer> = [
    () => text.slice(0, dice.number(text.length)),
    () => `${text}${text}`,
    () => `\uFEFF${text}`,
    () => `{"__proto__":${text},"constructor":{"prototype":{"ok":true}}}`,
    () => text.replace('{', '{"__proto__":{"ok":true},'),
    () => text.replace('{', `{"lookupId":"${bytes(16)}","lookupId":null,`),
    () => text.replace(/"[\w-]{20,}"/, '"\\ud800\\u0000"'),
    () => text.replace('{', '{"n":1e999999,'),
    () => deep(20_000, '[', ']'),
    () => deep(5_000, '{"a":', '}'),
    () => `[${'{},'.repeat(15_000)}{}]`,
    () => `{${Array.from({ length: 3_000 }, (_, at) => `"k${at}":${at}`).join()}}`,
    () => Buffer.from(text, 'utf16le'),
    () => Buffer.from(text.replace(/[a-z]/, '\u00FF'), 'latin1'),
    () => Buffer.concat([Buffer.from([0xc0, 0x80, 0xed, 0xa0, 0x80]), Buffer.from(text)]),
    () => randomBytes(1 + dice.number(400)),
    () => ''.padEnd(250_000, text),
    () => '',
    () => dice.oneOf(['null', 'NaN', '0', '"', '{', '[', 'true', '/*', "{'a':1}", '{"a":1,}']),
  ]
  return dice.once(2) ? text : dice.oneOf(ways)()
}

const urlEncoded = 'application/x-www-form-urlencoded'

/** A form whose fields are missing, doubled, far too long, files, or written in a way that lies. */
function strangeForm(
  dice: Dice,
  pairs: readonly (readonly [string, string])[],
): { type: string; body: string | Buffer } {
  const plain = new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString()
  const part = (name: string, value: string) => {
    const said = dice.oneOf([
      `name="${name}"`,
      `name="${name}"; filename="f.pdf"`,
      `name="${name}"; filename="../../\u0000.svg"`,
      `filename="${name}"`,
      `name=${name}`,
      `name="${name}`,
      'x',
    ])
    const head = dice.oneOf(['', 'Content-Type: image/jpeg\r\n', 'Content-Transfer-Encoding: base64\r\n', ':\r\n'])
    return `--x\r\nContent-Disposition: form-data; ${said}\r\n${head}\r\n${value}\r\n`
  }
  const parts = pairs.map(([name, value]) => part(name, value)).join('')
  const ways: Some<() => { type: string; body: string | Buffer }> = [
    () => ({ type: urlEncoded, body: plain.slice(0, dice.number(plain.length + 1)) }),
    () => ({ type: urlEncoded, body: `${plain}&${plain}` }),
    () => ({ type: urlEncoded, body: `${plain}&%ff=%c0%80&%=%u0041&=&&__proto__[x]=1` }),
    () => ({ type: urlEncoded, body: 'a=1&'.repeat(16_000) }),
    () => ({ type: `${urlEncoded}; charset=utf-16`, body: Buffer.from(plain, 'utf16le') }),
    () => ({ type: urlEncoded, body: randomBytes(1 + dice.number(400)) }),
    () => ({ type: 'multipart/form-data; boundary=x', body: `${parts}--x--\r\n` }),
    () => ({ type: 'multipart/form-data; boundary=x', body: parts }),
    () => ({ type: 'multipart/form-data; boundary=y', body: `${parts}--x--\r\n` }),
    () => ({ type: 'multipart/form-data; boundary=', body: `${parts}--x--\r\n` }),
    () => ({ type: 'multipart/form-data', body: parts }),
    () => ({ type: 'multipart/form-data; boundary=x', body: `--x\r\n${'A: b\r\n'.repeat(5_000)}\r\n--x--\r\n` }),
    () => ({ type: 'multipart/form-data; boundary=x', body: `${'--x\r\n'.repeat(5_000)}--x--` }),
    () => ({ type: `multipart/form-data; boundary=${'-'.repeat(300)}`, body: parts }),
  ]
  return dice.once(3) ? dice.oneOf(ways)() : { type: urlEncoded, body: plain }
}

const words: Some<string> = [
  '',
  '\u0000',
  '\uD800',
  '🙂'.repeat(300),
  'x'.repeat(60_000),
  '__proto__',
  'constructor',
  '{"entrance":"worker","municipality":"GM9901","story":{"a":1},"forms":"labour"}',
  '{"entrance":"worker","municipality":"GM9901","forms":["labour"],"story":"x"}',
  deep(4_000, '[', ']'),
  '-1',
  '1e9',
  '9999-99-99',
  '٢٠٢١-٠١-٠١',
  '<svg onload=1>',
  "'); drop table reporting_case; --",
  '%00',
  'GM9999',
]

function strangeFields(dice: Dice, taken: Taken & { as: 'form' }): (readonly [string, string])[] {
  const honest = taken.honest?.() ?? {}
  return taken.fields
    .filter(() => !dice.once(4))
    .map((name) => {
      const right = honest[name]
      return [name, right !== undefined && !dice.once(4) ? right : dice.oneOf(words)] as const
    })
}

const methods: Some<string> = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'GET', 'HEAD']
const types: Some<string> = [
  'text/plain',
  'application/json',
  'application/json; charset=utf-16',
  'application/octet-stream',
  'application/x-sveltekit-formdata',
  'application/xml',
  'multipart/form-data; boundary=x',
  'image/svg+xml',
  '/',
  urlEncoded,
]

function bodyFor(dice: Dice, taken: Taken): { type: string; body: string | Buffer } {
  if (taken.as === 'json') return { type: 'application/json', body: strangeJson(dice, taken.honest()) }
  if (taken.as === 'form') return strangeForm(dice, strangeFields(dice, taken))
  if (taken.as === 'json-in-form') {
    const answer = strangeJson(dice, taken.honest()).toString('latin1')
    return strangeForm(dice, [['answer', answer]])
  }
  // No file that is kept has such a length.
  return { type: 'application/octet-stream', body: randomBytes(dice.oneOf([0, 1, 100, 4_000, 70_001])) }
}

/** Something that no page of ours sends to an address, with the method, the type or the way of sending it changed now and then as well. Never what would be kept. */
export function hostileQuestion(dice: Dice, path: string, taken: Taken): Question {
  const { type, body } = bodyFor(dice, taken)
  const method = dice.once(12) ? dice.oneOf(methods) : 'POST'
  const isOther = dice.once(10) || taken.as === 'nothing'
  const headers: Record<string, string> = {
    'content-type': isOther ? dice.oneOf(types) : type,
    ...(dice.once(20) ? {} : { 'sec-fetch-site': 'same-origin' }),
    ...(dice.once(20) ? { 'content-encoding': dice.oneOf(['gzip', 'br', 'x']) } : {}),
    ...(dice.once(20) ? { accept: dice.oneOf(['application/json', 'image/png', ';;;']) } : {}),
    ...(dice.once(30) ? { 'x-sveltekit-action': 'true' } : {}),
  }
  const carries = !['GET', 'HEAD', 'TRACE'].includes(method)
  return { method, path, headers, ...(carries ? { body, inPieces: dice.once(8) } : {}) }
}
