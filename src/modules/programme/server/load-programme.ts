import { join } from 'node:path'
import { z } from 'zod'
import type { LanguageTag } from '#kernel/language.ts'
import type { SourceCode } from '#kernel/sources.ts'
import type { Areas } from '#modules/areas/index.ts'
import type { Policy } from '#modules/policy/server/index.ts'
import { sourceCodeField } from '#platform/content/fields.ts'
import { namesIn } from '#platform/content/language-files.ts'
import { type ContentFinding, findingText, type LineOf, readYamlFile } from '#platform/content/yaml-file.ts'
import { checkRegister } from '../domain/checks/check-register.ts'
import type { RegisterFinding, RegisterSurroundings } from '../domain/checks/finding.ts'
import type { DocumentId } from '../domain/parties.ts'
import type { Place } from '../domain/places.ts'
import type { Register } from '../domain/register.ts'
import type { NoteWords, TermWords } from '../forms/note-forms.ts'
import { type ProgrammeWords, programmeWordsForm } from '../forms/programme-words-form.ts'
import {
  claimsForm,
  documentsForm,
  figuresForm,
  handOverForm,
  instrumentsForm,
  linksForm,
  partiesForm,
  soundingsForm,
} from '../forms/register-file-forms.ts'
import { wordFindings } from './check-words.ts'
import { measuredPolicy } from './measured-policy.ts'
import { noteWordFindings } from './notes/check-note-words.ts'
import { type LocatedWords, type NotesRead, readNotes } from './notes/read-notes.ts'
import { fileOf, languageOf, type WordsFile } from './programme-files.ts'
import { type RowPlace, readItems } from './read-items.ts'

/** The register with the words for it in each language. */
export interface Programme extends Register {
  words: ReadonlyMap<LanguageTag, ProgrammeWords>
  /** The notes, retold. */
  noteWords: ReadonlyMap<DocumentId, ReadonlyMap<LanguageTag, NoteWords>>
  termWords: ReadonlyMap<LanguageTag, TermWords>
  /** The sources that may be named. */
  sourceCodes: ReadonlySet<SourceCode>
  /** What shows what was said on screen; the files have none. */
  saidSources?: readonly SaidSource[]
}

/** A source that an organisation named on screen, with the organisation. */
export interface SaidSource {
  code: SourceCode
  title: string
  url: string | null
  by: string
}

/** Where the register lies: `programme/` and `sources.yaml` in `data`, the notes sentence by sentence in `notes`. */
export interface ProgrammePlaces {
  data: string
  notes: string
}

export const programmePlacesIn = (root: string): ProgrammePlaces => ({
  data: join(root, 'data'),
  notes: join(root, 'content/notes'),
})

/** `programme` is there when every file has the right shape; `findings` tell what is wrong with it nevertheless. */
export interface ProgrammeRead {
  programme: Programme | undefined
  findings: ContentFinding[]
}

const sourcesForm = z.array(z.looseObject({ code: sourceCodeField }))

/**
 * Reads the register and the notes and checks them. Never throws for what stands in the files.
 *
 * @param areas to see whether a region or municipality exists
 * @param policy to count again what the notes say about policy
 */
export async function readProgramme(places: ProgrammePlaces, areas: Areas, policy: Policy): Promise<ProgrammeRead> {
  const folder = join(places.data, 'programme')
  const sources = await readYamlFile(join(places.data, 'sources.yaml'), sourcesForm, 'data/sources.yaml')
  const lists = await readLists(folder)
  const words = await readWords(folder)
  const notes = await readNotes(places.notes)
  const items = await readItems(folder, lists.documents.ok ? lists.documents.value : [])
  const broken = [sources, ...Object.values(lists)].flatMap((read) => (read.ok ? [] : read.findings))
  const { parties, instruments, documents, links, claims, handOver, soundings, figures } = lists
  if (
    !sources.ok ||
    !parties.ok ||
    !instruments.ok ||
    !documents.ok ||
    !links.ok ||
    !claims.ok ||
    !handOver.ok ||
    !soundings.ok ||
    !figures.ok ||
    items.findings.length > 0 ||
    words.findings.length > 0 ||
    notes.findings.length > 0
  ) {
    return { programme: undefined, findings: [...broken, ...items.findings, ...words.findings, ...notes.findings] }
  }

  const programme: Programme = {
    parties: parties.value,
    instruments: instruments.value,
    documents: documents.value,
    terms: notes.terms,
    retellings: notes.retellings,
    statements: notes.statements,
    items: items.items,
    links: links.value,
    claims: claims.value,
    handOver: handOver.value,
    soundings: soundings.value,
    figures: figures.value,
    words: valuesOf(words.found),
    noteWords: new Map([...notes.words].map(([note, found]) => [note, valuesOf(found)])),
    termWords: valuesOf(notes.termWords),
    sourceCodes: new Set(sources.value.map(({ code }) => code)),
  }
  const measured = measuredPolicy(policy, areas)
  const findings = checkRegister(programme, surroundingsOf(areas, programme.sourceCodes), measured)
  const lines = placesOf(lists, items.placeOf, notes.placeOf)
  return {
    programme,
    findings: [
      ...findings.map((one) => located(one, lines)),
      ...wordFindings(programme, words.found),
      ...noteWordFindings(programme, notes),
    ],
  }
}

