import type { AreasTables } from '#modules/areas/server/index.ts'
import type { DirectoryTables } from '#modules/directory/server/index.ts'
import type { GuidesTables } from '#modules/guides/server/index.ts'
import type { InformationTables } from '#modules/information/server/index.ts'
import type { OrganisationsTables } from '#modules/organisations/server/index.ts'
import type { PolicyTables } from '#modules/policy/server/index.ts'
import type { EditingTables, NoteTables, OwnRowTables } from '#modules/programme/server/index.ts'
import type { FigureTables, ReportingTables, RetentionTables } from '#modules/reporting/server/index.ts'
import type { AuditTables } from '#platform/audit/index.ts'
import type { MailTables } from '#platform/mail/index.ts'

/** Every table, each owned by one module or by the platform; a module sees only its own. */
export type Tables = AuditTables &
  MailTables &
  AreasTables &
  DirectoryTables &
  GuidesTables &
  InformationTables &
  OrganisationsTables &
  PolicyTables &
  OwnRowTables &
  NoteTables &
  EditingTables &
  ReportingTables &
  FigureTables &
  RetentionTables

/** Those that pages behind the sign-in use. */
export type StaffTables = AuditTables & MailTables & OrganisationsTables

/** Those that people change the register with, in the name of a hat. */
export type RegisterTables = AuditTables & OrganisationsTables & EditingTables
