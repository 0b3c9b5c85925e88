import { waitingThings, warningDays } from '#modules/reporting/index.ts'
import type { Reminder } from '#modules/reporting/server/index.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { type Mail, readMailAddress } from '#platform/mail/index.ts'

/** A working day: tomorrow's says it better. */
const helpsForMs = 12 * 3_600_000

/**
 * A reminder in words: numbers, and where to look. Whoever reads along on a locked telephone sees that there is work and not what it is.
 * @throws Error for an address that no mail can go to: forms refuse those.
 */
export function writeReminder(
  { name, mail, organisation, waiting }: Reminder,
  t: Translator,
  link: string,
  now: Date,
): Mail {
  const to = readMailAddress(mail)
  if (!to.ok) throw new Error('a reminder was written to what is no address')
  const lines = waitingThings
    .filter((thing) => waiting[thing] > 0)
    .map((thing) => `- ${t.plural(`cases.reminder.${thing}`, waiting[thing], { days: warningDays })}`)
  return {
    to: to.value,
    subject: t('cases.reminder.subject'),
    text: `${t('cases.reminder', { name, organisation, lines: lines.join('\n'), link })}\n`,
    kind: 'reminder',
    language: t.language,
    sendBefore: new Date(now.getTime() + helpsForMs),
  }
}
