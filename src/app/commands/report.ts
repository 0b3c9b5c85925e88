import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sourceLanguage } from '#kernel/language.ts'
import { readPolicy } from '#modules/policy/server/index.ts'
import { type NoteQueryProblem, noteFileName, noteQueryIn, sentencesOf } from '#modules/programme/index.ts'
import {
  motionNamed,
  type NoteDesk,
  noteFormats,
  openNoteDesk,
  type Programme,
  programmePlacesIn,
  readProgramme,
} from '#modules/programme/server/index.ts'
import { findingText } from '#platform/content/yaml-file.ts'
import { readCatalogues } from '#platform/i18n/read-catalogues.ts'
import { createTranslator } from '#platform/i18n/translator.ts'
import type { Command, Io } from './command.ts'
import { dayIn, readWords, soundAreas, wrongUse } from './command-line.ts'

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  motion: { type: 'string', multiple: true },
  form: { type: 'string' },
  language: { type: 'string' },
  out: { type: 'string' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

const states: Command = {
  name: 'report states',
  summary: 'a note to the provincial parliament as DOCX and PDF, in which every sentence says what it rests on',
  usage:
    'baken report states --from DAY --to DAY [--motion ID]… [--form statenmededeling|memo] [--language nl|en] --out DIR [--force] [--json]',
  async run(args, io) {
    const read = readWords(args, options)
    const values = read?.values
    const [from, to] = [dayIn(values?.from), dayIn(values?.to)]
    if (!values?.out || !from || !to) return wrongUse(states, io)
    const opened = await openDesk(io)
    if (!opened) return 1
    const { programme, desk } = opened
    const language = values.language ?? sourceLanguage
    const query = { form: values.form ?? null, from, to, motions: values.motion ?? [] }
    const findMotion = (text: string, on: typeof to) => motionNamed(programme, text, on)
    const { asked, problems } = noteQueryIn(query, { first: from, today: io.today, findMotion })
    for (const problem of problems) io.err(problemText(problem))
    if (problems.length > 0) return refused(values.json, { refused: problems[0]?.problem, problems }, io)
    const catalogue = readCatalogues(join(io.root, 'content/interface')).get(language)
    if (!desk.languages.includes(language) || !catalogue) {
      io.err(`There are no sentences for a note in "${language}": ${desk.languages.join(', ')}.`)
      return refused(values.json, { refused: 'no-such-language', language }, io)
    }
    const t = createTranslator(language, catalogue)
    const note = desk.note(asked, language, t)
    if (!note.ok) {
      io.err(`Nothing could be said: nothing of ${from} up to and including ${to} was known on ${to}.`)
      return refused(values.json, { refused: note.error, asked }, io)
    }
    const files = await Promise.all(
      noteFormats.map(async (format) => ({
        path: join(values.out ?? '', `${noteFileName(asked)}.${format}`),
        bytes: await desk.file(note.value, format, t),
      })),
    )
    const written = await writeAll(values.out, files, values.force ?? false)
    if (written !== null) {
      io.err(written)
      return refused(values.json, { refused: 'not-written', message: written }, io)
    }
    for (const { about, template, reason } of note.value.refused) io.err(`left out: ${about} (${template}): ${reason}`)
    const sentences = sentencesOf(note.value)
    const paths = files.map(({ path }) => path)
    const { rows, related, refused: leftOut } = note.value
    if (values.json) io.out(JSON.stringify({ asked, files: paths, sentences, rows, related, refused: leftOut }))
    else io.out([...paths, `${sentences.length} sentences, ${rows.length} rows, ${leftOut.length} left out`].join('\n'))
    return 0
  },
}

/** What `baken report …` can do. */
export const reportCommands: Command[] = [states]

function refused(json: boolean | undefined, answer: object, io: Io): number {
  if (json) io.out(JSON.stringify(answer))
  return 1
}

/** Answers are only given out of data and sentences in which nothing is wrong; else every finding goes to the messages. */
async function openDesk(io: Io): Promise<{ programme: Programme; desk: NoteDesk } | undefined> {
  const data = join(io.root, 'data')
  const areas = soundAreas(io)
  if (!areas) return undefined
  const { policy, findings } = await readPolicy(data, areas)
  const read = policy ? await readProgramme(programmePlacesIn(io.root), areas, policy) : undefined
  const wrong = [...findings, ...(read?.findings ?? [])]
  for (const finding of wrong) io.err(findingText(finding))
  const programme = read?.programme
  if (!policy || !programme || wrong.length > 0) return undefined
  try {
    const desk = await openNoteDesk({ content: join(io.root, 'content'), data }, () => programme, { areas, policy })
    return { programme, desk }
  } catch (cause) {
    io.err(cause instanceof Error ? cause.message : String(cause))
    return undefined
  }
}

const problemTexts: Readonly<Record<NoteQueryProblem['problem'], string>> = {
  'not-a-day': 'is not a day (YYYY-MM-DD)',
  'to-come': 'is still to come: nobody knows how the register will be then',
  'ends-before-it-begins': 'is after the last day of the period',
  'not-a-form': 'is not a form: statenmededeling or memo',
  'not-a-motion': 'is no motion or promise that was known on the last day of the period',
}

const problemText = ({ field, problem, typed }: NoteQueryProblem): string =>
  `--${field}: "${typed}" ${problemTexts[problem]}.`

interface FileToWrite {
  path: string
  bytes: Uint8Array
}

/** Writes all files or none; null when it did. A file that is there is only replaced with `force`. */
async function writeAll(folder: string, files: readonly FileToWrite[], force: boolean): Promise<string | null> {
  const drafts = files.map(({ path, bytes }) => ({ path, bytes, draft: `${path}.${process.pid}.draft` }))
  const placed: string[] = []
  try {
    await mkdir(folder, { recursive: true })
    for (const { path } of files) if (!force && (await exists(path))) return `${path} is there already; see --force.`
    for (const { draft, bytes } of drafts) await writeFile(draft, bytes)
    for (const { draft, path } of drafts) {
      await rename(draft, path)
      placed.push(path)
    }
    return null
  } catch (cause) {
    for (const path of [...placed, ...drafts.map(({ draft }) => draft)]) await rm(path, { force: true })
    return `The files could not be written: ${cause instanceof Error ? cause.message : String(cause)}`
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
