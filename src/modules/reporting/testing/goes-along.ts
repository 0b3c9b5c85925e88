import {
  alongHash,
  commitmentOfText,
  identityAlong,
  newReportingId,
  type SealedForward,
  sealForward,
} from '../ceremonies/index.ts'
import { alongText, fileKind } from '../domain/forwards/along.ts'
import { payloadOf, payloadText } from '../domain/forwards/payload.ts'
import type { FileFacts, Identity } from '../domain/report/report.ts'
import { askVault, type ForwardTold, readerKey, settleVault, submitReport } from '../server/index.ts'
import { known } from './a-forward.ts'
import { colleague, type ForwardingWorld, random, right } from './a-forwarding-world.ts'

/** Who the reporter is, in a test. */
export const identity: Identity = { v: 1, name: 'Verzonnen persoon', phone: '', email: '', address: '', other: '' }

/** What is passed on with one photograph, and with who the reporter is when asked. */
export interface ChosenAlong {
  told: ForwardTold
  text: string
  salt: string
  files: { item: string; sequence: number; bytes: Uint8Array<ArrayBuffer> }[]
  who: Uint8Array<ArrayBuffer> | null
}

/** `content`: what is in the photograph, in ASCII. */
export async function chosenAlong(caseId: string, withIdentity = false, content = 'a picture'): Promise<ChosenAlong> {
  const salt = Buffer.from(random(32)).toString('base64url')
  const facts: FileFacts = {
    item: newReportingId(random),
    sequence: 1,
    name: 'Foto 1',
    type: 'image/png',
    bytes: content.length,
    cleaned: 'stripped',
  }
  const bytes = new TextEncoder().encode(content)
  const who = withIdentity ? await identityAlong(identity, random) : null
  const text = payloadText(payloadOf(known, ['municipality'], salt, [facts]))
  const along = [alongText(fileKind(facts.type), await alongHash(salt, bytes))]
  if (who) along.push(alongText('identity', who.hash))
  const payloadHash = right(await commitmentOfText(text))
  const forwardId = newReportingId(random)
  const told: ForwardTold = { forwardId, caseId, ground: 'person-based', fields: ['municipality'], along, payloadHash }
  return { told, text, salt, files: [{ item: facts.item, sequence: 1, bytes }], who: who?.content ?? null }
}

/** All of it, sealed to the partner. */
export async function sealedAlong(
  { reader }: Pick<ForwardingWorld, 'reader'>,
  { text, files, who }: ChosenAlong,
): Promise<SealedForward> {
  const found = await readerKey(reader, 'partner')
  if (!found) throw new Error('two people read there')
  const to = { organisation: 'partner', keyNumber: found.keyNumber, publicKey: new Uint8Array(found.publicKey) }
  return right(await sealForward(to, text, random, { files, identity: who }))
}

/** A weighed case whose reporter told who they are. */
export async function aNamedCase(world: ForwardingWorld): Promise<string> {
  const { begun, sealed } = await world.aReport({ identity })
  right(await submitReport(world.reader, sealed, 'sealed'))
  await world.weighed(begun.caseId)
  return begun.caseId
}

/** `ann` asks for it and `ben` agrees. */
export async function openTheVault({ desk }: Pick<ForwardingWorld, 'desk'>, caseId: string): Promise<void> {
  const id = newReportingId(random)
  right(await askVault(desk, colleague('ann'), caseId, { id, why: 'hand-over' }))
  right(await settleVault(desk, colleague('ben'), { request: id, agrees: true }))
}
