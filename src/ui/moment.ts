const formats = new Map<string, Intl.DateTimeFormat>()

/** A moment as a day and a time in Amsterdam, for a reader of this language: `29 november 2026 om 19:05`. */
export function amsterdamMoment(at: Date, language: string): string {
  // Made once: making one costs a hundred times as much as using it.
  const format =
    formats.get(language) ??
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Amsterdam' })
  formats.set(language, format)
  return format.format(at)
}
