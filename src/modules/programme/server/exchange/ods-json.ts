import { plainText } from '#platform/documents/plain-cells.ts'
import type { EventView } from '../../domain/event-view.ts'
import type { ItemOn } from '../../domain/history.ts'
import type { Vote } from '../../domain/items.ts'
import { latenessOn } from '../../domain/lateness.ts'
import { surelyBy, type When } from '../../domain/when.ts'
import { eventView } from '../event-views.ts'
import { partyNamed, type RegisterView, titleOf, wordsFor } from '../register-view.ts'
import { itemAddress, noteAddress } from './addresses.ts'
import { writtenCellsOf } from './item-cells.ts'

/** The longest title the standard takes. */
export const maximumTitle = 200

const voteWords: Readonly<Record<Vote, string>> = {
  adopted: 'aangenomen',
  rejected: 'verworpen',
  withdrawn: 'ingetrokken',
  'held-over': 'aangehouden',
  other: 'overig',
}

/** What the standard has no field for; under one key, so that the rest stays as the standard has it. */
export interface BakenExtra {
  type: string
  deadline: { basis: string; last: string | null; words: string | null }
  state: string | null
  stateSince: string | null
  lateness: string
  followUp: string
  /** `2020-12` where the source gives no day. */
  about: string | null
  vote: string | null
  owners: string[]
  reporters: string[]
  evidence: { when: string | null; knownOn: string; by: string; text: string; sources: readonly string[] }[]
  sources: readonly string[]
  confidence: string
  /** The row with the columns of the table, so that it can be read back. */
  row: Readonly<Record<string, string | null>>
}

/** An `InformatieObject` of VNG ODS Open Raadsinformatie 2.0.0-beta. */
export interface InformationObject {
  url: string
  id: string
  informatieobjecttype: 'motie' | 'toezegging' | 'mededeling'
  titel: string
  omschrijving: string
  /** Only where the source gives the day. */
  datumIngediend?: string
  motietype?: 'overig'
  auteur: string
  provincie: 'noord_brabant'
  taal: string
  baken: BakenExtra
}

/**
 * The register in the types of the national standard: motions are `motie`, promises by members and rows that the
 * province must carry out are `toezegging`, the notes themselves and everything else is `mededeling`. Facts are left
 * out: a statement of fact is no object of its own.
 *
 * @param site address of the site without a slash at the end, for the urls
 */
export function odsJson(view: RegisterView, rows: readonly ItemOn[], site: string): string {
  const cellsOf = writtenCellsOf(view)
  const results = [
    ...view.known.documents.map((note) => noteObject(view, note.id, note.about, site)),
    ...rows
      .filter(({ kind }) => kind !== 'fact')
      .map((row) => informationObject(view, row, { site, cells: cellsOf(row) })),
  ]
  return `${JSON.stringify({ next: null, previous: null, results }, null, 2)}\n`
}

interface Beside {
  site: string
  cells: BakenExtra['row']
}

function informationObject(view: RegisterView, row: ItemOn, { site, cells }: Beside): InformationObject {
  const { item } = row
  const title = titleOf(view, item.id)
  const authors = item.reporters.length > 0 ? item.reporters : item.owners
  return {
    url: itemAddress(site, view.language, item.id),
    id: item.id,
    informatieobjecttype: objectType(row, view),
    titel: plainText(title.text).slice(0, maximumTitle),
    omschrijving: wordsFor(view, item.id, ({ items }) => items[item.id]?.text).text,
    ...submitted(item.since),
    ...(item.type === 'motion' ? { motietype: 'overig' as const } : {}),
    auteur: authors
      .map((id) => partyNamed(view, id).name.text)
      .join(', ')
      .slice(0, maximumTitle),
    provincie: 'noord_brabant',
    taal: iso639(title.language),
    baken: { ...bakenExtra(view, row), row: cells },
  }
}

function objectType({ item, kind }: ItemOn, { parties }: RegisterView): InformationObject['informatieobjecttype'] {
  if (item.type === 'motion') return 'motie'
  const promised = kind === 'commitment' || kind === 'conditional'
  const byProvince = item.owners.some((id) => parties.get(id)?.ofProvince)
  return item.type === 'promise' || (promised && byProvince) ? 'toezegging' : 'mededeling'
}

function bakenExtra(view: RegisterView, row: ItemOn): Omit<BakenExtra, 'row'> {
  const { item, deadline, standing } = row
  const vote = item.motion?.vote ?? null
  return {
    type: item.type,
    deadline: { ...deadline, words: view.words(({ items }) => items[item.id]?.term)?.text ?? null },
    state: standing.state,
    stateSince: standing.since?.text ?? null,
    lateness: latenessOn(row, view.on),
    followUp: row.followUp,
    about: item.since?.text ?? null,
    vote: vote && voteWords[vote],
    owners: item.owners.map((id) => partyNamed(view, id).name.text),
    reporters: item.reporters.map((id) => partyNamed(view, id).name.text),
    evidence: row.events.map((event) => evidenceOf(eventView(view, item.id, event))),
    sources: item.sources,
    confidence: item.confidence,
  }
}

const evidenceOf = ({ when, knownOn, by, text, sources }: EventView): BakenExtra['evidence'][number] => ({
  when,
  knownOn,
  by: by.name.text,
  text: text.text,
  sources,
})

function noteObject(
  view: RegisterView,
  id: string,
  about: When,
  site: string,
): Omit<InformationObject, 'baken'> & {
  baken: { type: string; about: string; dateReason: string }
} {
  const title = wordsFor(view, id, ({ documents }) => documents[id]?.title)
  const reason = wordsFor(view, id, ({ documents }) => documents[id]?.dateReason)
  const reporters = view.known.documents.find((note) => note.id === id)?.reporters ?? []
  return {
    url: noteAddress(site, view.language, id),
    id,
    informatieobjecttype: 'mededeling',
    titel: title.text,
    omschrijving: title.text,
    ...submitted(about),
    auteur: reporters.map((one) => partyNamed(view, one).name.text).join(', '),
    provincie: 'noord_brabant',
    taal: iso639(title.language),
    baken: { type: 'note', about: about.text, dateReason: reason.text },
  }
}

/** A month or a year is no day: then the standard's field is left out, and `baken.about` has it. */
const submitted = (since: When | null): { datumIngediend?: string } =>
  since !== null && surelyBy(since) === since.from ? { datumIngediend: since.from } : {}

const threeLetters: Readonly<Record<string, string>> = { nl: 'dut', en: 'eng', pl: 'pol' }
const iso639 = (language: string): string => threeLetters[language] ?? language
