/** Keys of the page of a case, while nobody types in a field; `leave` is for who does. */
const ofCase = [
  { key: 'b', what: 'message' },
  { key: 'n', what: 'note' },
  { key: 't', what: 'task' },
  { key: 's', what: 'step' },
  { key: '/', what: 'search' },
  { key: 'l', what: 'lock' },
  { key: 'u', what: 'list' },
  { key: '?', what: 'help' },
  { key: 'Escape', what: 'leave' },
] as const

/** Keys of the list of cases. */
const ofList = [
  { key: 'j', what: 'next' },
  { key: 'k', what: 'previous' },
  { key: 'o', what: 'open' },
  { key: '/', what: 'search-all' },
  { key: '?', what: 'help' },
  { key: 'Escape', what: 'leave' },
] as const

export type CaseShortcut = (typeof ofCase)[number]
export type ListShortcut = (typeof ofList)[number]

/** Those that do something on the page of this case: nobody writes in one that is closed, nor to the reporter of one that came from a partner. */
export const caseShortcuts = ({ isClosed, isFromPartner }: { isClosed: boolean; isFromPartner: boolean }) =>
  ofCase.filter(({ what }) => {
    if (what === 'message') return !isClosed && !isFromPartner
    return !isClosed || (what !== 'note' && what !== 'task')
  })

/** Those that do something on the list as it stands. */
export const listShortcuts = ({ hasRows }: { hasRows: boolean }) =>
  ofList.filter(({ what }) => hasRows || (what !== 'next' && what !== 'previous' && what !== 'open'))
