import type { FieldRefusal, RefusalCode } from '../../domain/read-payslip.ts'
import type { FileRefusal, LineRefusal } from '../../forms/read-batch.ts'

type Sentence = (typed: string) => string

/** What was wrong with a field, for whoever writes a program. */
const ofFields: Readonly<Record<RefusalCode, Sentence>> = {
  'not-an-object': () => 'This must be an object.',
  'unknown-field': (typed) => `There is no field "${typed}".`,
  'not-a-day': (typed) => `"${typed}" is no day of the calendar: write YYYY-MM-DD.`,
  'day-out-of-range': (typed) => `"${typed}" is too far away: give a day from 1900 to 2100.`,
  'not-whole': () => 'This must be a whole number.',
  negative: (typed) => `${typed} cannot be: give 0 or more, and more than 0 for a full week.`,
  'too-large': (typed) => `${typed} is too large to be right.`,
  'not-yes-or-no': () => 'This must be true or false; leave it out when it is not known.',
  'not-a-list': () => 'This must be a list.',
  'unknown-kind': (typed) => `"${typed}" is none of the kinds that are described.`,
  'period-order': () => 'The last day lies before the first.',
  'period-too-long': () => 'The period is longer than a year: give one payslip at a time.',
  'too-many-minutes': () => 'There are not so many minutes in these days.',
  'outside-period': () => 'This day lies outside the period.',
  'parts-sum': () => 'The parts together are not what was worked in all.',
  'born-later': () => 'The birth date lies after the period.',
  'too-old': () => 'Nobody is so old: look at the year of birth again.',
  'starts-later': () => 'The employment starts after the period.',
}

/** What was wrong with a cell of a table, where a table says it in another way. */
const ofCells: Readonly<Record<Exclude<LineRefusal['code'], RefusalCode>, Sentence>> = {
  'not-an-amount': (typed) => `"${typed}" is no amount: write 599,60 or 599.60.`,
  'two-readings': (typed) => `"${typed}" may mean two things: write the cents too, as in 1234,00.`,
  'too-precise': (typed) => `"${typed}" has too many digits behind the comma.`,
  'not-hours': (typed) => `"${typed}" are no hours: write 38:30 or 38,5.`,
  'none-and-some': () => 'It says that nothing came off, and there is an amount that did.',
  'hours-and-minutes': () => 'The hours and the minutes are not the same.',
  'not-none': (typed) => `"${typed}" means nothing here: write none, or leave it empty.`,
  'cells-differ': () => 'This line has more or fewer cells than the head.',
  'cell-too-long': () => 'There are too many letters in this cell.',
}
const ofLines: Readonly<Record<LineRefusal['code'], Sentence>> = {
  ...ofFields,
  ...ofCells,
  'not-yes-or-no': () => 'Write yes or no, or leave it empty.',
  'not-a-day': (typed) => `"${typed}" is no day of the calendar: write YYYY-MM-DD or D-M-YYYY.`,
}

export const fieldSentence = ({ code, typed }: FieldRefusal): string => ofFields[code](typed)
export const lineSentence = ({ code, typed }: LineRefusal): string => ofLines[code](typed)

/** Why a table cannot be read at all. */
const ofFiles: Readonly<Record<FileRefusal['code'], Sentence>> = {
  'too-large': () => 'The file is too large: divide it.',
  'too-many-rows': () => 'There are too many lines: divide the table.',
  'too-many-columns': () => 'There are too many columns.',
  'not-utf8': () => 'From here the letters are in another encoding: save the file as CSV UTF-8.',
  'not-text': () => 'This is no text: save the table as CSV UTF-8.',
  empty: () => 'There is nothing in this file.',
  'no-lines': () => 'There is only a head, and no payslip.',
  'column-twice': (column) => `The column "${column}" is there twice.`,
  'column-unnamed': () => 'A column has no name.',
  'column-unknown': (column) => `There is no column "${column}".`,
  'quote-open': () => 'A quote is opened here and never closed.',
  'quote-inside': () => 'A quote inside a quoted cell must be doubled.',
}
export const fileSentence = ({ code, column }: FileRefusal): string => ofFiles[code](column ?? '')
