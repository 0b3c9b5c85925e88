/** Who is in the cluster besides its superuser and PostgreSQL's own. `nobody_in_particular` may sign in and is in no role: what everybody may. */
export const expectedRoles: readonly string[] = [
  'baken_application',
  'baken_application_login',
  'baken_public',
  'baken_public_login',
  'baken_sign_in',
  'baken_sign_in_login',
  'nobody_in_particular',
]

type Rights = Readonly<Record<string, string>>

/** Of every table and sequence: the role and what it may do, columns in brackets. Who is not named may nothing. */
export const expectedTables: Readonly<Record<string, Rights>> = {
  areas_boundary: { baken_application: 'select', baken_public: 'select' },
  areas_municipality: { baken_application: 'select' },
  directory_edition: { baken_application: 'select insert update', baken_public: 'select' },
  directory_edition_number_seq: {},
  directory_row: { baken_application: 'select insert update delete', baken_public: 'select' },
  guides_edition: { baken_application: 'select' },
  information_feedback: { baken_application: 'select', baken_public: 'select insert update(times)' },
  information_remark: {
    baken_application: 'select delete',
    baken_public: 'insert delete select(article language week)',
  },
  organisations_account: { baken_sign_in: 'select insert update delete' },
  organisations_begun: { baken_sign_in: 'select insert update delete' },
  organisations_identity: { baken_sign_in: 'select insert update delete' },
  organisations_invitation: {
    baken_application: 'insert delete select(person organisation invited_by ends_at used_at)',
    baken_sign_in: 'select insert update',
  },
  organisations_membership: {
    baken_application: 'select insert update(roles state since)',
    baken_sign_in: 'select insert update',
  },
  organisations_organisation: {
    baken_application:
      'select insert update(name place_kind place_code place_scheme first_day until_day successor second_look)',
    baken_sign_in: 'select',
  },
  organisations_passkey: { baken_sign_in: 'select insert update delete' },
  organisations_permission: { baken_application: 'select' },
  organisations_person: { baken_application: 'select update(name language)', baken_sign_in: 'select insert update' },
  organisations_recovery_code: { baken_sign_in: 'select insert update delete' },
  organisations_request: { baken_application: 'select insert update(settled_by settled_at outcome)' },
  organisations_session: { baken_sign_in: 'select insert update delete' },
  organisations_stand_in: { baken_application: 'select insert delete', baken_sign_in: 'select' },
  organisations_try: { baken_sign_in: 'select insert update delete' },
  platform_audit: { baken_application: 'select' },
  platform_audit_head: {},
  platform_mail: {
    baken_application: 'select(id) insert(kind queued_at send_before due_at)',
    baken_sign_in:
      'select delete insert(kind queued_at send_before due_at) update(due_at claimed_until attempts fault outcome ended_at)',
  },
  platform_mail_content: {
    baken_application: 'select(mail) insert(mail recipient subject body language)',
    baken_sign_in: 'select delete insert(mail recipient subject body language)',
  },
  platform_migration: {},
  platform_migration_lock: {},
}

const application = ['baken_application']
const both = ['baken_application', 'baken_sign_in']

/** Of every function: who may run it. Those of a trigger are run by nobody. */
export const expectedFunctions: Readonly<Record<string, readonly string[]>> = {
  organisations_administers: both,
  organisations_end_sign_ins: application,
  organisations_forget_proof: application,
  organisations_guard_membership: [],
  organisations_guard_organisation: [],
  organisations_has_ended: both,
  organisations_here: both,
  organisations_holds_key: both,
  organisations_is_last_key_holder: application,
  organisations_is_mine: application,
  organisations_is_trusted: both,
  organisations_may: both,
  organisations_me: both,
  organisations_membership_state: both,
  organisations_person_for: application,
  organisations_receive: application,
  organisations_refuse_unless_may: application,
  organisations_roles_fit: application,
  organisations_roles_of: both,
  organisations_state_for: application,
  organisations_state_of: both,
  organisations_successor_of: both,
  organisations_takes_two: application,
  organisations_today: both,
  organisations_two_agreed: application,
  platform_audit_append: both,
  platform_audit_field: [],
  platform_audit_hash: [],
  platform_audit_move_head: [],
  platform_audit_refuse: [],
}
