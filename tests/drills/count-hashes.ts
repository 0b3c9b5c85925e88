// Loaded before a server that a test starts (`--import`): counts every Argon2id that Node is asked for, below all code of ours, and tells its parent
// the number when that asks. The product has no such door; it is the runtime that counts.
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

const { argon2 } = crypto
let started = 0
crypto.argon2 = (...given) => {
  started += 1
  return argon2(...given)
}
syncBuiltinESMExports()
if (process.send) process.on('message', () => process.send?.({ hashes: started }))
