import type { Services } from '#app/services.ts'
import type { LanguageTag } from '#kernel/language.ts'
import type { Session } from '#modules/organisations/server/index.ts'

declare global {
  namespace App {
    interface Error {
      status: number
      message: string
      /** Reference number of an unexpected failure, the same as in the server's log. */
      reference?: string
      /** The languages that a page does exist in. */
      elsewhere?: readonly LanguageTag[]
    }
    interface Locals {
      services: Services
      language: LanguageTag
      /** Set by a page that answers a question it could not fully meet (422), else 200. */
      status?: number
      /** Who sits behind this request, once a page behind the sign-in asked. */
      session?: Promise<Session | null>
    }
    interface PageData {
      language: LanguageTag
      /** The languages this very page exists in; a page without a list exists in all. */
      availableIn?: readonly LanguageTag[]
      /** True on pages that touch exploitation: the way out is shown. */
      sensitive?: boolean
      /** The id of a form whose fields go along to another language as they stand. */
      carryIn?: string
    }
  }
}
