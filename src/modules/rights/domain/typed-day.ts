/**
 * A day as people and Dutch spreadsheets write it, as `YYYY-MM-DD`: `1-7-2026` is 1 July. Another text comes back as it
 * is; whether such a day exists is for who reads it. Days first and months second is how it is written here; with `/`
 * between it may be either, so that is left alone.
 */
export function typedDay(text: string): string {
  const [, date = '', month = '', year] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text) ?? []
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
}
