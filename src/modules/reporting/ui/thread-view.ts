import type { Day } from '#kernel/days.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { type FileFacts, mostCharacters, mostFileMegabytes, type Report } from '../domain/report/report.ts'

/** One thing that was written, opened for its reporter. */
export interface ThreadEntry {
  from: 'reporter' | 'organisation'
  day: Day
  report: Report | null
  text: string | null
  files: readonly FileFacts[]
}

/** A thread as its reporter sees it. */
export interface ThreadView {
  head: {
    organisationName: string
    door: string
    state: string
    receivedOn: Day
    /** Whether somebody can read there now what is written. */
    isRead: boolean
  }
  entries: readonly ThreadEntry[]
  /** On which day it is deleted, and whether its reporter asked for that while it may not be done; null: not known. */
  deletion: { on: Day; isWished: boolean } | null
}

const states = ['new', 'read', 'weighed', 'in-consultation', 'forwarded', 'answered', 'closed'] as const

/** How it stands, in a sentence for who told it. @throws Error for a state without one. */
export function stateWords(state: string, t: Translator): string {
  const known = states.find((one) => one === state)
  if (known === undefined) throw new Error(`"${state}" has no words for a reporter`)
  return t(`reporting.state.${known}`)
}

const refusedFiles = [
  'empty',
  'too-large',
  'not-a-kind',
  'video',
  'damaged',
  'too-many-pixels',
  'too-much-inside',
  'hostile',
  'encrypted-pdf',
  'not-decodable',
  'too-many',
] as const

/** Whether something is wrong with a file that was chosen, and not with the words. */
export const isAboutFile = (code: string): boolean =>
  code === 'uncleanable' || (refusedFiles as readonly string[]).includes(code)

/** More at once than one page without a script sends. */
const mostAtOnce = 2

/** Why a message was not sent, or a case not deleted yet, in a sentence that says what to do. `typed`: the words of the message. */
export function threadProblemWords(
  { at, code }: { at: 'say' | 'delete'; code: string },
  typed: string,
  t: Translator,
): string {
  if (at === 'delete') return t('reporting.delete.missing')
  if (code === 'uncleanable') return t('reporting.files.traces')
  const refused = refusedFiles.find((one) => one === code)
  if (refused) return t(`reporting.files.refused.${refused}`, { megabytes: mostFileMegabytes, most: mostAtOnce })
  if (code === 'missing') return t('reporting.say.missing')
  if (code === 'full') return t('reporting.say.full')
  if (code !== 'too-long') return t('reporting.say.not-sent')
  return t('reporting.say.too-long', { most: t.number(mostCharacters.message), count: t.number(typed.length) })
}
