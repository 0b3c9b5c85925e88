import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import {
  type ContentFinding,
  findingText,
  parseYaml,
  type YamlPath,
  type YamlRead,
} from '#platform/content/yaml-file.ts'
import type { Areas } from '../domain/areas.ts'
import { checkAreas } from '../domain/checks/check-areas.ts'
import type { AreasFinding } from '../domain/checks/finding.ts'
import { coverageFile, municipalitiesFile, regionsFile, successionsFile } from '../forms/areas-files.ts'
import { type AreasFiles, joinAreas, type Place } from './join-areas.ts'

/** `areas` is there when every file has the right shape; `findings` tell what is wrong with it nevertheless. */
export interface AreasRead {
  areas: Areas | undefined
  findings: ContentFinding[]
}

/**
 * Reads the four files of a folder and checks them. Never throws for what stands in the files: see `findings`.
 * @param folder the folder that holds `coverage.yaml` (in the project: `data/areas`)
 */
export function readAreas(folder: string): AreasRead {
  const read = {
    coverage: readFile(folder, 'coverage.yaml', coverageFile),
    municipalities: readFile(folder, 'municipalities.yaml', municipalitiesFile),
    successions: readFile(folder, 'successions.yaml', successionsFile),
    regions: readFile(folder, 'regions.yaml', regionsFile),
  }
  const { coverage, municipalities, successions, regions } = read
  if (!coverage.ok || !municipalities.ok || !successions.ok || !regions.ok) {
    return { areas: undefined, findings: Object.values(read).flatMap((one) => (one.ok ? [] : one.findings)) }
  }
  const files: AreasFiles = {
    coverage: coverage.value,
    municipalities: municipalities.value,
    successions: successions.value,
    regions: regions.value,
  }
  const { areas, placeOf, misnamed } = joinAreas(files)
  const located = ({ file, path }: Place) => ({ file: read[file].file, line: lineIn(read[file], path) })
  return {
    areas,
    findings: [
      ...misnamed.map(({ place, message }) => ({ code: 'name-differs', ...located(place), message })),
      ...checkAreas(areas).map((finding) => asContentFinding(finding, located(placeOf(finding)))),
    ],
  }
}

/**
 * The areas of a folder, sound in every way `checkAreas` knows.
 * @param dataFolder the folder that holds `coverage.yaml` (in the project: `data/areas`)
 * @throws Error that names every finding with file, line and a sentence
 */
export function loadAreas(dataFolder: string): Areas {
  const { areas, findings } = readAreas(dataFolder)
  if (!areas || findings.length > 0) throw new Error(findings.map(findingText).join('\n'))
  return areas
}

function readFile<S extends z.ZodType>(folder: string, name: string, schema: S): YamlRead<z.output<S>> {
  const file = `data/areas/${name}`
  const text = readText(join(folder, name))
  if (text !== undefined) return parseYaml(text, file, schema)
  return { ok: false, file, findings: [{ code: 'file-missing', file, line: 1, message: 'This file does not exist.' }] }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw cause
  }
}

const lineIn = (read: YamlRead<unknown>, path: YamlPath): number => (read.ok ? read.lineOf(path) : 1)

const asContentFinding = (
  { code, message }: AreasFinding,
  { file, line }: { file: string; line: number },
): ContentFinding => ({ code, file, line, message })
