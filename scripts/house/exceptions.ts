/**
 * The one list of exceptions to the rules of the house. Each says why, and goes when it is no longer needed: an
 * exception that nothing needs is itself a finding.
 */
export interface HouseException {
  rule: 'file-length' | 'silenced-rule' | 'no-workplace'
  file: string
  reason: string
}

export const exceptions: readonly HouseException[] = [
  {
    rule: 'silenced-rule',
    file: 'src/ui/Pictogram.svelte',
    reason: 'The drawings are our own files in content/pictograms, put in at build time; nothing of a reader comes in.',
  },
  {
    rule: 'silenced-rule',
    file: 'src/app/offline/Framed.svelte',
    reason: 'Drawn once by the service worker: the language never changes after the first value.',
  },
  {
    rule: 'silenced-rule',
    file: 'src/routes/+layout.svelte',
    reason: 'Pages have no script of their own: a page is drawn once, with the language and address of its request.',
  },
  {
    rule: 'silenced-rule',
    file: 'src/ui/TableFrame.svelte',
    reason:
      'What scrolls must be reachable with the keyboard; the frame is a named region, so a tab stop is right there.',
  },
]
