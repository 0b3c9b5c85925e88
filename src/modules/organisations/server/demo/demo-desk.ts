import { appendAudit } from '#platform/audit/index.ts'
import { type Token, totpCode } from '#platform/credentials/index.ts'
import { atTheDoor, type Door } from '../sign-in/door.ts'
import { startSession } from '../sign-in/sessions.ts'
import { demoKeys } from './demo-keys.ts'
import { type DemoOrganisation, demoMail, demoSecret } from './load-demo.ts'

export interface DemoPerson {
  person: string
  name: string
  mail: string
  organisation: string
  /** What their app shows now. */
  code: string
}

/** Made-up people to sign in as. */
export interface DemoDesk {
  /** Everybody's. */
  password: string
  /** What opens every staff key that was there from the start, and the papers of every key. */
  keys: typeof demoKeys
  people(): readonly DemoPerson[]
  /** Signs in as one of them with nothing to type; null: nobody of the demonstration has this id. */
  signInAs(person: string): Promise<Token | null>
}

/** The door of the demonstration. Only made where everything is made up. */
export function demoDesk(door: Door, organisations: readonly DemoOrganisation[], password: string): DemoDesk {
  const all = organisations.flatMap(({ name: organisation, people }) =>
    people.map(({ id, name }) => ({ person: id, name, mail: demoMail(id), organisation })),
  )
  const once = [...new Map(all.reverse().map((one) => [one.person, one])).values()].reverse()
  return {
    password,
    keys: demoKeys,
    people: () => once.map((one) => ({ ...one, code: totpCode(demoSecret(door, one.person), door.now().getTime()) })),
    async signInAs(person) {
      if (!once.some((one) => one.person === person)) return null
      return atTheDoor(door, async (trx) => {
        const { token, organisation } = await startSession(door, trx, person, 'demo')
        const detail = { how: 'demo' }
        await appendAudit(trx, { actor: person, organisation, action: 'sign-in.start', object: null, detail })
        return token
      })
    },
  }
}
