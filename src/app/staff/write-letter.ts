import { dutchDay } from '#kernel/days.ts'
import type { Letter } from '#modules/organisations/server/index.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import { type Mail, readMailAddress } from '#platform/mail/index.ts'
import { amsterdamMoment } from '#ui/moment.ts'

/** What an account was changed in, by the code the change is written down with. */
const changes = [
  'password',
  'app-with-codes',
  'recovery-codes',
  'passkey',
  'passkey-removed',
  'other-sessions-ended',
] as const

/**
 * A letter in words. `until` is the last whole day on which a link works; `when` a moment in Amsterdam.
 * @throws Error for an address that no mail can go to: forms refuse those.
 */
export function writeLetter({ kind, to, language, values, sendBefore }: Letter, t: Translator): Mail {
  const address = readMailAddress(to)
  if (!address.ok) throw new Error('a letter was written to what is no address')
  const what = changes.find((one) => one === values['what'])
  const words = {
    ...values,
    // The last day on which it certainly works all day long is the one before it ends.
    until: values['until'] ? t.day(dutchDay(new Date(Date.parse(values['until']) - 1))) : '',
    when: values['when'] ? amsterdamMoment(new Date(values['when']), language) : '',
    what: what ? t(`staff.letter.what.${what}`) : '',
  }
  const text = `${t(`staff.letter.${kind}`, words)}\n`
  return { to: address.value, subject: t(`staff.letter.${kind}.subject`, words), text, kind, language, sendBefore }
}
