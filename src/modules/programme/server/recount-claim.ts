import { type Claim, type RecountedClaim, recount } from '../domain/claims.ts'
import type { RegisterView } from './register-view.ts'

/** The claim counted again from what was known on the day. */
export const recountOn = (view: RegisterView, claim: Claim): RecountedClaim =>
  recount(claim, {
    items: view.programme.items.filter(({ id }) => view.byId.has(id)),
    links: view.known.links,
    measured: view.measured,
  })
