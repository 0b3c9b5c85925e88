import type { Kysely } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Tables } from '../database.ts'

/** What a command may touch: where it writes, where the project stands and which day it is. */
export interface Io {
  /** Data, to standard output. */
  out(text: string): void
  /** Messages for people, to standard error. */
  err(text: string): void
  /** What is on standard input, for a test; the real one when left out. */
  input?: () => Promise<Uint8Array>
  /** The folder that holds `content/` and `data/`. */
  root: string
  today: Day
  /** Where people find the site, for links. Left out: on this machine. */
  address?: string | undefined
  /** The file with the keys that this site signs with. Left out: there is none here. */
  signingKeys?: string | undefined
  /** Opens the database for the few commands that need one. Left out: there is none here. */
  database?: () => Promise<{ db: Kysely<Tables>; close(): Promise<void> }>
}

/** One command of `baken`. */
export interface Command {
  /** The words after `baken`: `policy count`. */
  name: string
  /** What it does, in one line. */
  summary: string
  /** How to write it: `baken policy count --on DAY [--json]`. */
  usage: string
  /** @returns the exit code: 0 good, 1 refused or found wanting, 2 wrong use. */
  run(args: string[], io: Io): Promise<number>
}
