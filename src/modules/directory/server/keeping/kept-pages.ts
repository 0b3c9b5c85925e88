import { type ComparedField, compareEdits, type FieldTexts } from '#kernel/compare-edits.ts'
import type { Day } from '#kernel/days.ts'
import { inHat, membersOf, organisationOn, type Wearer } from '#modules/organisations/server/index.ts'
import { historyOf, type Revision, waitingRevisions } from '#platform/revisions/index.ts'
import type { Checked, Directory } from '../../domain/directory.ts'
import { hasDoubts, type KeptPart, type KeptRow, rowsKeptBy, type Standing, standingOf } from '../../domain/kept-row.ts'
import { textIn } from '../../domain/texts.ts'
import { fieldsOf } from './edit-fields.ts'
import {
  directoryNow,
  type KeepingDesk,
  type KeepingTransaction,
  type OwnRow,
  ownRow,
  readRevisionsIn,
  stewardsNow,
  todayAt,
} from './keeping-desk.ts'
import { besideOf, rowRevisions, subjectOf } from './row-revisions.ts'

/** A row in the list of what an organisation keeps. */
export interface KeptLine {
  part: KeptPart
  id: string
  name: string
  checkedOn: Day
  expiresOn: Day
  standing: Standing
  /** A change of it waits for a second person. */
  waits: boolean
  /** A service of which nobody said whether it is there, or that ended. */
  status: 'active' | 'temporarily-closed' | 'ended' | 'unknown' | null
  /** A point of which nobody knows the hours. */
  noHours: boolean
}

/** A service with the points where it is given. */
export interface KeptService {
  service: KeptLine
  points: readonly KeptLine[]
}

export interface KeptList {
  services: readonly KeptService[]
  locations: readonly KeptLine[]
  secondLook: boolean
}

/** What the organisation of the hat keeps in the directory. */
export const keptList = (desk: KeepingDesk, wearer: Wearer): Promise<KeptList> =>
  inHat(desk.db, wearer, async (trx) => {
    const directory = await directoryNow(trx)
    const kept = rowsKeptBy(directory, await stewardsNow(trx), wearer.organisation)
    const waiting = new Set((await waitingRevisions(readRevisionsIn(trx), rowRevisions)).map(({ subject }) => subject))
    const line = (part: KeptPart, row: KeptRow): KeptLine => ({
      part,
      id: row.id,
      name: nameOf(row, directory),
      checkedOn: row.checkedOn,
      expiresOn: row.expiresOn,
      standing: standingOf(row, todayAt(desk)),
      waits: waiting.has(subjectOf(part, row.id)),
      status: 'status' in row ? row.status : null,
      noHours: 'schedule' in row && row.schedule === null,
    })
    const at = await organisationOn(trx, wearer.organisation)
    return {
      services: kept.services.map((service) => ({
        service: line('services', service),
        points: kept.points.filter((point) => point.service === service.id).map((point) => line('points', point)),
      })),
      locations: kept.locations.map((location) => line('locations', location)),
      secondLook: at?.secondLook ?? false,
    }
  })

/** What people call it: a service by its Dutch name, a point by where it is. */
function nameOf(row: KeptRow, { locations }: Directory): string {
  if ('kinds' in row) return textIn(row.texts, 'nl')?.words.name ?? row.id
  if ('schedule' in row) return locations.find(({ id }) => id === row.location)?.name ?? row.id
  return row.name
}

/** One change in the history of a row. */
export interface HistoryLine {
  version: number
  madeAt: Date
  /** Null: nobody that this hat sees. */
  who: string | null
  act: string
  state: Revision<KeptRow>['state']
  /** The fields that it made different. */
  fields: readonly string[]
  decidedBy: string | null
  said: string | null
}

export interface KeptRowPage {
  part: KeptPart
  id: string
  name: string
  /** The name of the service, for a point. */
  of: string | null
  checked: Checked
  standing: Standing
  /** What is doubtful becomes certain when it is confirmed. */
  doubts: boolean
  /** The row as the fields of its form. */
  fields: FieldTexts
  /** What a form that is drawn now is based on. */
  version: number
  waiting: {
    version: number
    who: string | null
    madeBy: string
    madeAt: Date
    act: string
    fields: readonly ComparedField[]
  } | null
  history: readonly HistoryLine[]
  /** The version of the newest change that counts, and so can be undone; null: there is none, or a change waits. */
  undoes: number | null
  secondLook: boolean
  /** Points and services that share its page for readers: where the public sees it. */
  publicId: string | null
  /** Numbers that stand in the contacts, and how many dates of a mobile team: not changed here. */
  elsewhere: { contacts: readonly string[]; stops: number }
}

