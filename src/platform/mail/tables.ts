import type { ColumnType, GeneratedAlways } from 'kysely'

/** Written once, when the mail is queued. */
type Kept<Read, Insert = Read> = ColumnType<Read, Insert, never>

/** What becomes of mail, and for as long as it waits: whom it is for and what it says. */
export interface MailTables {
  platform_mail: {
    id: Kept<string, never>
    kind: Kept<string>
    queued_at: Kept<Date>
    send_before: Kept<Date>
    due_at: Date
    claimed_until: ColumnType<Date | null, never, Date | null>
    attempts: ColumnType<number, never, number>
    fault: ColumnType<string | null, never, string | null>
    outcome: ColumnType<MailEnd | null, never, MailEnd>
    ended_at: ColumnType<Date | null, never, Date>
    waiting: GeneratedAlways<boolean>
  }
  platform_mail_content: {
    mail: Kept<string>
    waiting: Kept<boolean, never>
    recipient: Kept<string>
    subject: Kept<string>
    body: Kept<string>
    language: Kept<string>
  }
}

/** How a mail ended. `delivered` – a server took it over · `refused` – a server will never take it · `expired` – it did not leave in time. */
export type MailEnd = 'delivered' | 'refused' | 'expired'
