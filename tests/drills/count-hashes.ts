// Loaded before a server that a test starts (`--import`): counts every costly or keyed derivation that Node is asked for, below all code of ours, and
// tells its parent the numbers when that asks. The product has no such door; it is the runtime that counts.
// With `WAIT_FOR_PBKDF2` (milliseconds) a stretched code takes that long and one round: a storm is then as crowded as ever, and leaves the machine alone.
import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'

const { argon2 } = crypto
const counted = { argon2: 0, pbkdf2: 0, hkdf: 0 }
crypto.argon2 = (...given) => {
  counted.argon2 += 1
  return argon2(...given)
}
syncBuiltinESMExports()

const waits = process.env['WAIT_FOR_PBKDF2']
const { subtle } = globalThis.crypto
const deriveBits = subtle.deriveBits.bind(subtle)
subtle.deriveBits = async (how, key, length) => {
  if (typeof how === 'string' || !('name' in how)) return deriveBits(how, key, length)
  if (how.name === 'HKDF') counted.hkdf += 1
  // Fewer rounds are the password of a connection to the database.
  if (how.name !== 'PBKDF2' || (how as Pbkdf2Params).iterations < 100_000) return deriveBits(how, key, length)
  counted.pbkdf2 += 1
  if (waits === undefined) return deriveBits(how, key, length)
  await pause(Number(waits))
  return deriveBits({ ...how, iterations: 1 } as Pbkdf2Params, key, length)
}
if (process.send) process.on('message', () => process.send?.(counted))
