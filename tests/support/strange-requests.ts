import type { Dice } from './dice.ts'
import type { Question } from './send.ts'

type Pool = readonly [string, ...string[]]

const languages: Pool = ['nl', 'en', 'pl', 'ar-XB', 'nl', 'en', 'de', 'NL', 'xx', '__proto__', '%6e%6c']
const guides: Pool = [
  'desk-labour',
  'inspector-sexual',
  'focal-point-criminal',
  'worker-is-this-normal',
  'neighbour',
  'nothing',
  'constructor',
  '__proto__',
  '..',
  '%2e%2e',
  'desk-labour%20',
  'DESK-LABOUR',
]
const odd: Pool = [
  'nothing',
  'constructor',
  '__proto__',
  '..',
  '%2e%2e',
  '%20',
  '%3Cb%3E',
  '%D9%A3',
  'S1-01%00',
  '-',
  '0',
]
/** What stands in for `[name]` in an address; a name that is not here gets anything. */
const parameters: Readonly<Record<string, Pool>> = {
  lang: languages,
  guide: guides,
  article: ['minimum-wage', 'threats-and-debt', 'status', 'everyday', 'critical', 'questions', ...odd],
  item: ['S1-03', 's1-03', 'S2-16', 'R-11', 'M108-2020', 'S9-99', ...odd],
  motion: ['M108-2020', 'm108', '13A', 'M107a', 'M1', ...odd],
  note: ['s1', 's2', 'S1', 's3', ...odd],
  part: ['goals', 'frameworks', 'key-message-1', ...odd],
  point: ['tilburg', 'veilig-thuis-telefoon', 'advies-juridisch-loket', 'TILBURG', ...odd],
  event: ['test-meeting', ...odd],
  id: ['tilburg', 'informatiepunt-midden', 'gemeente-breda', ...odd],
  region: ['AM25', 'labour-market-region', 'AM33', 'zeeland-west-brabant', 'east-brabant', ...odd],
  code: ['GM0772', 'gm0772', 'GM0788', 'eindhoven', 'GM9999', ...odd],
  document: ['waalwijk-2018', 'cranendonck-2022', 'WAALWIJK-2018', ...odd],
}
const days: Pool = [
  '2020-12-31',
  '2021-06-01',
  '2026-11-21',
  '2017-12-31',
  '2018-01-01',
  '9999-12-31',
  'foo',
  '',
  '2021-02-29',
  '-1',
  '0',
  '1e9',
  '٢٠٢١-٠١-٠١',
  '<b>',
]
const statuses: Pool = ['400', '403', '404', '405', '413', '414', '500', '200', '1000', '-1', 'NaN', '__proto__']
const answers: Pool = [
  '',
  'danger=no',
  'danger=yes',
  'danger=no&who=person&apart=done&control=control',
  'danger=no&who=constructor',
  '__proto__=x',
  'danger=no&danger=no',
  'a=b&c',
  '&&&',
  '=',
  '\u0000',
  '\uFEFFdanger=no',
  '<svg onload=1>',
  'danger=no&'.repeat(300),
]
const choices: Pool = ['no', 'yes', 'person', 'place', 'done', 'control', 'toString', '', '0', '🙂', '\uD800']
const counts: Pool = [
  'Uden;100',
  'Uden;100\nLanderd;50',
  'GM0856;1\r\nGM1685;2',
  'Uden;9007199254740991\nLanderd;9007199254740991',
  '__proto__;1',
  ';;;',
  'Uden;1e309',
  'Uden;-1',
  '\n'.repeat(5_000),
]
const municipalities: Pool = ['GM0743', 'GM0772', 'GM9999', '', "' or 1=1 --", '__proto__']
const helped: Pool = ['yes', 'no', 'yes', 'no', '', 'YES', 'constructor', '\u0000']
const lines: Pool = [
  '',
  'ik mis de prijs',
  'bel 06 12 34 56 78',
  'mail me@example.org',
  'NL91 ABNA 0417 1643 00',
  '\u0000\u202E',
  '<script>alert(1)</script>',
  '\uD800',
  "'); drop table information_remark; --",
  'x'.repeat(5_000),
]
const fields: Pool = [
  'answers',
  'municipality',
  'choice',
  'change',
  'changing',
  'back',
  'on',
  'from',
  'to',
  'counts',
  'helped',
  'line',
  '__proto__',
  'constructor',
  '',
]
const methods: Pool = [
  'GET',
  'GET',
  'GET',
  'GET',
  'POST',
  'POST',
  'POST',
  'HEAD',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'QUERY',
]
const contentTypes: Pool = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-16',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'application/json',
  'application/x-sveltekit-formdata',
  'text/plain',
  'image/png',
  '/',
  '',
]
const signs: Pool = [
  '%00',
  '%ff',
  '%0d%0a',
  '%5c',
  '%2f',
  '%2e%2e%2f',
  ';',
  '@',
  '%',
  "'",
  '%c0%af',
  '%F0%9F%99%82',
  '~',
  '//',
  '.',
  '%e2%80%ae',
  '%u0041',
]
const tails: Pool = [
  '/',
  '/__data.json',
  '.html',
  '/.',
  '/..',
  '/+page.svelte',
  '/index.php',
  '?',
  '#x',
  '/__data.json?x-sveltekit-invalidated=11',
  '.br',
  '.gz',
]
const queries: Pool = [
  'x-sveltekit-invalidated=1',
  '/named=',
  '/default',
  'forgotten',
  'a[]=1',
  '%ff=%ff',
  '__proto__[x]=1',
  'on',
  'on=&on=2020-12-31',
  'state=done&state=nothing&late=overdue',
  'sort=deadline&order=desc&page=999999',
  'page=-1&page=1e9&since=2021-13-01',
  'q=%00%ff&owner=__proto__&place=GM0772',
  'from=2020-01-01&to=2019-01-01&motion=M108-2020&motion=x&form=memo',
  'from=2020-01-01&to=2020-12-31&motion=M108-2020&form=statenmededeling&language=nl',
  'a=GM0772&b=GM0758&c=constructor',
  'theme=housing&region=AM25&municipality=GM0772',
  'moment=3&shown=2020-12-31',
  'municipality=GM0855&language=pl&kind=union&open=1&at=2026-12-24T10:00',
  'municipality=Tilburg&language=%ff&kind=__proto__&open=no&at=9999-12-31T99:99',
  'openAt=2026-12-24T10:00:00%2B01:00&near=GM0855&pageSize=1&page=2',
  'openAt=now&near=x&pageSize=1000&page=0&constructor=1',
  '&&==',
]

