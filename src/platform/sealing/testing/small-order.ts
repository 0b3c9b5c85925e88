/**
 * Public keys with which everybody could read, or one signature holds for everything. Which ones there are is proven in
 * signature.test.ts for Ed25519; for X25519 they are the coordinates 0, 1, p − 1, p and p + 1, with p = 2²⁵⁵ − 19.
 */
const fill = 'ff'.repeat(30)
const zero = '00'.repeat(32)
const one = `01${'00'.repeat(31)}`
const aroundP = [`ec${fill}7f`, `ed${fill}7f`, `ee${fill}7f`]

export const smallX25519: readonly string[] = [zero, one, ...aroundP]

/** The four second coordinates and their opposites, with both signs, and all second spellings. */
export const smallEd25519: readonly string[] = [
  zero,
  one,
  ...aroundP,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].flatMap((hex) => [hex, hex.slice(0, -2) + (Number.parseInt(hex.slice(-2), 16) | 0x80).toString(16)])

/** Signatures that hold under keys of small order for some or all messages: such a point, and the number 0. */
export const emptySignatures: readonly string[] = smallEd25519.map((point) => point + zero)
