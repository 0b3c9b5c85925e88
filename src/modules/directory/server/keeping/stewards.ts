import { err, ok, type Result } from '#kernel/result.ts'
import { about } from '#modules/organisations/index.ts'
import {
  type Actor,
  asActor,
  inHat,
  mayNow,
  type NotDone,
  organisationOn,
  type Wearer,
  writeDown,
} from '#modules/organisations/server/index.ts'
import { directoryNow, type KeepingDesk, type KeepingTables, stewardsNow } from './keeping-desk.ts'

/** An organisation of the directory, and who keeps its rows; null: nobody, the files and imports do. */
export interface StewardRow {
  id: string
  name: string
  keeper: string | null
}

/** Every organisation of the directory in the order of their names, with who keeps it. */
export const stewardRows = (desk: KeepingDesk, wearer: Wearer): Promise<StewardRow[]> =>
  inHat(desk.db, wearer, async (trx) => {
    const stewards = await stewardsNow(trx)
    const { organisations } = await directoryNow(trx)
    return organisations
      .map(({ id, name }) => ({ id, name, keeper: stewards.get(id) ?? null }))
      .sort((one, other) => one.name.localeCompare(other.name, 'nl'))
  })

/** `unknown-organisation` · `not-in-directory` – the directory has no such organisation · `kept-already` – another organisation keeps it. */
export type NotTied = NotDone | 'unknown-organisation' | 'not-in-directory' | 'kept-already'

/**
 * Says that an organisation keeps the rows of an organisation of the directory itself, or no longer does. For the platform, as it registers
 * organisations: only it knows that the two are one. What was changed on screen stays.
 */
export const tieSteward = (
  desk: KeepingDesk,
  actor: Actor,
  { organisation, inDirectory, keeps }: { organisation: string; inDirectory: string; keeps: boolean },
): Promise<Result<true, NotTied>> =>
  asActor<true, NotTied, KeepingTables>(desk, actor, async (trx, hat) => {
    const at = await organisationOn(trx, organisation)
    if (!at) return err('unknown-organisation')
    const may = mayNow(hat, 'organisation.register', about(organisation, 'active'), actor)
    if (!may.ok) return may
    const { organisations } = await directoryNow(trx)
    if (!organisations.some(({ id }) => id === inDirectory)) return err('not-in-directory')
    const keeper = (await stewardsNow(trx)).get(inDirectory) ?? null
    if (keeper !== null && keeper !== organisation) return err('kept-already')
    if ((keeper !== null) === keeps) return ok(true)
    if (keeps)
      await trx
        .insertInto('directory_steward')
        .values({ directory_organisation: inDirectory, organisation, set_by: actor.person })
        .execute()
    else await trx.deleteFrom('directory_steward').where('directory_organisation', '=', inDirectory).execute()
    const action = keeps ? 'directory-steward.give' : 'directory-steward.take'
    await writeDown(trx, actor, action, `organisation:${organisation}`, { directory: inDirectory })
    return ok(true)
  })
