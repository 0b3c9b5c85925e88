import { toldAction } from '#modules/organisations/index.ts'
import type { LogLine } from '#modules/organisations/server/index.ts'
import type { Translator } from '#platform/i18n/translator.ts'

export interface LogRow {
  line: number
  iso: string
  when: string
  who: string
  what: string
}

/** Who acts and is no colleague: a term that was over, somebody with a code, a command of who runs the server. */
const notPeople = ['clock', 'reporter', 'operator'] as const
const reasons = ['regular-check', 'incident', 'request-of-a-person', 'supervision'] as const
const ways = ['password', 'passkey', 'recovery-code', 'provider', 'invitation', 'demo'] as const
const parts = ['password', 'app-with-codes', 'recovery-codes', 'passkey'] as const

/** Lines of the log in the words of a reader: who did what to whom, by name where the reader may see it. */
export function logRows(
  lines: readonly LogLine[],
  t: Translator,
  organisations: ReadonlyMap<string, string>,
): LogRow[] {
  const moment = new Intl.DateTimeFormat(t('language.locale'), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  })
  return lines.map((one) => {
    const who = one.actorName ?? actorWords(one.actor, t)
    const known = toldAction(one.action)
    const values = { who, whom: objectWords(one, t, organisations), ...detailWords(one, t, organisations) }
    return {
      line: one.line,
      iso: one.at.toISOString(),
      when: moment.format(one.at),
      who,
      what: known ? t(`people.log.${known}`, values) : t('people.log.unknown', { ...values, code: one.action }),
    }
  })
}

function actorWords(actor: string, t: Translator): string {
  const known = notPeople.find((one) => one === actor)
  return known ? t(`people.log.by.${known}`) : t('people.log.somebody', { id: actor })
}

function objectWords(
  { object, objectName }: LogLine,
  t: Translator,
  organisations: ReadonlyMap<string, string>,
): string {
  if (objectName !== null) return objectName
  if (object === null) return ''
  const [kind, id = ''] = object.split(/:(.*)/)
  if (kind === 'organisation') return organisations.get(id) ?? id
  if (kind === 'item') return id
  return kind === 'person' ? t('people.log.somebody', { id }) : object
}

function detailWords({ detail }: LogLine, t: Translator, organisations: ReadonlyMap<string, string>) {
  const reason = reasons.find((one) => one === detail['reason'])
  const how = ways.find((one) => one === detail['how'])
  const what = parts.find((one) => one === detail['what'])
  return {
    reason: reason ? t(`people.log.reason.${reason}`) : String(detail['reason'] ?? ''),
    how: how ? t(`staff.how.${how}`) : String(detail['how'] ?? ''),
    part: what ? t(`staff.letter.what.${what}`) : String(detail['what'] ?? ''),
    at: organisations.get(String(detail['at'] ?? '')) ?? '',
    sessions: t.number(Number(detail['sessions'] ?? 0)),
  }
}
