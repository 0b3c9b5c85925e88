import type { EventEmitter } from 'node:events'

const events: EventEmitter = process
let stopping = false
events.once('sveltekit:shutdown', () => {
  stopping = true
})

/** Whether this server is about to end: it takes its database away while pages may still be drawn for readers who left. */
export const isStopping = (): boolean => stopping
