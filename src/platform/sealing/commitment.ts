import { type Bytes, exactly, framed } from './bytes.ts'
import { sha256 } from './derive.ts'
import { purposeBytes } from './purposes.ts'

/** Of the salt of a commitment: as long as the hash, so that nobody finds the content by trying what it may be. */
export const saltBytes = 32

/**
 * 32 bytes that hold whoever gave them to exactly this content, and tell nothing about it to who has not got the salt.
 * @throws RangeError for a salt of another length than `saltBytes`.
 */
export const commitmentTo = (salt: Bytes, content: Bytes): Promise<Bytes> =>
  sha256(framed(purposeBytes('commitment'), exactly(saltBytes, salt, 'a salt'), content))
