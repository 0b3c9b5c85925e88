import { totpCode } from '#platform/credentials/index.ts'
import { demoSecret } from '../server/demo/load-demo.ts'

export { mostTries, msPerTry } from '../domain/tries.ts'

/** What the app of somebody of the demonstration shows at a moment; `serverKey`: that of the server they sign in to. */
export const demoCode = (serverKey: Uint8Array<ArrayBuffer>, person: string, ms: number): string =>
  totpCode(demoSecret({ serverKey }, person), ms)
