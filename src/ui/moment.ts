/** A moment as a day and a time in Amsterdam, for a reader of this language: `29 november 2026 om 19:05`. */
export const amsterdamMoment = (at: Date, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Amsterdam' }).format(at)
