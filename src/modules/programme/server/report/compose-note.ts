import { err, ok, type Result } from '#kernel/result.ts'
import type { Translator } from '#platform/i18n/translator.ts'
import type { ItemOn } from '../../domain/history.ts'
import type { ItemId } from '../../domain/items.ts'
import type { PartyId } from '../../domain/parties.ts'
import {
  type NoteAsked,
  type NoteRow,
  type NoteSection,
  type ParliamentNote,
  tellingOf,
} from '../../domain/report/note.ts'
import { selectRows } from '../../domain/report/select-rows.ts'
import { fill, teller } from '../../domain/report/teller.ts'
import type { NoteWords } from '../../domain/report/templates.ts'
import type { RegisterView } from '../register-view.ts'
import {
  itemTitle,
  label,
  listed,
  midSentence,
  type NoteTelling,
  notesOf,
  noteTitle,
  partyName,
  quoted,
  rowsOf,
} from './note-telling.ts'
import { memoSections, officialSections } from './tell-parts.ts'

/**
 * `nothing-known` – nothing of the period or the motions was known on the day, or nothing of it could be said ·
 * `unknown-motion` – no motion or promise with this id was known on the day.
 */
export type NoteRefusal = 'nothing-known' | 'unknown-motion'

/**
 * The note to parliament about a period and motions, as known on its last day. Every sentence stands with the rows,
 * events and claims it rests on; what nothing bears is left out and listed as refused.
 *
 * @param view the register as known on `asked.to`. @throws RangeError when it is of another day
 */
export function composeNote(
  view: RegisterView,
  t: Translator,
  words: NoteWords,
  asked: NoteAsked,
): Result<ParliamentNote, NoteRefusal> {
  if (view.on !== asked.to) throw new RangeError(`the register of ${view.on} was given for a note of ${asked.to}`)
  if (!asked.motions.every((id) => isAsked(view, id))) return err('unknown-motion')
  const selection = selectRows(view.known, asked)
  if (selection.groups.length === 0) return err('nothing-known')
  const telling: NoteTelling = { view, t, words, teller: teller(words.templates), selection }
  const sections = asked.form === 'memo' ? memoSections(telling, asked) : officialSections(telling, asked)
  if (sections.every(isSilent)) return err('nothing-known')
  const told = tellingOf({ sections })
  const rows = selection.groups.flatMap((group) => group.rows)
  return ok({
    asked,
    language: view.language,
    kind: label(telling, asked.form),
    subject: subjectOf(telling, asked),
    foot: fill(words.templates.foot, { day: t.day(asked.to) }),
    sections,
    signatures: signaturesOf(telling, asked),
    rows: rowsOf(telling, [...asked.motions, ...inRegisterOrder(view, rows)]).map((row) => rowOf(telling, row, told)),
    related: rowsOf(telling, selection.related).map((row) => rowOf(telling, row, told)),
    refused: telling.teller.refused,
  })
}

/** A note answers motions of parliament and promises of the Executive. */
const isAsked = ({ byId }: RegisterView, id: ItemId): boolean => {
  const type = byId.get(id)?.item.type
  return type === 'motion' || type === 'promise'
}

const inRegisterOrder = ({ known }: RegisterView, ids: readonly ItemId[]): ItemId[] =>
  known.items.map(({ item }) => item.id).filter((id) => ids.includes(id))

const isSilent = ({ lead, groups, points }: NoteSection): boolean =>
  lead.length === 0 && points.length === 0 && groups.every(({ messages }) => messages.length === 0)

function subjectOf(telling: NoteTelling, { motions }: NoteAsked): string {
  const { title, 'title-rows': ofRows } = telling.words.templates
  const titles = listed(
    telling,
    motions.map((id) => midSentence(itemTitle(telling, id))),
  )
  const notes = listed(
    telling,
    notesOf(telling).map(({ id }) => quoted(noteTitle(telling, id))),
  )
  return titles === null ? fill(ofRows, { notes }) : fill(title, { titles })
}

/** Who signs, by role: of the official note two for the Executive, of a memo the members who report. */
function signaturesOf(telling: NoteTelling, { form }: NoteAsked): string[] {
  const executive = executiveOf(telling)
  if (executive === null) return []
  const name = partyName(telling, executive)
  if (form === 'memo') return [`${label(telling, 'member')} ${name}`]
  return [`${name},`, `${label(telling, 'chair')},`, `${label(telling, 'secretary')}`]
}

/** The Provincial Executive itself, where the register has it. */
function executiveOf({ view }: NoteTelling): PartyId | null {
  return view.known.parties.find(({ type, ofProvince }) => type === 'executive' && ofProvince)?.id ?? null
}

function rowOf(telling: NoteTelling, row: ItemOn, told: ReadonlyMap<ItemId, number>): NoteRow {
  const { t } = telling
  const { item, deadline, standing, followUp } = row
  const names = (ids: readonly PartyId[]) => ids.map((id) => partyName(telling, id)).join(', ')
  const basis = t(`programme.basis.${deadline.basis}`)
  return {
    id: item.id,
    title: itemTitle(telling, item.id),
    owners: names(item.owners),
    reporters: names(item.reporters),
    deadline: deadline.last === null ? basis : `${t.day(deadline.last)} (${basis})`,
    state: t(`programme.state.${standing.state ?? 'no-state'}`),
    followUp: t(`programme.follow.${followUp}`),
    sentence: told.get(item.id) ?? null,
  }
}
