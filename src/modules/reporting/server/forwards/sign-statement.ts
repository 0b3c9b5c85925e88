import type { Signed, Statement } from '../../domain/receipts/statements.ts'

/** Signs a statement in the name of the site, and adds its address. */
export type SignStatement = <S extends Statement>(
  statement: S extends Statement ? Omit<S, 'site'> : never,
) => Promise<Signed<S>>
