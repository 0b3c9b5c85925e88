import { join } from 'node:path'
import type { RunningServer, serverRoom } from '../start/run-server.ts'

/** Derivations that a server began since it runs. */
export interface Derivations {
  argon2: number
  pbkdf2: number
  hkdf: number
}

export interface CountingServer extends RunningServer {
  derivations(): Promise<Derivations>
}

/** A server whose runtime counts what it derives: `count-hashes.ts`. Resolves when it answers. */
export async function countingServer(
  room: ReturnType<typeof serverRoom>,
  settings: Readonly<Record<string, string>> = {},
): Promise<CountingServer> {
  const counting = { NODE_OPTIONS: `--import=${join(import.meta.dirname, 'count-hashes.ts')}` }
  const server = await room.start({ ...counting, ...settings }, ['ignore', 'pipe', 'pipe', 'ipc'])
  await server.ready
  return {
    ...server,
    derivations: () =>
      new Promise((resolve) => {
        server.process.once('message', (told: Derivations) => resolve(told))
        server.process.send('how many?')
      }),
  }
}

/** Does `one` so many times, `atOnce` at a time, in order of number. */
export async function storm(count: number, atOnce: number, one: (at: number) => Promise<void>): Promise<void> {
  let begun = 0
  const sender = async () => {
    while (begun < count) {
      begun += 1
      await one(begun - 1)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
}
