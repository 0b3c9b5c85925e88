/** What a test bundles for a page: the door, and the vectors. Nothing of it is in the product. */
export * from '../index.ts'
export { fromHex, toHex } from './hex.ts'
export { runVectors } from './run-vectors.ts'
export { emptySignatures, smallEd25519, smallX25519 } from './small-order.ts'