const headerPools: Readonly<Record<string, Pool>> = {
  accept: ['text/html', '*/*', 'application/json', '', 'text/html;q=0', ';;;', 'text/x-component'],
  'accept-language': [
    'pl',
    'nl-NL,nl;q=0.9',
    'xx',
    '*',
    ';q=1',
    'en;q=abc,pl;q=-1',
    `${'x,'.repeat(2_000)}nl`,
    '__proto__',
  ],
  'accept-encoding': ['br', 'gzip', 'identity', 'br;q=0, gzip', '*', 'nonsense', 'identity;q=0, *;q=0'],
  origin: ['null', 'https://evil.example', 'http://127.0.0.1', 'nonsense', 'http://['],
  referer: ['https://evil.example/', 'nonsense'],
  'sec-fetch-site': ['same-origin', 'same-origin', 'cross-site', 'same-site', 'none', 'nonsense'],
  cookie: ['a=b', '__proto__=1', '%ff=%ff', '; ; ='],
  host: ['localhost', 'evil.example', '127.0.0.1:1', '[::1]', 'a b', '..', 'x'.repeat(300), 'http://x'],
  'if-none-match': ['*', '"x"', 'W/"x"', ''],
  'if-modified-since': ['Sat, 21 Nov 2099 00:00:00 GMT', 'nonsense'],
  range: ['bytes=0-1', 'bytes=5-1', 'bytes=-1', 'bytes=0-99999999999', 'bytes=a-b', 'lines=1'],
  'x-forwarded-proto': ['https', 'http', 'ftp', 'https,http', 'javascript'],
  'x-forwarded-host': ['evil.example'],
  'x-forwarded-for': ['127.0.0.1', '<script>'],
  'x-http-method-override': ['DELETE'],
  'x-sveltekit-action': ['true'],
  'x-sveltekit-prerender': ['true'],
  'content-encoding': ['gzip', 'br', 'nonsense'],
}

