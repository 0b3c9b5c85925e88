import { randomBytes } from 'node:crypto'
import { keyListText } from '#modules/reporting/index.ts'
import { changeSigningKey, openSigning, type SigningPlace } from '../receipts/signing-keys.ts'
import type { Command, Io } from './command.ts'
import { readWords, wrongUse } from './command-line.ts'

const keys: Command = {
  name: 'receipt keys',
  summary:
    'the list of keys that this site signs with and signed with before, as at /.well-known/baken-signing-keys.json',
  usage: 'baken receipt keys',
  async run(args, io) {
    if (!readWords(args, {} as const)) return wrongUse(keys, io)
    const place = placeIn(io)
    if (!place) return nowhere(io)
    io.out(keyListText(await (await openSigning(place)).keys()).trimEnd())
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
    const place = placeIn(io)
    if (!place) return nowhere(io)
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

function placeIn({ signingKeys, address, today }: Io): SigningPlace | null {
  if (signingKeys === undefined || address === undefined) return null
  const random = (length: number) => new Uint8Array(randomBytes(length))
  return { file: signingKeys, site: address, today: () => today, random }
}

function nowhere(io: Io): number {
  io.err('A setting is wrong, so it is not known where the keys are: start the server to see which one.')
  return 1
}
