/**
 * Which module may use which other module, through its doors only. Everything else is forbidden.
 * Add an edge by a decision in docs/decisions/, and keep the table free of circles.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const moduleEdges = {
  organisations: ['areas'],
  areas: [],
  guides: ['areas'],
  information: ['directory', 'rights', 'guides'],
  directory: ['organisations', 'areas'],
  rights: [],
  reporting: ['areas', 'organisations', 'guides'],
  guidance: [],
  agencies: ['areas', 'organisations'],
  policy: ['areas', 'guides', 'organisations'],
  programme: ['areas', 'policy', 'organisations'],
  training: ['guides'],
  housing: [],
  education: [],
  network: [],
  // Of reporting only counts, never texts.
  monitor: ['areas', 'policy', 'reporting'],
}
