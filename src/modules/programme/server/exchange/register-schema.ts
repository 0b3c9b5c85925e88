import type { LanguageTag } from '#kernel/language.ts'
import { type ColumnName, type ColumnSort, tableColumns } from '../../domain/table-columns.ts'

const datatypes: Readonly<Record<ColumnSort, string>> = {
  id: 'string',
  ids: 'string',
  word: 'string',
  text: 'string',
  day: 'date',
  moment: 'string',
  number: 'integer',
}

/**
 * What every column of the table means, as CSV on the Web.
 *
 * @param language of the descriptions
 * @param describe what a column holds, in a sentence
 */
export function registerSchema(
  language: LanguageTag,
  title: string,
  describe: (column: ColumnName) => string,
): Record<string, unknown> {
  const columns = tableColumns.map(({ name, sort, use, values }) => ({
    name,
    titles: name,
    'dc:description': describe(name),
    datatype: values ? { base: 'string', format: values.join('|') } : datatypes[sort],
    ...(sort === 'ids' ? { separator: ' ' } : {}),
    required: use === 'needed' && name !== 'starts',
  }))
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': language }],
    'dc:title': title,
    url: 'register.csv',
    dialect: {
      encoding: 'utf-8',
      delimiter: ';',
      quoteChar: '"',
      doubleQuote: true,
      header: true,
      lineTerminators: ['\r\n'],
    },
    tableSchema: { columns, primaryKey: 'id' },
  }
}
