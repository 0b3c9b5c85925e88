// Writes docs/organisations/permissions.md: `node scripts/generate-permissions.ts`. With `--check` it only tells whether the page is current.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  type ObjectKind,
  objectKinds,
  objects,
  organisationKinds,
  type Permission,
  permissions,
  type Role,
  roles,
  rolesAt,
} from '../src/modules/organisations/index.ts'

export const permissionsPage = 'docs/organisations/permissions.md'

const words = (id: string) => id.replaceAll('-', ' ')
const listed = (ids: readonly string[]) => ids.map(words).join(', ')
const who = (as: readonly Role[]) => (as.length === roles.length ? 'every role' : listed(as))

const whose: Readonly<Record<Permission['to'], string>> = {
  own: 'of the own organisation',
  self: 'about oneself',
  successor: 'of an organisation whose work goes on here',
  any: 'of anybody',
}

function line({ may, as, to, in: states, ofAnother, after = [] }: Permission): string {
  const which = ofAnother ? `${whose[to]}, by or about somebody else` : whose[to]
  return `| ${words(may)} | ${who(as)} | ${which} | ${states ? listed(states) : 'any'} | ${listed(after) || '–'} |`
}

function chapter(kind: ObjectKind): string {
  const rows: readonly Permission[] = permissions[kind]
  const states: readonly string[] = objects[kind].states
  return [
    `## ${words(kind)[0]?.toUpperCase()}${words(kind).slice(1)}`,
    ...(states.length > 1 ? ['', `States: ${listed(states)}.`] : []),
    '',
    '| may | who | which | in state | after |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(line),
  ].join('\n')
}

/** The text of the page as it should be. */
export const permissionsText = (): string =>
  `${[
    '# Who may do what',
    'Made by `scripts/generate-permissions.ts` from [the table](../../src/modules/organisations/domain/permissions.ts). What is not here, nobody may. Who is away may only do what is about themselves; who left, or whose organisation ended, may do nothing. *Sign in again*: shortly before. *Second person*: somebody else who has the same permission agrees before it takes effect.',
    [
      '## Roles by kind of organisation',
      '',
      '| kind | roles |',
      '| --- | --- |',
      ...organisationKinds.map((kind) => `| ${words(kind)} | ${listed(rolesAt(kind))} |`),
    ].join('\n'),
    ...objectKinds.map(chapter),
  ].join('\n\n')}\n`

if (import.meta.main) {
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(permissionsPage), { recursive: true })
    writeFileSync(permissionsPage, permissionsText())
  } else if (readFileSync(permissionsPage, 'utf8') !== permissionsText()) {
    console.error(`${permissionsPage} is not current: node scripts/generate-permissions.ts`)
    process.exitCode = 1
  }
}
