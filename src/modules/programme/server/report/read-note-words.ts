import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { LanguageTag } from '#kernel/language.ts'
import type { SourceCode } from '#kernel/sources.ts'
import type { Areas } from '#modules/areas/index.ts'
import { sourceCodeField } from '#platform/content/fields.ts'
import { type ContentFinding, findingText, readYamlFile, valueOrThrow } from '#platform/content/yaml-file.ts'
import { type NoteWords, type TemplateFault, templateFaults } from '../../domain/report/templates.ts'
import { noteWordsForm } from '../../forms/note-words-form.ts'
import type { Programme } from '../load-programme.ts'

export interface NoteWordsRead {
  /** The languages notes can be written in. */
  words: ReadonlyMap<LanguageTag, NoteWords>
  findings: ContentFinding[]
}

/**
 * Reads `report/` of the content folder and holds it against the rule that no count and no name is typed in it: names
 * are those of the parties of the register and of every municipality and region. Never throws for what stands in them.
 */
export async function readNoteWords(content: string, programme: Programme, areas: Areas): Promise<NoteWordsRead> {
  const names = namesIn(programme, areas)
  const words = new Map<LanguageTag, NoteWords>()
  const findings: ContentFinding[] = []
  const files = (await readdir(join(content, 'report'))).filter((name) => name.endsWith('.yaml')).sort()
  for (const name of files) {
    const file = `content/report/${name}`
    const read = await readYamlFile(join(content, 'report', name), noteWordsForm, file)
    if (!read.ok) {
      findings.push(...read.findings)
      continue
    }
    words.set(name.slice(0, -'.yaml'.length), read.value)
    for (const fault of templateFaults(read.value, names)) {
      const place = Object.hasOwn(read.value.labels, fault.key) ? 'labels' : 'templates'
      findings.push({
        code: `template-${fault.fault}`,
        file,
        line: read.lineOf([place, fault.key]),
        message: `${place}.${fault.key}: ${faultText(fault)}`,
      })
    }
  }
  return { words, findings }
}

/** As `readNoteWords`. @throws Error that names every finding with file, line and a sentence. */
export async function loadNoteWords(content: string, programme: Programme, areas: Areas) {
  const { words, findings } = await readNoteWords(content, programme, areas)
  if (findings.length > 0) throw new Error(findings.map(findingText).join('\n'))
  return words
}

const namesIn = ({ words }: Programme, { municipalities, regions }: Areas): string[] => [
  ...new Set([
    ...[...words.values()].flatMap(({ parties }) => Object.values(parties).map(({ name }) => name)),
    ...municipalities.map(({ name }) => name),
    ...regions.map(({ name }) => name),
  ]),
]

function faultText({ fault, what }: TemplateFault): string {
  switch (fault) {
    case 'digit':
      return `the number "${what}" is typed; numbers come out of the register.`
    case 'name':
      return `the name "${what}" is typed; names come out of the register.`
    case 'unknown-slot':
      return `nothing fills {${what}}.`
    case 'missing-slot':
      return `{${what}} is not in it, so that it would not say what it rests on.`
  }
}

/** A source as the annex of a note names it. */
export interface NoteSource {
  code: SourceCode
  title: string
  url: string | null
}

const sourcesForm = z.array(
  z
    .looseObject({ code: sourceCodeField, title: z.string(), url: z.string().nullable() })
    .transform(({ code, title, url }): NoteSource => ({ code, title, url })),
)

/** Every source of `sources.yaml`. @throws Error when the file is not sound. */
export async function readNoteSources(dataFolder: string): Promise<ReadonlyMap<SourceCode, NoteSource>> {
  const read = await readYamlFile(join(dataFolder, 'sources.yaml'), sourcesForm, 'data/sources.yaml')
  return new Map(valueOrThrow(read).map((source) => [source.code, source]))
}
