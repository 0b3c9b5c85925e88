import { join } from 'node:path'
import { z } from 'zod'
import type { Areas } from '#modules/areas/index.ts'
import { municipalitiesOn } from '#modules/areas/index.ts'
import { readYamlFile, valueOrThrow } from '#platform/content/yaml-file.ts'
import type { KnownNames } from '../domain/check-directory.ts'

const codes = z.array(z.object({ code: z.string() }))
const ids = z.array(z.object({ id: z.string() }))

/**
 * What rows may name: sources, contacts, and the municipalities and regions of the last checked day.
 * @param root the folder that holds `content/` and `data/`
 * @throws Error when one of those files cannot be read
 */
export async function knownNames(root: string, areas: Areas): Promise<KnownNames> {
  const sources = valueOrThrow(await readYamlFile(join(root, 'data/sources.yaml'), codes, 'data/sources.yaml'))
  const file = 'content/contacts/contacts.yaml'
  const contacts = valueOrThrow(await readYamlFile(join(root, file), ids, file))
  const municipalities = municipalitiesOn(areas, areas.coverage.lastChecked)
  return {
    sources: new Set(sources.map(({ code }) => code)),
    contacts: new Set(contacts.map(({ id }) => id)),
    municipalities: new Set(municipalities.ok ? municipalities.value.map(({ code }) => code) : []),
    regions: new Set(areas.regions.map(({ scheme, code }) => `${scheme}/${code}`)),
  }
}
