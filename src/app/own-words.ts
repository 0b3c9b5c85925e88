import type { Kysely } from 'kysely'
import type { Day } from '#kernel/days.ts'
import { type Areas, coveredDay } from '#modules/areas/index.ts'
import { ownStatements as ownDocuments, type Policy, policyAsSaid } from '#modules/policy/server/index.ts'
import { type OwnWords, ownHandOver, type ReleasedNotes, releasedNotes } from '#modules/programme/server/index.ts'
import type { Tables } from './database.ts'
import { goWithout } from './go-without.ts'
import { demoOrganisations } from './staff/demo-people.ts'

/**
 * Until which day words count on a page about `on`: null is all of them. The last day of which the areas are known stands for today, and so
 * for everything that was said since; every earlier day has what was said by then.
 */
export const wordsBy = (areas: Pick<Areas, 'coverage'>, on: Day, today: Day): Day | null =>
  on >= coveredDay(areas, today) ? null : on

/** Municipalities of the demonstration, by code: `GM9901` is Voorbeeldstad. Empty where this is none. */
export const madeUpMunicipalities = (demo: boolean): ReadonlyMap<string, string> =>
  new Map(
    demo
      ? demoOrganisations.flatMap(({ kind, place, name }) =>
          kind === 'municipality' && place.kind === 'municipality'
            ? [[place.code, name.replace(/^Gemeente /, '')] as const]
            : [],
        )
      : [],
  )

const showFiles = goWithout('what municipalities say could not be read, the files are shown')

interface Saying {
  policy: Policy
  areas: Areas
  demo: boolean
  /** As the public role: it sees what holds, and not who said it. */
  readers: Kysely<Tables>
  today(): Day
}

/** What municipalities say of themselves, on pages that anybody may open. While the database is away they show what stands in the files. */
export interface OwnWordsOn {
  /** Names of municipalities of the demonstration, by code. */
  madeUp: ReadonlyMap<string, string>
  /** Policy on a day, with what municipalities said of their documents. */
  policyOn(on: Day): Promise<Policy>
  /** What municipalities said of their row of the hand-over. */
  handOverOn(on: Day): Promise<OwnWords>
  /** Notes to parliament that two people released. */
  releasedNotes: ReleasedNotes
}

export function openOwnWords({ policy, areas, demo, readers, today }: Saying): OwnWordsOn {
  const documents = ownDocuments(readers.$pickTables<'policy_document_revision'>())
  const rows = ownHandOver(readers.$pickTables<'programme_hand_over_revision'>())
  const madeUp = madeUpMunicipalities(demo)
  const by = (on: Day) => wordsBy(areas, on, today())
  return {
    madeUp,
    policyOn: async (on) => policyAsSaid(policy, await documents.all().catch(showFiles), { by: by(on), madeUp }),
    releasedNotes: releasedNotes(
      readers.$pickTables<'programme_note' | 'programme_note_revision' | 'programme_note_file'>(),
    ),
    handOverOn: async (on) => ({ statements: await rows.statements(by(on)).catch(showFiles), madeUp }),
  }
}
