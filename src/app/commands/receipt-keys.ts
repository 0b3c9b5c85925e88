import { randomBytes } from 'node:crypto'
import { keyListText } from '#modules/reporting/index.ts'
import { changeSigningKey, keyInUse, type SigningPlace, signingKeysIn } from '../receipts/signing-keys.ts'
import type { Command, Io } from './command.ts'
import { readWords, wrongUse } from './command-line.ts'

const keys: Command = {
  name: 'receipt keys',
  summary:
    'the list of keys that this site signs with and signed with before, as at /.well-known/baken-signing-keys.json',
  usage: 'baken receipt keys',
  async run(args, io) {
    if (!readWords(args, {} as const)) return wrongUse(keys, io)
    const file = fileIn(io)
    if (file === null) return 1
    const list = signingKeysIn(file)
    if (list === null) return noneYet(io)
    io.out(keyListText(list).trimEnd())
    return 0
  },
}

const change: Command = {
  name: 'receipt change-key',
  summary: 'makes a new key to sign with; what was signed before can still be verified',
  usage: [
    'baken receipt change-key [--stolen]',
    '',
    'The running server signs with the new key at once. The private half of the old one is destroyed; its public half stays in the list.',
    '--stolen: somebody else may have had the old key. Then nothing that it signed is proven any more, and the list says so.',
  ].join('\n'),
  async run(args, io) {
    const read = readWords(args, { stolen: { type: 'boolean' } } as const)
    if (!read) return wrongUse(change, io)
    const file = fileIn(io)
    if (file === null) return 1
    const list = signingKeysIn(file)
    if (list === null) return noneYet(io)
    // Of the same address: which one this shell was told does not count, for receipts name that of the server.
    const place: SigningPlace = { file, site: keyInUse(list).site, today: () => io.today, random }
    const changed = await changeSigningKey(place, { stolen: read.values.stolen ?? false })
    if (!changed.ok) {
      io.err(`Somebody else is changing the key right now. When nobody is, remove ${place.file}.lock.`)
      return 1
    }
    io.out(`Key ${changed.value.number} signs from now on.`)
    if (read.values.stolen)
      io.err('The list says that the one before it may be in other hands. Tell those who keep receipts.')
    return 0
  },
}

/** Of the keys of this site. */
export const receiptKeyCommands: Command[] = [keys, change]

const random = (length: number) => new Uint8Array(randomBytes(length))

/** Where the keys are; null, with a sentence: it is not known. */
function fileIn({ signingKeys, err }: Io): string | null {
  if (signingKeys !== undefined) return signingKeys
  err('A setting is wrong, so it is not known where the keys are: start the server to see which one.')
  return null
}

function noneYet(io: Io): number {
  io.err('This site has no key to sign with yet: the server makes it at its first start.')
  return 1
}
