import type { FileFacts } from '#modules/reporting/index.ts'
import type { CaseFacts, SentItem } from './sent-case.ts'

/** Files as items of the case, once their message is kept. */
export const itemsOf = (files: readonly FileFacts[], { me }: Pick<CaseFacts, 'me'>, day: SentItem['day']): SentItem[] =>
  files.map(({ item, sequence }) => ({
    item,
    sender: 'organisation',
    kind: 'file',
    sequence,
    day,
    writtenBy: me,
    envelope: null,
  }))
