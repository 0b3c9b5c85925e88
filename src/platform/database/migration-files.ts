import { readdirSync } from 'node:fs'

/** The migrations of a folder by their names, `NNNN_name.sql`, in the order in which they are done; everything else in it is none. */
export const migrationFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => /^\d{4}_[a-z_]+\.sql$/.test(file))
    .sort()
