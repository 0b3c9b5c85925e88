import pg from 'pg'

/** A day of the calendar is text, `YYYY-MM-DD`: as a moment it would be another day in another time zone. */
export const daysAsText: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.DATE ? (text: string) => text : pg.types.getTypeParser(oid, format),
}
