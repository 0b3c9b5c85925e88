import type { FieldTexts } from '#kernel/compare-edits.ts'
import type { Day } from '#kernel/days.ts'
import { type LanguageTag, sourceLanguage } from '#kernel/language.ts'
import type { Location } from '../domain/directory.ts'
import { keptToday } from '../domain/kept-row.ts'
import { type EditRead, editReader, yesNoOf, yesNoText, yesNoUnknown } from './edit-reader.ts'

const writtenIn = ({ texts }: Location, languages: readonly LanguageTag[]): LanguageTag[] => [
  ...new Set([sourceLanguage, 'en', ...languages, ...Object.keys(texts).sort()]),
]

/** A location as the fields of its form. `languages`: those that words may be written in. */
export function locationFields(location: Location, languages: readonly LanguageTag[]): FieldTexts {
  const { name, address, municipality, stepFree, texts } = location
  return {
    name: [name],
    street: [address.street ?? ''],
    'postal-code': [address.postalCode ?? ''],
    city: [address.city ?? ''],
    municipality: [municipality ?? ''],
    'step-free': [yesNoText(stepFree)],
    ...Object.fromEntries(
      writtenIn(location, languages).map((tag) => [`${tag}-description`, [texts[tag]?.description ?? '']]),
    ),
  }
}

/**
 * The location as the form says it, told by its organisation today. When the address moves, the place on the map is not known any more.
 * `municipalities`: the codes that may be chosen.
 */
export function readLocation(
  typed: FieldTexts,
  current: Location,
  {
    today,
    languages,
    municipalities,
  }: { today: Day; languages: readonly LanguageTag[]; municipalities: readonly string[] },
): EditRead<Location> {
  const reader = editReader(typed)
  const name = reader.needed('name', reader.line('name'))
  const address = {
    street: reader.line('street'),
    postalCode: reader.line('postal-code'),
    city: reader.line('city'),
  }
  const municipality = reader.text('municipality')
  if (municipality !== '' && !municipalities.includes(municipality)) reader.wrong('municipality', 'no-choice')
  const stepFree = yesNoOf(reader.choice('step-free', yesNoUnknown))
  const texts = readTexts(reader, writtenIn(current, languages), current.texts)
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems }
  const moved =
    JSON.stringify([address, municipality]) !== JSON.stringify([current.address, current.municipality ?? ''])
  const position = moved ? null : current.position
  return {
    ok: true,
    value: {
      ...current,
      name,
      address,
      municipality: municipality || null,
      position,
      stepFree,
      texts,
      ...keptToday(today),
    },
  }
}

function readTexts(
  reader: ReturnType<typeof editReader>,
  tags: readonly LanguageTag[],
  before: Location['texts'],
): Location['texts'] {
  const read = tags.flatMap((tag) => {
    const description = reader.paragraph(`${tag}-description`)
    return description === null ? [] : [{ tag, description }]
  })
  const stays = (tag: LanguageTag) => read.find((one) => one.tag === tag)?.description === before[tag]?.description
  return Object.fromEntries(
    read.map(({ tag, description }) => {
      const same = stays(sourceLanguage) && stays(tag)
      const translation = tag === sourceLanguage ? 'source' : same ? (before[tag]?.translation ?? 'draft') : 'draft'
      return [tag, { description, translation }]
    }),
  )
}
