import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The description of the inventory and of the tables that can be imported, CSV on the Web (W3C), as JSON text. */
export const tablesSchema = (dataFolder: string): Promise<string> =>
  readFile(join(dataFolder, 'policy/tables-schema.json'), 'utf8')
