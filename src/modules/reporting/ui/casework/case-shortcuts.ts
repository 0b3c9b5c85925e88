/** Keys of the page of a case, while nobody types in a field; `leave` is for who does. */
export const caseShortcuts = [
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
export type CaseShortcut = (typeof caseShortcuts)[number]['what']