/** As `readProgramme`. @throws Error that names every finding with file, line and a sentence. */
export async function loadProgramme(places: ProgrammePlaces, areas: Areas, policy: Policy): Promise<Programme> {
  const { programme, findings } = await readProgramme(places, areas, policy)
  if (!programme || findings.length > 0) throw new Error(findings.map(findingText).join('\n'))
  return programme
}

async function readLists(folder: string) {
  const read = <S extends z.ZodType>(name: string, form: S) =>
    readYamlFile(join(folder, `${name}.yaml`), form, fileOf(name))
  return {
    parties: await read('parties', partiesForm),
    instruments: await read('instruments', instrumentsForm),
    documents: await read('documents', documentsForm),
    links: await read('links', linksForm),
    claims: await read('claims', claimsForm),
    handOver: await read('hand-over', handOverForm),
    soundings: await read('soundings', soundingsForm),
    figures: await read('figures', figuresForm),
  }
}

const valuesOf = <T>(found: ReadonlyMap<LanguageTag, LocatedWords<T>>): ReadonlyMap<LanguageTag, T> =>
  new Map([...found].map(([tag, { value }]) => [tag, value]))

type Lists = Awaited<ReturnType<typeof readLists>>

async function readWords(folder: string) {
  const found = new Map<LanguageTag, WordsFile>()
  const findings: ContentFinding[] = []
  for (const name of await namesIn(folder)) {
    const tag = languageOf(name)
    if (tag === undefined) continue
    const read = await readYamlFile(join(folder, name), programmeWordsForm, fileOf(tag))
    if (read.ok) found.set(tag, read)
    else findings.push(...read.findings)
  }
  return { found, findings }
}

/** What the register is held against: sources that are listed and places that exist. */
export function surroundingsOf(areas: Areas, sources: ReadonlySet<string>): RegisterSurroundings {
  const municipalities = new Set(areas.municipalities.map(({ code }) => code))
  const regions = new Set(areas.regions.map(({ scheme, code }) => `${scheme}/${code}`))
  return {
    isKnownSource: (code) => sources.has(code),
    isKnownPlace(place: Place) {
      if (place.kind === 'region') return regions.has(`${place.scheme}/${place.code}`)
      return place.kind !== 'municipality' || municipalities.has(place.code)
    },
  }
}

type LinesOf = (list: RegisterFinding['list'], row: number) => RowPlace

function placesOf(lists: Lists, items: (row: number) => RowPlace, notes: NotesRead['placeOf']): LinesOf {
  const names: Readonly<Record<string, string>> = { handOver: 'hand-over' }
  return (list, row) => {
    if (list === 'items') return items(row)
    if (list === 'terms' || list === 'retellings' || list === 'statements') return notes(list, row)
    const read = lists[list]
    const lineOf: LineOf = read.ok ? read.lineOf : () => 1
    return { file: fileOf(names[list] ?? list), lineOf: (path) => lineOf([row, ...path]) }
  }
}

function located({ list, row, path, code, message }: RegisterFinding, placeOf: LinesOf): ContentFinding {
  const { file, lineOf } = placeOf(list, row)
  return { code, file, line: lineOf(path), message }
}
