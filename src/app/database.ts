import type { AreasTables } from '#modules/areas/server/index.ts'
import type { DirectoryTables } from '#modules/directory/server/index.ts'
import type { GuidesTables } from '#modules/guides/server/index.ts'
import type { InformationTables } from '#modules/information/server/index.ts'
import type { AuditTables } from '#platform/audit/index.ts'

/** Every table, each owned by one module or by the platform; a module sees only its own. */
export type Tables = AuditTables & AreasTables & DirectoryTables & GuidesTables & InformationTables
