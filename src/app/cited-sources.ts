import type { Facts } from '#kernel/facts.ts'
import type { SourceCode } from '#kernel/sources.ts'
import type { Areas } from '#modules/areas/index.ts'
import { type Directory, sourcesNamed as sourcesOfDirectory } from '#modules/directory/index.ts'
import type { GuideLibrary } from '#modules/guides/server/index.ts'
import { ownWordSource } from '#modules/policy/index.ts'
import type { Kompas, Policy } from '#modules/policy/server/index.ts'
import { type Programme, sourcesNamed } from '#modules/programme/server/index.ts'

export interface CitedSource {
  code: SourceCode
  title: string
  url: string | null
}

/** Everything that names sources. */
export interface CitingData {
  library: GuideLibrary
  areas: Areas
  policy: Policy
  programme: Programme
  kompas?: Kompas
  facts?: Facts
  directory?: Directory
}

/** The sources that something on this site really names, in the order of the register; a register of all is in the data. */
export function citedSources(data: CitingData): CitedSource[] {
  const { library, areas, policy, programme, kompas, facts, directory } = data
  const { catalogues, guides } = library
  const rows: { sources: readonly SourceCode[] }[] = [
    ...catalogues.signals.values(),
    ...catalogues.contacts.values(),
    ...catalogues.grounds.values(),
    ...catalogues.focalPoints.map(({ source }) => ({ sources: [source] })),
    ...[...guides.values()].flatMap(({ guide }) => [
      ...Object.values(guide.nodes),
      ...guide.do,
      ...guide.dont,
      ...guide.writeDown,
      ...guide.share,
    ]),
    ...areas.municipalities,
    ...areas.successions,
    ...areas.schemes,
    ...areas.regions,
    ...areas.memberships,
    ...policy.measurements,
    ...policy.documents,
    ...policy.inventory,
    ...policy.housingRules,
    ...policy.nationalAdvice,
    policy.mergerTerm,
    // An organisation may say something of itself at any moment.
    { sources: [ownWordSource] },
    ...[...(facts?.values() ?? [])].flatMap((fact) => fact.rows),
    ...(kompas
      ? [...kompas.national.items, ...[...kompas.regions.values()].flatMap(({ region }) => region.items)]
      : []),
  ]
  const ofDirectory = directory ? sourcesOfDirectory(directory) : []
  const cited = new Set([...rows.flatMap(({ sources }) => sources), ...sourcesNamed(programme), ...ofDirectory])
  const said = (programme.saidSources ?? []).map(({ code, title, url, by }) => ({
    code,
    title: `${title} (${by})`,
    url,
  }))
  return [
    ...[...catalogues.sources.values()]
      .filter(({ code }) => cited.has(code))
      .map(({ code, title, url }) => ({ code, title, url })),
    ...said,
  ]
}

/** The same with the register and the directory as they are when somebody asks. */
export const citedSourcesNow =
  (
    data: Omit<CitingData, 'directory' | 'programme'>,
    programme: () => Programme,
    directory: () => Promise<Directory>,
  ): (() => Promise<readonly CitedSource[]>) =>
  async () =>
    citedSources({ ...data, programme: programme(), directory: await directory() })
