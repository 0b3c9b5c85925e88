import type { ReportDesk } from '../report-desk.ts'
import type { SignStatement } from './sign-statement.ts'

/** For who has no account: the database as a reader of public pages has it. */
export interface LetterDesk extends ReportDesk {
  sign: SignStatement
}

/** `wrong` – another code; ten of them and it is `locked` · `unknown` – there is no such link. */
export type NotProved = 'wrong' | 'locked' | 'unknown' | 'gone'
