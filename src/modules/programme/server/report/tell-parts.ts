import { isHard } from '../../domain/deadline.ts'
import type { ItemOn } from '../../domain/history.ts'
import type { ItemId } from '../../domain/items.ts'
import type { NoteAsked, NotePart, NotePoint, NoteSection, Sentence } from '../../domain/report/note.ts'
import type { TellingPart } from '../../domain/report/select-rows.ts'
import type { NoteLabel } from '../../domain/report/templates.ts'
import { endStates } from '../../domain/states.ts'
import {
  documentGround,
  itemGround,
  itemTitle,
  itemWords,
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
import { claimsInPart, countSentences, messageGroups, pointsInPart, type Told, toldIn } from './tell-messages.ts'
import { standingOf, told as toldText } from './tell-row.ts'

/** The official note, part by part in the order of the form. */
export function officialSections(telling: NoteTelling, asked: NoteAsked): NoteSection[] {
  const told = toldIn(telling)
  const rest = (part: 'consequences' | 'europe' | 'communication') => rowsPart(telling, told, part, `part-${part}`)
  return [
    section(telling, 'subject', subject(telling, asked)),
    section(telling, 'notice', notice(telling, asked)),
    { ...section(telling, 'reason', reason(telling, asked, told)), points: pointsInPart(telling, told, 'reason') },
    section(telling, 'authority', authority(telling, asked)),
    { ...section(telling, 'message', []), groups: messageGroups(telling, told) },
    rest('consequences'),
    rest('europe'),
    rest('communication'),
    followUp(telling, asked, told, 'part-follow-up'),
    section(telling, 'annexes', annexes(telling, asked)),
  ]
}

/** The memo: what it is about, lines to open with, the rows as numbered lists, and one part to close with. */
export function memoSections(telling: NoteTelling, asked: NoteAsked): NoteSection[] {
  const told = toldIn(telling)
  const message = section(telling, 'message', [], 'memo-message')
  return [
    section(telling, 'subject', subject(telling, asked)),
    { ...section(telling, 'reason', reason(telling, asked, told)), points: pointsInPart(telling, told, 'reason') },
    {
      ...message,
      groups: messageGroups(telling, told),
      points: (['consequences', 'europe', 'communication'] as const).flatMap((part) =>
        pointsInPart(telling, told, part),
      ),
    },
    followUp(telling, asked, told, 'memo-closing'),
  ]
}

function section(
  telling: NoteTelling,
  part: NotePart,
  lead: readonly Sentence[],
  title: NoteLabel = `part-${part}`,
): NoteSection {
  return { part, title: label(telling, title), lead, groups: [], points: [] }
}

function rowsPart(telling: NoteTelling, told: Told, part: TellingPart & NotePart, title: NoteLabel): NoteSection {
  const lead = claimsInPart(telling, told, part)
  const points = pointsInPart(telling, told, part)
  const silent = lead.length === 0 && points.length === 0
  return { ...section(telling, part, silent ? nothingAbout(telling, part) : lead, title), points }
}

/** What the notes do not speak of is said to be so: it rests on the notes that were looked through. */
function nothingAbout(telling: NoteTelling, about: string): Sentence[] {
  const notes = notesOf(telling)
  const names = listed(
    telling,
    notes.map(({ id }) => quoted(noteTitle(telling, id))),
  )
  return telling.teller.tell({
    template: 'nothing',
    about,
    slots: { notes: names },
    grounds: notes.map(documentGround),
  })
}

const asRows = (telling: NoteTelling, { motions }: NoteAsked): ItemOn[] => rowsOf(telling, motions)

const titlesOf = (telling: NoteTelling, ids: readonly ItemId[]): string | null =>
  listed(
    telling,
    ids.map((id) => midSentence(itemTitle(telling, id))),
  )

function subject(telling: NoteTelling, asked: NoteAsked): Sentence[] {
  const { teller } = telling
  const notes = notesOf(telling)
  if (asked.motions.length > 0) {
    const slots = { titles: titlesOf(telling, asked.motions) }
    return teller.tell({ template: 'title', about: 'subject', slots, grounds: asRows(telling, asked).map(itemGround) })
  }
  const slots = {
    notes: listed(
      telling,
      notes.map(({ id }) => quoted(noteTitle(telling, id))),
    ),
  }
  return teller.tell({ template: 'title-rows', about: 'subject', slots, grounds: notes.map(documentGround) })
}

const parliamentOf = (telling: NoteTelling) => telling.view.known.parties.find(({ type }) => type === 'parliament')

function notice(telling: NoteTelling, asked: NoteAsked): Sentence[] {
  const parliament = parliamentOf(telling)
  const notes = notesOf(telling)
  const titles =
    titlesOf(telling, asked.motions) ??
    listed(
      telling,
      notes.map(({ id }) => quoted(noteTitle(telling, id))),
    )
  return telling.teller.tell({
    template: 'notice',
    about: 'notice',
    slots: {
      parliament: parliament ? partyName(telling, parliament.id) : null,
      titles,
      day: telling.t.day(asked.to),
    },
    grounds: [...asRows(telling, asked).map(itemGround), ...notes.map(documentGround)],
  })
}

function reason(telling: NoteTelling, asked: NoteAsked, told: Told): Sentence[] {
  const { t, teller } = telling
  const motions = asRows(telling, asked).flatMap((motion) => {
    const { id, since, motion: detail } = motion.item
    const title = itemTitle(telling, id)
    const day = since === null ? null : t.date(since.text)
    const template = detail?.vote === 'adopted' ? 'reason-adopted' : 'reason-made'
    const grounds = [itemGround(motion)]
    return [...teller.tell({ template, about: id, slots: { title, day }, grounds }), ...toldText(telling, motion)]
  })
  const notes = notesOf(telling).flatMap((note) => {
    const { id, reporters, about } = note
    const slots = {
      reporters: listed(
        telling,
        reporters.map((party) => partyName(telling, party)),
      ),
      note: noteTitle(telling, id),
      about: t.date(about.text),
    }
    const dateReason = itemWords(telling, ({ documents }) => documents[id]?.dateReason)
    const grounds = [documentGround(note)]
    return [
      ...teller.tell({ template: 'note-told', about: id, slots, grounds }),
      ...teller.tell({ template: 'told', about: id, slots: { text: dateReason }, grounds }),
    ]
  })
  return [...motions, ...notes, ...claimsInPart(telling, told, 'reason'), ...unbornStatements(telling)]
}

/** Sentences of the notes that no row of the register was made from are not told again. */
function unbornStatements({ view, teller, selection }: NoteTelling): Sentence[] {
  for (const { id, document, rows, claims } of view.known.statements) {
    const rests = rows.some((row) => view.byId.has(row)) || claims.length > 0
    if (!rests && selection.notes.includes(document)) teller.refuse('told', id, 'nothing-behind-it')
  }
  return []
}

/** Who must act on each motion and who tells about it; and what the register says is the task of each. */
function authority(telling: NoteTelling, asked: NoteAsked): Sentence[] {
  const { teller } = telling
  const motions = asRows(telling, asked)
  const names = (ids: readonly string[]) =>
    listed(
      telling,
      ids.map((id) => partyName(telling, id)),
    )
  const perMotion = motions.flatMap((motion) => {
    const { id, owners, reporters } = motion.item
    const [title, grounds] = [itemTitle(telling, id), [itemGround(motion)]]
    return [
      ...teller.tell({ template: 'owners', about: id, slots: { title, owners: names(owners) }, grounds }),
      ...teller.tell({ template: 'reporters', about: id, slots: { title, reporters: names(reporters) }, grounds }),
    ]
  })
  const parties = new Set([
    ...motions.flatMap(({ item }) => item.owners),
    ...notesOf(telling).flatMap(({ reporters }) => reporters),
    ...(parliamentOf(telling) ? [parliamentOf(telling)?.id ?? ''] : []),
  ])
  const grounds = [...motions.map(itemGround), ...notesOf(telling).map(documentGround)]
  const roles = [...parties].flatMap((party) => {
    const role = itemWords(telling, ({ parties: named }) => named[party]?.role)
    const slots = { name: partyName(telling, party), role: role === null ? null : midSentence(role) }
    return teller.tell({ template: 'role', about: party, slots, grounds })
  })
  return [...perMotion, ...roles]
}

/** The deadlines that are still to come and how all of it stands; rows about what comes next, and each motion itself. */
function followUp(telling: NoteTelling, asked: NoteAsked, told: Told, title: NoteLabel): NoteSection {
  const all = rowsOf(
    telling,
    telling.selection.groups.flatMap(({ rows }) => rows),
  )
  const lead = [
    ...claimsInPart(telling, told, 'follow-up'),
    ...all.flatMap((row) => nextDeadline(telling, row)),
    ...countSentences(telling, 'follow-up', all),
  ]
  const points = pointsInPart(telling, told, 'follow-up')
  const motions = asRows(telling, asked).map((motion) => motionPoint(telling, motion))
  return { ...section(telling, 'follow-up', lead, title), points: [...points, ...motions] }
}

/** How a motion stands; what it asks was told before. */
function motionPoint(telling: NoteTelling, motion: ItemOn): NotePoint {
  const { id } = motion.item
  const title = itemTitle(telling, id)
  return { row: id, title, sentences: [...standingOf(telling, motion), ...settledUnknown(telling, motion)] }
}

function nextDeadline(telling: NoteTelling, row: ItemOn): Sentence[] {
  const { view, t, teller } = telling
  const { deadline, standing, item } = row
  const { last, basis } = deadline
  const ended = standing.state === null || endStates.includes(standing.state)
  if (last === null || !isHard(deadline) || last <= view.on || ended) return []
  const title = quoted(itemTitle(telling, item.id))
  const year = last.slice(0, 4)
  const [about, grounds] = [item.id, [itemGround(row)]]
  if (basis === 'year-end') return teller.tell({ template: 'next-year', about, slots: { year, title }, grounds })
  if (basis === 'exact')
    return teller.tell({ template: 'next-day', about, slots: { day: t.day(last), title }, grounds })
  const quarter = label(telling, quarters[Math.floor((Number(last.slice(5, 7)) - 1) / 3)] ?? 'quarter-fourth')
  return teller.tell({ template: 'next-quarter', about, slots: { quarter, year, title }, grounds })
}

const quarters = ['quarter-first', 'quarter-second', 'quarter-third', 'quarter-fourth'] as const

/** Where nobody has looked whether parliament settled it. */
function settledUnknown({ teller }: NoteTelling, motion: ItemOn): Sentence[] {
  const { standing, followUp: known, item } = motion
  const over = standing.state !== null && endStates.includes(standing.state)
  if (over || known === 'not-found' || known === 'partly-found') return []
  return teller.tell({ template: 'settled-unknown', about: item.id, slots: {}, grounds: [itemGround(motion)] })
}

function annexes(telling: NoteTelling, asked: NoteAsked): Sentence[] {
  const notes = notesOf(telling)
  return telling.teller.tell({
    template: 'annex',
    about: 'annexes',
    slots: {
      notes: listed(
        telling,
        notes.map(({ id }) => quoted(noteTitle(telling, id))),
      ),
    },
    grounds: [...notes.map(documentGround), ...asRows(telling, asked).map(itemGround)],
  })
}
