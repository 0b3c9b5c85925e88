/**
 * Seals what people tell, so that only those it is meant for can read it; runs the same in a browser and on the server.
 * Nothing else in Baken touches a cipher, a hash for secrets or a key, but `platform/credentials` for signing in. Why these, and what they do not protect against:
 * docs/decisions/028-what-seals-a-story.md.
 *
 * - **Keys**: `makeKeyPair`, `openingKey`, `belongTogether`; to compare aloud: `spokenFingerprint`.
 * - **Envelopes** bound to their place: `sealEnvelope`, `openEnvelope`, with the sizes that can be seen: `paddedSizes`.
 * - **Wrapped secrets** of 32 bytes: to a key, under a passphrase, under a passkey.
 * - **Recovery** by any two of three papers: `splitForRecovery`, `showShare`, `readShare`, `combineShares`.
 * - **Receipts**: `newReceiptCode`, `showReceiptCode`, `readReceiptCode`, `receiptKeys`.
 * - **Letters** behind a link and a code that come by different ways: `linkAndCodeKeys`.
 * - **Keys of two secrets**, one from before and one that came later: `freshenedKey`.
 * - **Commitments** to content that stays secret: `commitmentTo`.
 * - **Signatures** under a label: `makeSigningPair`, `signingKey`, `sign`, `verify`.
 *
 * Only wrapping under a passphrase needs WebAssembly; a bundle that leaves it out stays small.
 */
export type { Bytes, Random } from './bytes.ts'
export { sameBytes } from './bytes.ts'
export { commitmentTo, saltBytes } from './commitment.ts'
export { sha256 } from './derive.ts'
export type { EnvelopePlace, SealingKey, UnsealingKey } from './envelope.ts'
export { openEnvelope, sealEnvelope } from './envelope.ts'
export { shortFingerprint, spokenFingerprint } from './fingerprint.ts'
export { freshenedKey } from './freshened-key.ts'
export type { Bound } from './hpke.ts'
export { open, seal } from './hpke.ts'
export type { KeyPair, OpeningKey } from './key-pair.ts'
export { belongTogether, makeKeyPair, openingKey, publicKeyOf } from './key-pair.ts'
export type { LinkAndCodeKeys } from './link-and-code.ts'
export { linkAndCodeKeys, linkSecretBytes } from './link-and-code.ts'
export type { Padding } from './padding.ts'
export { mostBytes, paddedSizes } from './padding.ts'
export type { PassphraseFault } from './passphrase.ts'
export { chosenPassphrase, fewestCharacters } from './passphrase.ts'
export type { ReceiptCode, ReceiptKeys } from './receipt-code.ts'
export { newReceiptCode, readReceiptCode, receiptKeys, showReceiptCode } from './receipt-code.ts'
export type { RecoveryShare } from './recovery-shares.ts'
export { combineShares, readShare, showShare, splitForRecovery } from './recovery-shares.ts'
export { sameAgain, seedBytes } from './same-again.ts'
export type { SigningKey } from './signature.ts'
export { makeSigningPair, sign, signingKey, verify } from './signature.ts'
export { withEach } from './with-each.ts'
export type { FormFault } from './wrapped-form.ts'
export {
  looksWrapped,
  unwrapWithKey,
  unwrapWithPasskey,
  unwrapWithPassphrase,
  wrapToKey,
  wrapUnderPasskey,
  wrapUnderPassphrase,
} from './wrapped-secret.ts'
