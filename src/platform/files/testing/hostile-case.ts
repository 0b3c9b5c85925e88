import type { Bytes } from '../bytes-at.ts'
import type { FileRefusal } from '../clean-file-result.ts'

/**
 * A file that somebody made to break, to mislead or to slip through: its name, its bytes, and how it may be refused. Without
 * a code it may also be cleaned, and then must be clean.
 */
export type HostileCase = readonly [name: string, bytes: () => Bytes, ...refused: FileRefusal[]]
