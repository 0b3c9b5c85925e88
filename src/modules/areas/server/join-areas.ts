import type { Day, Period } from '#kernel/days.ts'
import type { YamlPath } from '#platform/content/yaml-file.ts'
import type { Areas, Membership, MunicipalityCode } from '../domain/areas.ts'
import { type AreasFinding, type AreasPart, membershipKey, regionKey, successionKey } from '../domain/checks/finding.ts'
import type { CoverageFile, MunicipalitiesFile, RegionsFile, SuccessionsFile } from '../forms/areas-files.ts'

export interface AreasFiles {
  coverage: CoverageFile
  municipalities: MunicipalitiesFile
  successions: SuccessionsFile
  regions: RegionsFile
}

/** Where a row stands. */
export interface Place {
  file: keyof AreasFiles
  path: YamlPath
}

export interface JoinedAreas {
  areas: Areas
  /** The row a finding is about. */
  placeOf(finding: AreasFinding): Place
  /** Members whose name in `regions.yaml` is not the name of their code. */
  misnamed: { place: Place; message: string }[]
}

/** One `Areas` from the rows of the files, remembering where each stood. */
export function joinAreas({ coverage, municipalities, successions, regions }: AreasFiles): JoinedAreas {
  const places = new Map<string, Place>()
  const note = (part: AreasPart, key: string, file: keyof AreasFiles, path: YamlPath) =>
    void places.set(`${part} ${key}`, { file, path })
  for (const [index, { from }] of coverage.divisions.entries())
    note('divisions', from, 'coverage', ['divisions', index])
  for (const [index, { code }] of municipalities.entries()) note('municipalities', code, 'municipalities', [index])
  for (const [index, row] of successions.entries()) note('successions', successionKey(row), 'successions', [index])
  for (const [index, { scheme }] of regions.entries()) note('schemes', scheme, 'regions', [index])

  const lives = livesOf(municipalities)
  const listed = listRegions(regions, coverage.from, lives)
  for (const { region, place } of listed.regions) note('regions', regionKey(region), place.file, place.path)
  for (const { member, place } of listed.members) note('memberships', membershipKey(member), place.file, place.path)

  const misnamed = listed.members.flatMap(({ member: { municipality }, name, place }) => {
    const known = lives.get(municipality)?.names ?? [name]
    return known.includes(name) ? [] : [{ place, message: `${municipality} is ${known.join(' or ')}, not ${name}.` }]
  })
  return {
    areas: {
      coverage: { from: coverage.from, lastChecked: coverage.lastChecked },
      divisions: coverage.divisions.map(withPeriod),
      municipalities: municipalities.map(withPeriod),
      successions: successions.map(({ share, ...row }) => ({ ...row, shareOf10000: share })),
      schemes: regions.map(({ scheme, regions: _, ...row }) => ({ id: scheme, ...row })),
      regions: listed.regions.map(({ region }) => region),
      memberships: listed.members.map(({ member }) => member),
    },
    placeOf: ({ part, key }) => places.get(`${part} ${key}`) ?? { file: 'coverage', path: [] },
    misnamed,
  }
}

const withPeriod = <T extends { from: Day; until: Day | null }>({ from, until, ...row }: T) => ({
  ...row,
  period: { from, until },
})

type Lives = ReadonlyMap<MunicipalityCode, { names: readonly string[]; period: Period }>

/** A municipality that was renamed has two rows and one life. */
function livesOf(municipalities: MunicipalitiesFile): Lives {
  const lives = new Map<MunicipalityCode, { names: readonly string[]; period: Period }>()
  for (const { code, name, from, until } of [...municipalities].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const earlier = lives.get(code)
    lives.set(code, { names: [...(earlier?.names ?? []), name], period: { from: earlier?.period.from ?? from, until } })
  }
  return lives
}

function listRegions(schemes: RegionsFile, firstDay: Day, lives: Lives) {
  const regions: { region: Areas['regions'][number]; place: Place }[] = []
  const members: { member: Membership; name: string; place: Place }[] = []
  for (const [schemeIndex, { scheme, regions: rows }] of schemes.entries()) {
    for (const [regionIndex, { members: groups, ...row }] of rows.entries()) {
      const path = [schemeIndex, 'regions', regionIndex]
      regions.push({ region: { scheme, ...row }, place: { file: 'regions', path } })
      for (const [groupIndex, { municipalities, from, until, sources, confidence }] of groups.entries()) {
        for (const [municipality, name] of Object.entries(municipalities)) {
          const period = whileItExists(
            { from: from ?? firstDay, until: until ?? null },
            lives.get(municipality)?.period,
          )
          members.push({
            member: { scheme, region: row.code, municipality, period, sources, confidence },
            name,
            place: { file: 'regions', path: [...path, 'members', groupIndex, 'municipalities', municipality] },
          })
        }
      }
    }
  }
  return { regions, members }
}

/** The days of a group on which the municipality exists; `from` after `until` when there are none. */
function whileItExists(group: Period, life: Period | undefined): Period {
  if (!life) return group
  const ends = [group.until, life.until].filter((day) => day !== null).sort()
  return { from: group.from > life.from ? group.from : life.from, until: ends[0] ?? null }
}
