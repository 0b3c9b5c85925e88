import { runInNewContext } from 'node:vm'

/**
 * What `work` gives, which ends some thousand times sooner than it may. Work that grows out of hand with what it is given is cut off after a
 * minute with a fault, while a deadline of the test itself would wait until it is done. Give it so much that the wrong way would take hours:
 * then a busy machine decides nothing.
 *
 * @param work does all of it before it returns
 */
export function endsSoon<T>(work: () => T, patienceMs = 60_000): T {
  return runInNewContext('work()', { work }, { timeout: patienceMs }) as T
}
