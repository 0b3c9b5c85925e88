import { readFile } from 'node:fs/promises'
import {
  alongHash,
  fitsContent,
  identityHash,
  manifestHash,
  verifyStatement,
} from '#modules/reporting/ceremonies/index.ts'
import {
  alongIn,
  holdsWhatIsNamed,
  type KeyList,
  listedKey,
  type NotListed,
  type NotRead,
  readContentFile,
  readKeyList,
  readPayload,
  readSignedFile,
  type Signed,
  type Statement,
} from '#modules/reporting/index.ts'
import type { Command, Io } from './command.ts'
import { readWords, wrongUse } from './command-line.ts'

const options = {
  keys: { type: 'string' },
  content: { type: 'string' },
  manifest: { type: 'string' },
  along: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** One thing that was looked at: what is sure now, or what is wrong. */
interface Finding {
  proven: boolean
  text: string
}

const verify: Command = {
  name: 'receipt verify',
  summary: 'whether a receipt, a manifest of a forward or the answer to one is real; offline, without asking anybody',
  usage: [
    'baken receipt verify FILE [--keys FILE] [--content FILE] [--along FILE] [--manifest FILE] [--json]',
    '',
    'FILE is what somebody kept: the receipt of a reporter, a manifest or an answer. --keys is the list of keys of the site, kept from',
    '/.well-known/baken-signing-keys.json; without it nobody can say whose signature it is. --content is the file with what was told',
    'or handed over, which only its owner has. --along goes with it: a file that went along with what was handed over. --manifest goes with an answer: the manifest that it answers.',
    'Exit code 0: everything that was asked is proven. 1: something is not.',
  ].join('\n'),
  async run(args, io) {
    const read = readWords(args, options, 1)
    const [file] = read?.positionals ?? []
    if (!read || file === undefined) return wrongUse(verify, io)
    const texts = await readAll({ file, ...read.values })
    if (typeof texts === 'string') {
      io.err(texts)
      return 2
    }
    const signed = readSignedFile(texts.file ?? '')
    if (!signed.ok) return told(null, [{ proven: false, text: unread(file, signed.error) }], read.values.json, io)
    const findings = [
      await ofSignature(signed.value),
      ofKeys(signed.value, texts.keys),
      ...(await ofContent(signed.value.statement, texts.content)),
      ...(await ofAlong(signed.value.statement, texts.content, read.values.along)),
      ...(await ofManifest(signed.value, texts.manifest)),
    ]
    return told(signed.value.statement, findings, read.values.json, io)
  },
}

/** What `baken receipt …` can do without a server. */
export const receiptCommands: Command[] = [verify]

type Asked = 'file' | 'keys' | 'content' | 'manifest'

/** The text of each file; a sentence when one cannot be read. */
async function readAll(
  paths: Readonly<Partial<Record<Asked | 'json', string | boolean | undefined>>>,
): Promise<Partial<Record<Asked, string>> | string> {
  const texts: Partial<Record<Asked, string>> = {}
  for (const name of ['file', 'keys', 'content', 'manifest'] as const) {
    const path = paths[name]
    if (typeof path !== 'string') continue
    try {
      texts[name] = await readFile(path, 'utf8')
    } catch {
      return `${path} cannot be read.`
    }
  }
  return texts
}

const unreadTexts: Readonly<Record<NotRead, string>> = {
  'not-ours': 'is no file that Baken signs.',
  later: 'was made by a later version of Baken. Use that one to verify it.',
  changed: 'was changed: it is not written as Baken writes it.',
}
const unread = (path: string, why: NotRead) => `${path} ${unreadTexts[why]}`

async function ofSignature(signed: Signed): Promise<Finding> {
  return (await verifyStatement(signed)).ok
    ? { proven: true, text: 'The signature fits: nothing in this file was changed after it was signed.' }
    : {
        proven: false,
        text: 'The signature does not fit: this file was changed, or never signed with the key that it names.',
      }
}

const notListedTexts: Readonly<Record<NotListed, string>> = {
  'other-site': 'The key that signed this was of another site than the one that is named in this file.',
  'unknown-key':
    'The key that signed this is not in the list: whoever made this file was not that site, or the list is too old.',
  'not-then': 'The key that signed this was not in use on the day that this file names.',
  stolen:
    'Somebody else may have had the key that signed this. The site says so itself: its signatures prove nothing any more.',
}

function ofKeys(signed: Signed, text: string | undefined): Finding {
  const { site } = signed.statement
  if (text === undefined) {
    const from = `${site}/.well-known/baken-signing-keys.json`
    return {
      proven: false,
      text: `Whose signature it is, was not looked at. Keep ${from} as a file and name it with --keys.`,
    }
  }
  const list: KeyList | null = readKeyList(text)
  if (!list) return { proven: false, text: 'What --keys names is no list of keys.' }
  const listed = listedKey(list, signed)
  if (!listed.ok) return { proven: false, text: notListedTexts[listed.error] }
  return {
    proven: true,
    text: `It is signed with key ${listed.value.number} of ${site}, which was in use on that day.`,
  }
}

async function ofContent(statement: Statement, text: string | undefined): Promise<Finding[]> {
  if (text === undefined) return []
  if (statement.kind === 'answer' || (statement.kind === 'advice' && statement.wordsHash === null))
    return [{ proven: false, text: 'An answer has no content: leave --content away.' }]
  const content = readContentFile(text)
  if (!content.ok) return [{ proven: false, text: `The file of --content ${unreadTexts[content.error]}` }]
  const what = whatWas[statement.kind]
  const payload = readPayload(content.value)
  const isManifest = statement.kind === 'forwarded' || statement.kind === 'asked'
  if (isManifest && payload && !holdsWhatIsNamed(payload, statement))
    return [
      { proven: false, text: 'The text in the file of --content holds other fields or files than the manifest names.' },
    ]
  return (await fitsContent(statement, content.value))
    ? [{ proven: true, text: `The text in the file of --content is, to the letter, what was ${what}.` }]
    : [{ proven: false, text: `The text in the file of --content is not what was ${what}.` }]
}

/** Whether a file is one of those that went along: its commitment is made with the salt of the content; that of who the reporter is with one of its own. */
async function ofAlong(statement: Statement, told: string | undefined, path: string | undefined): Promise<Finding[]> {
  if (path === undefined) return []
  if (statement.kind !== 'forwarded') return [{ proven: false, text: 'Only a manifest has files: leave --along away.' }]
  const read = told === undefined ? null : readContentFile(told)
  const payload = read?.ok ? readPayload(read.value) : null
  if (!payload)
    return [{ proven: false, text: 'What went along is compared with the content as well: name it with --content.' }]
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return [{ proven: false, text: `${path} cannot be read.` }]
  const content = new Uint8Array(bytes)
  const [file, who] = [await alongHash(payload.salt, content), await identityHash(content)]
  const found = statement.along.map(alongIn).find((one) => one?.hash === (one?.kind === 'identity' ? who : file))
  return found
    ? [{ proven: true, text: `${path} is, to the letter, the ${found.kind} that went along.` }]
    : [{ proven: false, text: `${path} is nothing that went along.` }]
}

const whatWas = { received: 'received', forwarded: 'handed over', asked: 'asked', advice: 'answered' } as const

async function ofManifest({ statement, key }: Signed, text: string | undefined): Promise<Finding[]> {
  if (text === undefined) return []
  if (statement.kind !== 'answer' && statement.kind !== 'advice')
    return [{ proven: false, text: 'Only an answer has a manifest: leave --manifest away.' }]
  const manifest = readSignedFile(text)
  if (!manifest.ok) return [{ proven: false, text: `The file of --manifest ${unreadTexts[manifest.error]}` }]
  const { value } = manifest
  const wanted = statement.kind === 'answer' ? 'forwarded' : 'asked'
  if (value.statement.kind !== wanted) return [{ proven: false, text: 'The file of --manifest is no manifest.' }]
  if (!(await verifyStatement(value)).ok)
    return [{ proven: false, text: 'The signature of the manifest does not fit.' }]
  const fits = (await manifestHash(value.statement)) === statement.manifestHash
  if (!fits) return [{ proven: false, text: 'It answers another manifest than that one.' }]
  const keys = value.key === key ? ', signed with the same key' : ''
  return [{ proven: true, text: `It answers exactly that manifest${keys}.` }]
}

/** What the file says, when everything about it is right. */
function sentence(statement: Statement): string {
  const { site, day } = statement
  switch (statement.kind) {
    case 'received': {
      const how =
        statement.door === 'sealed' ? 'sealed before it left the reporter' : 'seen by the server, which sealed it'
      return `On ${day} ${site} kept a report for "${statement.organisation}", ${how}.`
    }
    case 'forwarded': {
      const { from, to, fields, along, ground, answerDue } = statement
      const beside = along.length === 0 ? '' : ` With it went: ${along.map((one) => alongIn(one)?.kind).join(', ')}.`
      return `On ${day} "${from}" handed over to "${to}", on the ground "${ground}": ${fields.join(', ')}.${beside} An answer was asked by ${answerDue}.`
    }
    case 'asked': {
      const { from, to, fields, ground, answerDue } = statement
      return `On ${day} "${from}" asked "${to}", on the ground "${ground}", about: ${fields.join(', ')}. An answer was asked by ${answerDue}.`
    }
    case 'answer':
      return `On ${day} forward ${statement.forwardId} was answered on ${site}: ${statement.answer} (${statement.reason}).`
    case 'advice':
      return statement.answer === 'unreadable'
        ? `On ${day} question ${statement.forwardId} was said on ${site} not to have arrived well – it did not open, or was not what was signed – and was not answered.`
        : `On ${day} question ${statement.forwardId} was answered on ${site}: ${statement.answer}.`
  }
}

const leftOpen: Readonly<Record<Statement['kind'], string>> = {
  received:
    'It does not say who sent it, whether somebody read it, what was done with it, or that its reader got this very text: the site signs without seeing it, and who opens a report is told when it is another one.',
  forwarded: 'It does not say that the receiver opened it, or that the ground was the right one.',
  answer: 'It does not say what the receiver did after that.',
  asked: 'It does not say that somebody opened it, or that the ground was the right one.',
  advice: 'It does not say whether what was answered is true.',
}

function told(statement: Statement | null, findings: readonly Finding[], json: boolean | undefined, io: Io): number {
  const proven = statement !== null && findings.every((one) => one.proven)
  if (json) io.out(JSON.stringify({ proven, statement, findings }))
  for (const finding of findings) if (!finding.proven) io.err(`NOT PROVEN: ${finding.text}`)
  if (!json && statement) {
    io.out(proven ? sentence(statement) : `The file says: ${sentence(statement)}`)
    for (const finding of findings) if (finding.proven) io.out(finding.text)
    io.out(leftOpen[statement.kind])
  }
  return proven ? 0 : 1
}
