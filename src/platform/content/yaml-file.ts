import { readFile } from 'node:fs/promises'
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml'
import type { z } from 'zod'
import { keptParse } from './kept-parse.ts'

/**
 * Something wrong in a content or data file, in words an editor understands.
 * `code` is stable (tests and tools match on it), `line` starts at 1, `message` is a sentence.
 */
export interface ContentFinding {
  code: string
  file: string
  line: number
  message: string
}

/** Where a value stands in the parsed file: `['nodes', 'danger', 'options', 'yes']`, `['rows', 3]`. */
export type YamlPath = readonly PropertyKey[]

/** The line of the value at `path`; of the nearest parent that does exist when it does not. Starts at 1. */
export type LineOf = (path: YamlPath) => number

/** `value` as the schema gave it back, or every finding; never both. */
export type YamlRead<T> =
  | { ok: true; file: string; value: T; lineOf: LineOf }
  | { ok: false; file: string; findings: ContentFinding[] }

/**
 * Reads YAML 1.2 (`yes` and `no` are words, a date is text) and holds it against `schema`.
 * Findings: `yaml-invalid` – not YAML, or a key that stands there twice; `schema-invalid` – YAML of another shape.
 *
 * @param file the name to show in findings, relative to the project
 */
export function parseYaml<S extends z.ZodType>(text: string, file: string, schema: S): YamlRead<z.output<S>> {
  const said = keptParse(text, () => saidIn(text))
  if (!said) return { ok: false, file, findings: faultsIn(text, file) }

  // Of most files nobody asks a line.
  let located: LineOf | undefined
  const lineOf: LineOf = (path) => {
    located ??= locate(text)
    return located(path)
  }
  const parsed = schema.safeParse(said.value)
  if (parsed.success) return { ok: true, file, value: parsed.data, lineOf }
  const findings = parsed.error.issues.flatMap((issue) =>
    placesOf(issue).map((path) =>
      finding(
        'schema-invalid',
        file,
        lineOf(path),
        `${nameOf(path)}: ${issue.message.replace(/^Invalid input: /, '')}`,
      ),
    ),
  )
  return { ok: false, file, findings }
}

/** As `parseYaml`, from disk. One more finding: `file-missing`. Other failures of the disk are thrown. */
export async function readYamlFile<S extends z.ZodType>(
  path: string,
  schema: S,
  file: string = path,
): Promise<YamlRead<z.output<S>>> {
  const text = await readText(path)
  if (text === undefined)
    return { ok: false, file, findings: [finding('file-missing', file, 1, 'This file does not exist.')] }
  return parseYaml(text, file, schema)
}

/** For files the program cannot do without. @throws Error that names every finding with its file and line. */
export function valueOrThrow<T>(read: YamlRead<T>): T {
  if (read.ok) return read.value
  throw new Error(read.findings.map(findingText).join('\n'))
}

/** `content/x.yaml:12 [schema-invalid] title: …`, the form editors click on. */
export const findingText = ({ code, file, line, message }: ContentFinding): string =>
  `${file}:${line} [${code}] ${message}`

function documentOf(text: string) {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  return { document, lines, problems: [...document.errors, ...document.warnings] }
}

/** `undefined` when it is not YAML. */
function saidIn(text: string): { value: unknown } | undefined {
  const { document, problems } = documentOf(text)
  return problems.length > 0 ? undefined : { value: document.toJS() }
}

function faultsIn(text: string, file: string): ContentFinding[] {
  const { lines, problems } = documentOf(text)
  return problems.map(({ pos, message }) =>
    finding('yaml-invalid', file, lines.linePos(pos[0]).line, `This is not valid YAML: ${message}`),
  )
}

function locate(text: string): LineOf {
  const { document, lines } = documentOf(text)
  return (path) => lines.linePos(offsetOf(document.contents, path)).line || 1
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw cause
  }
}

const finding = (code: string, file: string, line: number, message: string): ContentFinding => ({
  code,
  file,
  line,
  message,
})

/** An unknown key is reported at its parent; the editor wants the line of the key itself. */
const placesOf = (issue: z.core.$ZodIssue): YamlPath[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]

const nameOf = (path: YamlPath): string => (path.length === 0 ? 'The file' : path.map(String).join('.'))

function offsetOf(root: Node | null, path: YamlPath): number {
  let node: unknown = root
  let offset = root?.range?.[0] ?? 0
  for (const step of path) {
    const child = childOf(node, step)
    if (!child) return offset
    offset = child.offset
    node = child.node
  }
  return offset
}

function childOf(node: unknown, step: PropertyKey): { node: unknown; offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
    return pair && { node: pair.value, offset: startOf(pair) }
  }
  if (!isSeq(node) || typeof step !== 'number') return undefined
  const item = node.items[step]
  return item === undefined ? undefined : { node: item, offset: rangeStart(item) }
}

const startOf = (pair: Pair): number => rangeStart(pair.key)

const rangeStart = (node: unknown): number =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : 0
