/**
 * Mail that leaves: queued in the database with the change it tells about, sent by a worker, erased when it is gone. Operating it:
 * docs/operations/mail.md. Why like this: docs/decisions/033-mail-leaves-from-the-database.md.
 *
 * - **Settings**: `readMailSettings`; then `smtpTransport`, or `noMailTransport` without them. Ask `transport.isThere` before you queue.
 * - **Queue**: `readMailAddress` at the form, `queueMail` in the transaction.
 * - **Send**: `startMailWorker`, one for each process; `stop()` it before the database goes.
 * - **Look**: `mailStatus`.
 */
export { type MailAddress, readMailAddress } from './mail-address.ts'
export { type MailSettings, mailSettingHelp, readMailSettings } from './mail-settings.ts'
export { type MailCount, type MailStatus, mailStatus, type OldestMail } from './mail-status.ts'
export { type MailWorker, type MailWorkerOptions, startMailWorker } from './mail-worker.ts'
export { type Mail, type MailFault, queueMail } from './queue-mail.ts'
export type { SendAnswer } from './send-answer.ts'
export { type MailPatience, type MailTransport, noMailTransport, smtpTransport } from './smtp-transport.ts'
export type { MailEnd, MailTables } from './tables.ts'
