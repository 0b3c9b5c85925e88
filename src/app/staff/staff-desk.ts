import type { DemoDesk, Door } from '#modules/organisations/server/index.ts'
import type { PasskeySite } from '#platform/credentials/index.ts'
import type { Provider } from '#platform/oidc/index.ts'

/** Where people may sign in with the account of their organisation. */
export interface Elsewhere {
  provider: Provider
  issuer: string
  /** The organisations that its claims decide about. */
  mapped: readonly string[]
  /** Where it sends people back to, letter by letter as it knows it. */
  redirectUri: string
  signedOutUri: string
}

/** What pages behind the sign-in need. */
export interface StaffDesk {
  door: Door
  /** Where mail does not leave, links are handed over in person. */
  mailLeaves: boolean
  /** For passkeys; null where the address of the site is none they can be made for. */
  passkeys: PasskeySite | null
  /** null: nobody signs in elsewhere. */
  elsewhere: Elsewhere | null
  /** Made-up people to sign in as; null: this is no demonstration. */
  demo: DemoDesk | null
}
