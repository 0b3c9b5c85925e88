import { fail, redirect } from '@sveltejs/kit'
import { ceremonyPage, holdsNow, keyFacts, keyPage } from '#app/staff/key-pages.ts'
import { actorOf, requireHat, staffDesk, toProve } from '#app/staff/staff-request.ts'
import { ownAccount, removeWay } from '#modules/organisations/server/index.ts'
import { readForm } from '#platform/http/read-form.ts'
import { typedText } from '#platform/http/typed-fields.ts'
import type { Actions, PageServerLoad } from './$types'

const outcomes = ['own', 'passphrase-added', 'passkey-added', 'removed'] as const

export const load: PageServerLoad = async (event) => {
  const first = await keyPage(event)
  // Who makes their first key proves who they are before anything is typed; who only reads out numbers need not.
  const page = first.own ? first : await ceremonyPage(event)
  const { session, key, own } = page
  const account = await ownAccount(staffDesk(event).door, session)
  const isOnly = !key.holders.some(({ person, has }) => has && person !== session.person.id)
  return {
    organisation: page.organisation,
    demo: page.demo,
    facts: await keyFacts(event, page, []),
    hasPasskeys: account.passkeys.length > 0,
    hasKey: own !== null,
    isOnly: isOnly && holdsNow(key.current, own),
    ways: (own?.ways ?? []).map(({ way, passkey, madeAt }) => ({
      way,
      passkey,
      name: account.passkeys.find(({ id }) => id === passkey)?.name ?? null,
      madeAt,
    })),
    asksProof: !session.proved,
    path: event.url.pathname,
    done: outcomes.find((one) => one === event.url.searchParams.get('done')) ?? null,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const session = await requireHat(event)
    const form = await readForm(event.request)
    const passkey = typedText(form, 'passkey')
    const way = passkey === '' ? { way: 'passphrase' as const, passkey: null } : { way: 'passkey' as const, passkey }
    const gone = await removeWay(staffDesk(event).door, actorOf(session), way)
    if (gone.ok) redirect(303, `/${event.locals.language}/staff/keys/own?done=removed`)
    if (gone.error === 'prove-again') toProve(event)
    return fail(422, { problem: gone.error })
  },
}
