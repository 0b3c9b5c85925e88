import type { MessageKey } from '#platform/i18n/translator.ts'

interface Door {
  path: string
  title: MessageKey
  text: MessageKey
}

/** The ways into the register: pages that show it, or a part of it, from one side. */
export const doors: readonly Door[] = [
  { path: '/programme/register', title: 'programme.register.title', text: 'programme.register.lead' },
  { path: '/programme/time-line', title: 'programme.line.title', text: 'programme.line.lead' },
  { path: '/programme/changes', title: 'programme.changes.title', text: 'programme.changes.lead' },
  { path: '/notes', title: 'programme.door.notes', text: 'programme.door.notes.text' },
  { path: '/programme/motions', title: 'programme.door.motions', text: 'programme.door.motions.text' },
  { path: '/programme/goals', title: 'programme.door.goals', text: 'programme.door.goals.text' },
  { path: '/programme/regions', title: 'programme.door.regions', text: 'programme.door.regions.text' },
  { path: '/programme/matrix', title: 'programme.door.matrix', text: 'programme.door.matrix.text' },
  {
    path: '/programme/municipalities',
    title: 'programme.door.municipalities',
    text: 'programme.door.municipalities.text',
  },
  { path: '/programme/hand-over', title: 'programme.door.hand-over', text: 'programme.door.hand-over.text' },
  { path: '/programme/agreements', title: 'programme.door.agreements', text: 'programme.door.agreements.text' },
  { path: '/programme/pilots', title: 'programme.door.pilots', text: 'programme.door.pilots.text' },
  { path: '/programme/watch', title: 'programme.door.watch', text: 'programme.door.watch.text' },
  { path: '/programme/evaluation', title: 'programme.door.evaluation', text: 'programme.door.evaluation.text' },
  { path: '/report/figures', title: 'figures.title', text: 'figures.lead' },
  { path: '/programme/report', title: 'programme.door.report', text: 'programme.door.report.text' },
  { path: '/kompas', title: 'programme.door.kompas', text: 'programme.door.kompas.text' },
]
