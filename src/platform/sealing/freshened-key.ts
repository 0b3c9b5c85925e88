import { type Bytes, exactly, joined } from './bytes.ts'
import { hkdf } from './derive.ts'
import { purposeBytes } from './purposes.ts'

const keyBytes = 32

/**
 * A key that takes two secrets to have: one that was there, and one that came later; HKDF-SHA256 of both, 32 bytes each. Who has only one of them has nothing: neither somebody who
 * kept the key from before, nor somebody who brought about the later secret but never had the key.
 * @throws RangeError for a key or a secret of another length.
 */
export const freshenedKey = (key: Bytes, secret: Bytes): Promise<Bytes> =>
  hkdf(
    joined(exactly(keyBytes, key, 'a key'), exactly(keyBytes, secret, 'a secret')),
    new Uint8Array(0),
    purposeBytes('freshened-key'),
    keyBytes,
  )
