/** What can be read from a table, and the columns of each; described in `data/policy/tables-schema.json`. */
export const importKinds = ['documents', 'inventory', 'rules'] as const
export type ImportKind = (typeof importKinds)[number]

/** Every column must be there, in any order; cells may be empty where the schema says so. */
export const importColumns = {
  documents: [
    'id',
    'municipality',
    'theme',
    'act',
    'title',
    'decided_by',
    'decided',
    'published',
    'in_force',
    'valid_until',
    'review_by',
    'url',
    'opened',
    'opened_on',
    'sources',
    'confidence',
    'about_nl',
    'about_en',
    'about_pl',
  ],
  inventory: ['municipality', 'theme', 'status', 'on', 'said_by', 'sources', 'confidence'],
  rules: ['municipality', 'rule', 'value', 'document', 'from', 'until', 'sources', 'confidence'],
} as const satisfies Readonly<Record<ImportKind, readonly string[]>>
