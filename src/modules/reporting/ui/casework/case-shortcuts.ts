/** Keys of the page of a case, while nobody types in a field. */
export const caseShortcuts = [
  { key: 'b', what: 'message' },
  { key: 'n', what: 'note' },
  { key: 't', what: 'task' },
  { key: 's', what: 'step' },
  { key: '/', what: 'search' },
  { key: 'l', what: 'lock' },
  { key: 'u', what: 'list' },
  { key: '?', what: 'help' },
] as const
export type CaseShortcut = (typeof caseShortcuts)[number]['what']
