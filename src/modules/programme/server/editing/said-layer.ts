import type { Kysely } from 'kysely'
import { type Day, day } from '#kernel/days.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { everInEffect, type InEffect, inEffect, revisionMark } from '#platform/revisions/index.ts'
import { agreementOn, type WrittenAgreement } from '../../domain/editing/agreement.ts'
import { type SaidOfItem, type Speaker, sourceOf, speakerParty, withSaid } from '../../domain/editing/said.ts'
import type { Item, ItemId } from '../../domain/items.ts'
import type { ItemWords, ProgrammeWords } from '../../forms/programme-words-form.ts'
import type { RegisterLayer } from '../live-register.ts'
import type { Programme, SaidSource } from '../load-programme.ts'
import { saidClashes } from './said-clashes.ts'
import { agreementRevisions, type EditingTables, saidRevisions } from './tables.ts'

/** Everything that was said on screen, as far as everybody may see it. */
export interface Said {
  ofItems: ReadonlyMap<ItemId, SaidOfItem>
  agreements: ReadonlyMap<ItemId, readonly WrittenAgreement[]>
}

/** Later than anything that is said. */
const lastOfAll = day('9999-12-31')

type PublicDatabase = Kysely<Pick<EditingTables, 'programme_item_revision' | 'programme_agreement_revision'>>

/** What organisations say of the register, and agreements that they write, as a layer over its files. Read by the public process. */
export function saidLayer(db: PublicDatabase): RegisterLayer & {
  /** What was said and no longer fits the files, in sentences. @param programme with what was said */
  clashes(programme: Pick<Programme, 'items' | 'parties'>): readonly string[]
} {
  let moments: readonly Day[] = []
  let spoken: Said['ofItems'] = new Map()
  return {
    clashes: (programme) => saidClashes(programme, spoken),
    moments: () => moments,
    async mark() {
      return `${await revisionMark(db, saidRevisions)} ${await revisionMark(db, agreementRevisions)}`
    },
    async read() {
      const said = { ofItems: await ofItems(db), agreements: versionsIn(await everInEffect(db, agreementRevisions)) }
      spoken = said.ofItems
      moments = [...said.agreements.values()].flatMap((versions) => versions.map(({ saidOn }) => saidOn))
      return (programme, on) => withLayer(programme, said, on)
    },
  }
}

const ofItems = async (db: PublicDatabase): Promise<Said['ofItems']> =>
  new Map((await inEffect(db, saidRevisions)).map(({ subject, body }) => [subject, body]))

/** The wordings of each agreement in the order in which they were written; of one day the last. */
export function versionsIn(rows: readonly InEffect<WrittenAgreement>[]): Said['agreements'] {
  const found = new Map<ItemId, WrittenAgreement[]>()
  for (const { subject, body } of rows) {
    const versions = found.get(subject) ?? []
    const earlier = versions.filter(({ saidOn }) => saidOn !== body.saidOn)
    found.set(subject, [...earlier, body])
  }
  return found
}

/**
 * The register with what was said. Agreements are worded as on the day; what was said of items carries its own days.
 * @param on null: as everything is now
 */
export function withLayer(programme: Programme, said: Said, on: Day | null): Programme {
  if (said.ofItems.size === 0 && said.agreements.size === 0) return programme
  const agreements = [...said.agreements].flatMap(([id, versions]) => {
    const item = agreementOn(id, versions, on ?? lastOfAll)
    const body = versions.findLast(({ saidOn }) => on === null || saidOn <= on)
    return item && body ? [{ item, body }] : []
  })
  const spoken = (item: Item): Item => {
    const own = said.ofItems.get(item.id)
    return own ? withSaid(item, own) : item
  }
  const speakers = speakersIn(said)
  return {
    ...programme,
    items: [...programme.items, ...agreements.map(({ item }) => item)].map(spoken),
    parties: [...programme.parties, ...[...speakers.values()].map(speakerParty)],
    words: new Map(
      [...programme.words].map(([tag, words]) => [tag, wordsWith(words, tag, said, { speakers, agreements })]),
    ),
    saidSources: sourcesIn(said),
  }
}

/** Who said something, under the name that was used last, by the id of the party. */
function speakersIn({ ofItems: items, agreements }: Said): Map<string, Speaker> {
  const all = [
    ...[...agreements.values()].flatMap((versions) => versions.map(({ by }) => by)),
    ...[...items.values()].flatMap(({ events }) => events.map(({ by }) => by)),
  ]
  return new Map(all.map((speaker) => [speakerParty(speaker).id, speaker]))
}

interface Spoken {
  speakers: ReadonlyMap<string, Speaker>
  agreements: readonly { item: Item; body: WrittenAgreement }[]
}

function wordsWith(
  words: ProgrammeWords,
  tag: LanguageTag,
  said: Said,
  { speakers, agreements }: Spoken,
): ProgrammeWords {
  const parliament = words.parties['PS']?.name ?? ''
  const items: Record<string, ItemWords> = { ...words.items }
  for (const { item, body } of agreements) {
    const own = agreementWords(body, tag)
    if (own) items[item.id] = own
  }
  for (const [id, { events }] of said.ofItems) {
    const known = items[id]
    const texts = events.flatMap((event): [string, string][] => {
      const text = tag === 'nl' ? event.nl : tag === 'en' ? event.en : null
      return text === null ? [] : [[event.id, text]]
    })
    if (known) items[id] = { ...known, events: { ...known.events, ...Object.fromEntries(texts) } }
  }
  const parties = Object.fromEntries(
    [...speakers].map(([id, { name, asParliament }]) => {
      const called = asParliament ? `${parliament} (${name})` : name
      return [id, { name: called, role: called }]
    }),
  )
  return { ...words, items, parties: { ...words.parties, ...parties } }
}

function agreementWords({ title, text, titleEn, textEn }: WrittenAgreement, tag: LanguageTag): ItemWords | null {
  if (tag === 'nl') return { title, text }
  // Half a translation is none: a title in one language over a text in another misleads.
  return tag === 'en' && titleEn !== null && textEn !== null ? { title: titleEn, text: textEn } : null
}

const sourcesIn = ({ ofItems: items }: Said): SaidSource[] =>
  [...items].flatMap(([id, { events }]) =>
    events.flatMap((event) =>
      event.shown
        ? [{ code: sourceOf(id, event.id), title: event.shown.title, url: event.shown.address, by: event.by.name }]
        : [],
    ),
  )
