import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const keyBytes = 32

/**
 * The key of the server: 32 bytes that lie beside the database and never in it, so that a copy of the database alone shows no secret of an app with codes.
 * Made once, readable for the server only. Whoever loses it asks everybody to connect their app anew.
 * @throws Error when the file holds something else: then nobody could sign in, and nobody would know why.
 */
export function serverKey(folder: string): Uint8Array<ArrayBuffer> {
  const file = join(folder, 'server-key')
  if (!existsSync(file)) makeKey(folder, file)
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== keyBytes) throw new Error(`${file} does not hold a key of ${keyBytes} bytes in base64`)
  return new Uint8Array(key)
}

/** Two servers that start at once get the same key: the first to link it decides. */
function makeKey(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (cause) {
    if (!existsSync(file)) throw cause
  } finally {
    rmSync(draft)
  }
}