/** One row that the organisation of the hat keeps; null: there is none, or somebody else keeps it. */
export const keptRow = (desk: KeepingDesk, wearer: Wearer, part: KeptPart, id: string): Promise<KeptRowPage | null> =>
  inHat(desk.db, wearer, async (trx) => {
    const own = await ownRow(trx, wearer.organisation, part, id)
    if (!own.ok) return null
    const { row, directory } = own.value
    const subject = subjectOf(part, id)
    const history = await historyOf(readRevisionsIn(trx), rowRevisions, subject)
    const names = new Map((await membersOf(trx, wearer.organisation)).map(({ person, name }) => [person, name]))
    const at = await organisationOn(trx, wearer.organisation)
    const fields = fieldsOf(own.value, desk)
    const waiting = waitingIn(desk, { part, fields, newest: history[0], names })
    const counts = history.find(({ state }) => state === 'in-effect')
    return {
      ...about(own.value, todayAt(desk)),
      fields,
      version: history[0]?.version ?? 0,
      waiting,
      history: await historyLines(desk, trx, { part, subject, history, names }),
      undoes: waiting ? null : (counts?.version ?? null),
      secondLook: at?.secondLook ?? false,
      publicId: publicIdOf(row, directory),
    }
  })

type About = Pick<KeptRowPage, 'part' | 'id' | 'name' | 'of' | 'checked' | 'standing' | 'doubts' | 'elsewhere'>

/** What a row is, and how it stands today. */
function about({ part, id, row, directory }: OwnRow, today: Day): About {
  const service = 'schedule' in row ? directory.services.find((one) => one.id === row.service) : undefined
  const { sources, confidence, checkedOn, verifiedByPerson, expiresOn } = row
  return {
    part,
    id,
    name: nameOf(row, directory),
    of: service ? nameOf(service, directory) : null,
    checked: { sources, confidence, checkedOn, verifiedByPerson, expiresOn },
    standing: standingOf(row, today),
    doubts: hasDoubts(row),
    elsewhere: {
      contacts: 'phones' in row ? row.phones.flatMap(({ contact }) => contact ?? []) : [],
      stops: 'schedule' in row ? (row.schedule?.stops.length ?? 0) : 0,
    },
  }
}

/** The change that waits, before and after; null: none does. */
function waitingIn(
  desk: KeepingDesk,
  {
    part,
    fields,
    newest,
    names,
  }: {
    part: KeptPart
    fields: FieldTexts
    newest: Revision<KeptRow> | undefined
    names: ReadonlyMap<string, string>
  },
): KeptRowPage['waiting'] {
  if (newest?.state !== 'waiting') return null
  const { version, madeBy, madeAt, act, body } = newest
  const after = fieldsOf({ part, row: body }, desk)
  return { version, who: names.get(madeBy) ?? null, madeBy, madeAt, act, fields: changedFields(fields, after) }
}

/** Before and after, of the fields that differ. */
const changedFields = (before: FieldTexts, after: FieldTexts): ComparedField[] =>
  compareEdits(before, before, after).filter(({ verdict }) => verdict !== 'same')

async function historyLines(
  desk: KeepingDesk,
  trx: KeepingTransaction,
  {
    part,
    subject,
    history,
    names,
  }: {
    part: KeptPart
    subject: string
    history: readonly Revision<KeptRow>[]
    names: ReadonlyMap<string, string>
  },
): Promise<HistoryLine[]> {
  const beside = await besideOf(readRevisionsIn(trx), subject)
  return history.map(({ version, madeAt, madeBy, act, state, body, decidedBy }) => {
    const { before, said } = beside.get(version) ?? { before: body, said: null }
    const different = changedFields(fieldsOf({ part, row: before }, desk), fieldsOf({ part, row: body }, desk))
    return {
      version,
      madeAt,
      who: names.get(madeBy) ?? null,
      act,
      state,
      fields: different.map(({ field }) => field),
      decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? null),
      said,
    }
  })
}

function publicIdOf(row: KeptRow, { points }: Directory): string | null {
  if ('schedule' in row) return row.id
  const own = points.filter((point) => ('kinds' in row ? point.service === row.id : point.location === row.id))
  return own[0]?.id ?? ('kinds' in row ? row.id : null)
}
