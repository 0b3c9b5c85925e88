/** A mail as a mail program shows it; headers by their names in small letters. */
export interface ReadMail {
  headers: ReadonlyMap<string, string>
  /** Each header line as it came, unfolded. */
  headerLines: readonly string[]
  subject: string
  text: string
  /** How the text travelled. */
  encoding: string
}

/** Reads a mail of one part, written apart from the library that makes it. */
export function readMail(raw: string): ReadMail {
  const split = raw.indexOf('\r\n\r\n')
  const headerLines = raw
    .slice(0, split)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = new Map(
    headerLines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  )
  const encoding = headers.get('content-transfer-encoding') ?? '7bit'
  const text = decoded(raw.slice(split + 4), encoding)
  const unfolded = /format=flowed/.test(headers.get('content-type') ?? '') ? unflowed(text) : text
  return {
    headers,
    headerLines,
    subject: headerWords(headers.get('subject') ?? ''),
    text: unfolded.replace(/\r\n/g, '\n'),
    encoding,
  }
}

function decoded(body: string, encoding: string): string {
  switch (encoding) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8')
    case 'quoted-printable':
      return unquoted(body.replace(/=\r\n/g, ''))
    default:
      return body
  }
}

const unquoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

/** RFC 3676: a line that ends in a blank goes on in the next; one blank before a line is not of the text. */
const unflowed = (text: string): string => text.replace(/ \r\n/g, ' ').replace(/^ /gm, '')

/** RFC 2047: `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`; blanks between two of them are not of the text. */
function headerWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : unquoted(word.replaceAll('_', ' ')),
    )
}