/** A request that a careless or hostile sender could make of one of `routes`. */
export function strangeRequest(dice: Dice, routes: readonly [string, ...string[]]): Question & { route: string } {
  const route = dice.oneOf(routes)
  const method = dice.oneOf(methods)
  const path = strangePath(dice, route)
  const headers = strangeHeaders(dice)
  const carries = method !== 'GET' && method !== 'HEAD' && !dice.once(10)
  if (!carries) return { route, method, path, headers }
  const kind = dice.oneOf(contentTypes)
  // Most forms look as if a page of ours had sent them, or nothing behind the first check would be reached.
  const ownPage: Record<string, string> = dice.once(5) ? {} : { 'sec-fetch-site': 'same-origin' }
  return {
    route,
    method,
    path,
    headers: { ...headers, ...ownPage, 'content-type': kind },
    body: strangeBody(dice, kind),
    inPieces: dice.once(4),
  }
}

function strangePath(dice: Dice, route: string): string {
  let path = route
    .replace('[status]', () => dice.oneOf(statuses))
    .replaceAll(/\[([a-z]+)[^\]]*\]/g, (_, name: string) => dice.oneOf(parameters[name] ?? odd))
  if (dice.once(6)) {
    const at = 1 + dice.number(path.length)
    path = path.slice(0, at) + dice.oneOf(signs) + path.slice(at)
  }
  if (dice.once(8)) path += dice.oneOf(tails)
  if (dice.once(3)) path += `${path.includes('?') ? '&' : '?'}on=${encodeURIComponent(dice.oneOf(days))}`
  if (dice.once(8)) path += `${path.includes('?') ? '&' : '?'}${dice.oneOf(queries)}`
  if (dice.once(200)) path += 'x'.repeat(3_000)
  return path
}

function strangeHeaders(dice: Dice): Record<string, string> {
  const chosen = Object.entries(headerPools).filter(() => dice.once(6))
  return Object.fromEntries(chosen.map(([name, pool]) => [name, dice.oneOf(pool)]))
}

function strangeBody(dice: Dice, kind: string): string | Buffer {
  if (dice.once(25)) return Buffer.from(Array.from({ length: dice.number(400) }, () => dice.number(256)))
  if (dice.once(60)) return 'answers='.padEnd(70_000, 'x')
  const values = fields.filter(() => dice.once(2)).map((name) => [name, wordFor(dice, name)] as const)
  if (kind.startsWith('application/json')) return dice.once(2) ? JSON.stringify(Object.fromEntries(values)) : '{'
  if (!kind.startsWith('multipart')) return new URLSearchParams(values.map(([name, value]) => [name, value])).toString()
  const parts = values.map(
    ([name, value]) =>
      `--x\r\nContent-Disposition: form-data; name="${name}"${dice.once(4) ? '; filename="f"' : ''}\r\n\r\n${value}\r\n`,
  )
  return dice.once(3) ? parts.join('') : `${parts.join('')}--x--\r\n`
}

function wordFor(dice: Dice, field: string): string {
  if (field === 'answers') return dice.oneOf(answers)
  if (field === 'municipality') return dice.oneOf(municipalities)
  if (['on', 'from', 'to'].includes(field)) return dice.oneOf(days)
  if (field === 'counts') return dice.oneOf(counts)
  if (field === 'helped') return dice.oneOf(helped)
  if (field === 'line') return dice.oneOf(lines)
  return dice.oneOf(choices)
}
