import { sql, type Transaction } from 'kysely'
import type { LanguageTag } from '#kernel/language.ts'
import { type MailAddress, readMailAddress } from './mail-address.ts'

/** One plain mail to one person. */
export interface Mail {
  to: MailAddress
  /** One line, 1 to 200 characters. */
  subject: string
  /** Plain text of 1 to 20,000 characters; lines end in `\n`. */
  text: string
  /** What it is, as one kebab word of at most 40 characters: `invitation`. Stays when the rest is erased. */
  kind: string
  /** The language of the text. */
  language: LanguageTag
  /** From this moment on it is not sent any more: when the link in it runs out, say. At most 30 days away. */
  sendBefore: Date
}

// The same limits stand in the migration; a test holds them against each other.
const kind = /^[a-z][a-z0-9-]{0,39}$/
const language = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/
/** Room for an organisation's name in a sentence. */
const longestSubject = 200
/** Some eight pages: more than any mail of ours. */
const longestText = 20_000
/** What nobody could send within a month is no news any more, and an address is not kept for longer. */
const longestWaitMs = 30 * 86_400_000
const endOfLine = /[\p{Cc}\u2028\u2029]/u
const unprintable = /(?![\n\t])\p{Cc}/u

/**
 * Why a mail is refused. `not-an-address` · `not-coded` – a kind or language in another shape · `not-one-line` – a subject that is empty, longer
 * than 200 characters or has a line break · `not-plain-text` – a text that is empty, longer than 20,000 characters or has control characters ·
 * `no-time` – `sendBefore` is not after now, or more than 30 days away.
 */
export type MailFault = 'not-an-address' | 'not-coded' | 'not-one-line' | 'not-plain-text' | 'no-time'

/**
 * Queues a mail in the transaction of the change it tells about: both are kept or neither. Gives the id that will stand in its Message-ID.
 *
 * @throws Error when the mail is refused (`MailFault`): mails are written by our code out of values that were parsed, so that is a bug; and a
 * refusal that somebody forgot to look at would keep the change without its mail. The message repeats neither address nor text.
 */
export async function queueMail<Tables>(trx: Transaction<Tables>, mail: Mail, now: Date): Promise<string> {
  const text = mail.text.replaceAll('\r\n', '\n')
  const fault = faultOf({ ...mail, text }, now)
  if (fault) throw new Error(`a mail was refused: ${fault}`)
  const { rows } = await sql<{ mail: string }>`
    with queued as (
      insert into platform_mail (kind, queued_at, send_before, due_at)
      values (${mail.kind}, ${now}, ${mail.sendBefore}, ${now})
      returning id
    )
    insert into platform_mail_content (mail, recipient, subject, body, language)
    select id, ${mail.to}, ${mail.subject}, ${text}, ${mail.language} from queued
    returning mail
  `.execute(trx)
  const [queued] = rows
  if (!queued) throw new Error('the outbox gave no mail back')
  return queued.mail
}

function faultOf(mail: Mail, now: Date): MailFault | undefined {
  const address = readMailAddress(mail.to)
  if (!address.ok || address.value !== mail.to) return 'not-an-address'
  if (!kind.test(mail.kind) || !language.test(mail.language)) return 'not-coded'
  if (!isWritten(mail.subject, longestSubject) || endOfLine.test(mail.subject)) return 'not-one-line'
  if (!isWritten(mail.text, longestText) || unprintable.test(mail.text)) return 'not-plain-text'
  const waitMs = mail.sendBefore.getTime() - now.getTime()
  return waitMs > 0 && waitMs <= longestWaitMs ? undefined : 'no-time'
}

/** Counted as PostgreSQL counts: a letter outside the first plane is one. Half of such a letter is none. */
const isWritten = (text: string, longest: number) => text !== '' && text.isWellFormed() && [...text].length <= longest
