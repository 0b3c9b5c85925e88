import { addDays, type Day, type Period } from '#kernel/days.ts'
import { type LanguageTag, sourceLanguage, type TranslationStatus } from '#kernel/language.ts'
import { type Areas, completePeriod, regionIn, regionsOf } from '#modules/areas/index.ts'
import type { Policy } from '#modules/policy/server/index.ts'
import type { ClaimMaterial } from '../domain/claims.ts'
import type { ItemOn } from '../domain/history.ts'
import type { ItemId } from '../domain/items.ts'
import { goalsByItem } from '../domain/links.ts'
import type { Membership } from '../domain/local-promises.ts'
import type { DocumentId, Party, PartyId } from '../domain/parties.ts'
import { type Place, placeText, type RegionRef } from '../domain/places.ts'
import { asOf, type RegisterOn } from '../domain/register.ts'
import type { NamedParty, NamedPlace, Wording } from '../domain/views.ts'
import type { NoteWords, TermWords } from '../forms/note-forms.ts'
import type { ProgrammeWords } from '../forms/programme-words-form.ts'
import type { Programme } from './load-programme.ts'
import { measuredPolicy } from './measured-policy.ts'

/** The register as known on a day, with everything that pages look up in it. */
export interface RegisterView {
  on: Day
  language: LanguageTag
  programme: Programme
  areas: Areas
  known: RegisterOn
  byId: ReadonlyMap<ItemId, ItemOn>
  parties: ReadonlyMap<PartyId, Party>
  goals: readonly ItemId[]
  goalsOf: ReadonlyMap<ItemId, readonly ItemId[]>
  measured: ClaimMaterial['measured']
  /** In the language of the view, else in Dutch; null when there are no such words in either. */
  words(pick: (words: ProgrammeWords) => string | undefined): Wording | null
  /** The same of a note as it is retold, and of the words that notes use. */
  noteWords(note: DocumentId, pick: (words: NoteWords) => string | undefined): Wording | null
  termWords(pick: (words: TermWords) => string | undefined): Wording | null
}

/** @param on any day: before the first note the register is empty, and a day that is to come shows what is known now. */
export function registerOn(
  programme: Programme,
  { areas, policy }: { areas: Areas; policy: Policy },
  on: Day,
  language: LanguageTag,
): RegisterView {
  const measured = measuredPolicy(policy, areas)
  return viewOf(programme, { areas, measured }, knowledgeOf(asOf(programme, on)), { on, language })
}

/** What was known, with what is looked up in it: the same for every day on which nothing new became known. */
export type Knowledge = Pick<RegisterView, 'known' | 'byId' | 'parties' | 'goals' | 'goalsOf'>

export function knowledgeOf(known: RegisterOn): Knowledge {
  const goals = known.items.filter(({ item }) => item.type === 'goal').map(({ item }) => item.id)
  return {
    known,
    byId: new Map(known.items.map((row) => [row.item.id, row])),
    parties: new Map(known.parties.map((party) => [party.id, party])),
    goals,
    goalsOf: goalsByItem(known.links, goals),
  }
}

/** @param knowledge of the day, or of an earlier one since which nothing became known */
export const viewOf = (
  programme: Programme,
  { areas, measured }: Pick<RegisterView, 'areas' | 'measured'>,
  knowledge: Knowledge,
  { on, language }: Pick<RegisterView, 'on' | 'language'>,
): RegisterView => ({
  ...knowledge,
  known: { ...knowledge.known, on },
  on,
  language,
  programme,
  areas,
  measured,
  words: (pick) => wordingOf(programme.words, language, pick),
  noteWords: (note, pick) => wordingOf(programme.noteWords.get(note) ?? new Map(), language, pick),
  termWords: (pick) => wordingOf(programme.termWords, language, pick),
})

function wordingOf<W extends { translation: TranslationStatus }>(
  words: ReadonlyMap<LanguageTag, W>,
  language: LanguageTag,
  pick: (words: W) => string | undefined,
): Wording | null {
  for (const tag of [language, sourceLanguage]) {
    const found = words.get(tag)
    const text = found && pick(found)
    if (found && text !== undefined) return { text, language: tag, translation: found.translation }
  }
  return null
}

/** For words that the loader has seen to be there. @throws Error when they are not, which is a bug. */
export function wordsFor<W = ProgrammeWords>(
  view: { words(pick: (words: W) => string | undefined): Wording | null },
  id: string,
  pick: (words: W) => string | undefined,
): Wording {
  const wording = view.words(pick)
  if (wording === null) throw new Error(`there are no words for "${id}"`)
  return wording
}

export const titleOf = (view: Pick<RegisterView, 'words'>, id: ItemId): Wording =>
  wordsFor(view, id, ({ items }) => items[id]?.title)

export const partyNamed = (view: RegisterView, id: PartyId): NamedParty => ({
  id,
  name: wordsFor(view, id, ({ parties }) => parties[id]?.name),
  ofProvince: view.parties.get(id)?.ofProvince ?? false,
})

const provinceNames: Readonly<Record<string, string>> = { PV29: 'Zeeland', PV30: 'Noord-Brabant' }

export const placeNamed = (areas: Areas, place: Place): NamedPlace => ({
  place: placeText(place),
  kind: place.kind,
  name: nameOf(areas, place),
})

function nameOf(areas: Areas, place: Place): string | null {
  if (place.kind === 'municipality') return municipalityName(areas, place.code)
  if (place.kind === 'region') return regionName(areas, place)
  return provinceNames[place.code] ?? null
}

/** The last name it had. */
export const municipalityName = ({ municipalities }: Areas, code: string): string =>
  municipalities.findLast((municipality) => municipality.code === code)?.name ?? code

export const regionName = ({ regions }: Areas, { scheme, code }: RegionRef): string =>
  regions.find((region) => region.scheme === scheme && region.code === code)?.name ?? code

/** Every region a municipality is in on the day; empty when the day is not covered. */
export function regionsOfMunicipality({ areas, on }: RegisterView, municipality: string): RegionRef[] {
  const regions = regionsOf(areas, municipality, on)
  return regions.ok ? regions.value.map(({ scheme, code }) => ({ scheme, code })) : []
}

/**
 * In, not in, or nobody knows. On a day for which the members of a region are not known, the nearest day counts for which
 * they are: an information point of a pilot that ended is no riddle for a municipality that never was in it.
 */
export function membershipIn(
  { areas, on }: RegisterView,
  municipality: string,
  { scheme, code }: RegionRef,
): Membership {
  const known = areas.schemes.find(({ id }) => id === scheme)
  const complete = known && completePeriod(areas, known)
  const days = [on, ...(complete ? [nearestIn(complete, on)] : [])]
  for (const day of days) {
    const regions = regionsOf(areas, municipality, day)
    if (regions.ok && regions.value.some((one) => one.scheme === scheme && one.code === code)) return 'member'
    const answer = regionIn(areas, scheme, municipality, day)
    if (answer.ok && answer.value.kind !== 'unknown') return 'not-a-member'
  }
  return 'unknown'
}

function nearestIn({ from, until }: Period, on: Day): Day {
  if (on < from) return from
  return until !== null && on >= until ? addDays(until, -1) : on
}
