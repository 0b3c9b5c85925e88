import { z } from 'zod'
import { err, ok, type Result } from '#kernel/result.ts'
import { typedChoices, typedText } from '#platform/http/typed-fields.ts'
import { type Role, roles } from '../domain/roles.ts'
import type { FieldProblem } from './field-problem.ts'

/** What was typed, as it was typed. */
export interface TypedInvitation {
  name: string
  mail: string
  language: 'nl' | 'en'
  roles: readonly Role[]
}

export type NotInvitation = 'no-name' | 'name-wrong' | 'no-mail' | 'mail-wrong' | 'no-role'

/** One line, as long as the database keeps. */
export const personName = z
  .string()
  .min(1, 'no-name' satisfies NotInvitation)
  .max(120, 'name-wrong' satisfies NotInvitation)
  .regex(/^\P{Cc}*$/u, 'name-wrong' satisfies NotInvitation)

const isRole = (text: string): text is Role => roles.some((role) => role === text)

export const typedRoles = (form: FormData): Role[] => [...new Set(typedChoices(form, 'roles').filter(isRole))]

export const typedInvitation = (form: FormData): TypedInvitation => ({
  name: typedText(form, 'name'),
  mail: typedText(form, 'mail'),
  language: typedText(form, 'language') === 'en' ? 'en' : 'nl',
  roles: typedRoles(form),
})

/**
 * Reads an invitation that was typed. `readAddress` gives the mail address as it is sent to. Every field that is wrong is told, in the order
 * of the form: `no-name`, `name-wrong` – longer than 120 letters, or with a line break · `no-mail`, `mail-wrong` · `no-role`.
 */
export function readInvitation(
  typed: TypedInvitation,
  readAddress: (text: string) => Result<string, 'not-an-address'>,
): { ok: true; value: TypedInvitation } | { ok: false; error: 'wrong'; problems: FieldProblem<NotInvitation>[] } {
  const problems: FieldProblem<NotInvitation>[] = []
  const name = personName.safeParse(typed.name)
  if (!name.success) problems.push({ field: 'name', code: typed.name === '' ? 'no-name' : 'name-wrong' })
  const mail = readAddress(typed.mail)
  if (!mail.ok) problems.push({ field: 'mail', code: typed.mail === '' ? 'no-mail' : 'mail-wrong' })
  if (typed.roles.length === 0) problems.push({ field: 'roles', code: 'no-role' })
  if (problems.length > 0 || !mail.ok) return { ...err('wrong'), problems }
  return ok({ ...typed, mail: mail.value })
}
