import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  type CompileDocArgs,
  NodeCompiler,
  type NodeTypstDocument,
  PdfStandard,
} from '@myriaddreamin/typst-ts-node-compiler'
import { err, ok, type Result } from '#kernel/result.ts'

/** Sans with Latin Extended and Cyrillic; files of an npm package, so that every machine prints the same. */
const fontFiles = [
  '400Regular/NotoSans_400Regular.ttf',
  '400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  '700Bold/NotoSans_700Bold.ttf',
  '800ExtraBold/NotoSans_800ExtraBold.ttf',
]

/**
 * Compiled results that the last documents did not use are dropped. Few on purpose: thirty saved no time that could be
 * measured and kept half a gigabyte in memory.
 */
const cacheAge = 2

/** Where a file of the type we print with lies. */
export const fontFile = (name: string): string =>
  join(dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json')), name)

let compiler: NodeCompiler | undefined

function typst(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(fontFile(file))) }],
  })
  return compiler
}

/** A laid-out document: how many pages it takes, and its bytes as PDF/UA-1. */
export interface LaidOutDocument {
  pages: number
  /** PDF/UA-1, tagged. Refusal: what the compiler found inaccessible (a missing title, a skipped heading, no alternative text). */
  pdf(): Result<Uint8Array<ArrayBuffer>, string>
}

/**
 * Lays out `template` (Typst source) with `data`, which the template reads as JSON: what people wrote is never markup.
 * `title` becomes the document's title. Refusal: the compiler's own words.
 */
export function layOut(template: string, data: unknown): Result<LaidOutDocument, string> {
  const options: CompileDocArgs = { mainFileContent: template, inputs: { data: JSON.stringify(data) } }
  const compiled = typst().compile(options)
  const document = compiled.result
  if (!document) return err(problemsOf(compiled.takeError()?.shortDiagnostics))
  return ok({ pages: document.numOfPages, pdf: () => writePdf(document) })
}

function writePdf(document: NodeTypstDocument): Result<Uint8Array<ArrayBuffer>, string> {
  try {
    const bytes = new Uint8Array(typst().pdf(document, { pdfStandard: PdfStandard.UA_1 }))
    typst().evictCache(cacheAge)
    return ok(bytes)
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause))
  }
}

const problemsOf = (diagnostics: unknown): string => JSON.stringify(diagnostics ?? 'unknown problem')
