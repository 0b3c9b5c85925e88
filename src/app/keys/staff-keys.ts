/**
 * The ceremonies with keys, for each `form[data-keys]`. Everything secret stays in the memory of this page: what is typed, the secret of a passkey, private keys and
 * papers. Only public keys and wraps are sent. What a page is made of: `ceremony-page.ts`.
 */
import { endWithout, moveSecrets } from './move-secrets.ts'
import { addWayToOwn, keepOwn, showOwnNumbers } from './own-key.ts'
import { runCeremonies } from './run-ceremonies.ts'
import { giveShared, makeShared, putColleagues, putIntoUse, recoverShared } from './shared-key.ts'

runCeremonies({
  run: {
    'make-own': keepOwn,
    'replace-own': keepOwn,
    'add-passphrase': addWayToOwn,
    'add-passkey': addWayToOwn,
    numbers: showOwnNumbers,
    make: makeShared,
    change: makeShared,
    give: giveShared,
    recover: recoverShared,
    move: moveSecrets,
  },
  stages: { papers: putIntoUse, unopened: endWithout },
  prepare: putColleagues,
})
