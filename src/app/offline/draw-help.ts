import {
  helpChoices,
  helpSearch,
  listPage,
  materialOf,
  pointPage,
  pointTitle,
  pointWeek,
} from '#modules/directory/index.ts'
import { HelpList, PointView } from '#modules/directory/ui/index.ts'
import { minuteNow } from '../asked-moment.ts'
import { expiredContacts } from '../expired-contacts.ts'
import { helpQuestionIn } from '../help-question.ts'
import { type Drawn, drawn } from './drawn.ts'
import type { Phone } from './phone.ts'

/** Who helps, and whether they are open now by the phone's own clock. */
export function drawHelp(phone: Phone, url: URL, rest: string): Drawn {
  const { pack, t, today } = phone
  const now = minuteNow()
  const choices = helpChoices(materialOf(pack.help, pack.language, now))
  const asked = helpQuestionIn(url, choices, { now, today })
  const page = listPage(materialOf(pack.help, pack.language, asked.at), asked.query)
  const body = drawn(HelpList, { asked, page, today, expired: expiredContacts(pack.guides.contacts, today) }, t)
  return { title: t('directory.title'), body, rest, warnings: [], status: 200 }
}

/** One help point; undefined for one that the phone has not. */
export function drawPoint(phone: Phone, id: string, url: URL, rest: string): Drawn | undefined {
  const { pack, t, today } = phone
  const now = minuteNow()
  const choices = helpChoices(materialOf(pack.help, pack.language, now))
  const { at, chosen, typed } = helpQuestionIn(url, choices, { now, today })
  const point = pointPage(materialOf(pack.help, pack.language, at), id)
  if (!point) return undefined
  const shown = {
    point,
    week: pointWeek(point, pack.help.directory, at),
    municipalities: choices.municipalities,
    regions: pack.help.regions,
    at,
    chosen,
    search: helpSearch(typed),
    today,
    expired: expiredContacts(pack.guides.contacts, today),
  }
  return { title: pointTitle(point), body: drawn(PointView, shown, t), rest, warnings: [], status: 200 }
}
