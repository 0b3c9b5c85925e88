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
  directory_row: { baken_application: 'select update(origin body)', baken_public: 'select' },
  directory_row_revision: {
    baken_application: 'select insert update(state decided_by decided_at said)',
  },
  directory_row_revision_id_seq: {},
  directory_steward: { baken_application: 'select insert delete' },
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
  organisations_kept_secret: { baken_application: 'select' },
  organisations_key: { baken_application: 'select' },
  organisations_key_share: { baken_application: 'select' },
  organisations_key_wrap: {
    baken_application: 'select(organisation number person staff_key_number given_by given_at compared taken_at)',
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
  organisations_staff_key: { baken_application: 'select' },
  organisations_staff_key_wrap: { baken_application: 'select' },
  organisations_stand_in: { baken_application: 'select insert delete', baken_sign_in: 'select' },
  organisations_try: { baken_sign_in: 'select insert update delete' },
  policy_document_revision: {
    baken_application: 'select insert',
    baken_public: 'select(id subject version organisation made_at act body state)',
  },
  policy_document_revision_id_seq: {},
  programme_hand_over_revision: {
    baken_application: 'select insert',
    baken_public: 'select(id subject version organisation made_at act body state)',
  },
  programme_hand_over_revision_id_seq: {},
  programme_note: {
    baken_application: 'select insert update(state told submitted_by submitted_at released_by released_at)',
    baken_public: 'select(id organisation state told released_at)',
  },
  programme_note_file: { baken_application: 'select insert delete', baken_public: 'select' },
  programme_note_revision: { baken_application: 'select insert' },
  programme_note_revision_id_seq: {},
  programme_agreement_revision: {
    baken_application: 'select insert',
    baken_public: 'select(id subject version organisation made_at act body state)',
  },
  programme_agreement_revision_id_seq: {},
  programme_item: { baken_application: 'select' },
  programme_item_revision: {
    baken_application: 'select insert',
    baken_public: 'select(id subject version organisation made_at act body state)',
  },
  programme_item_revision_id_seq: {},
  programme_keeper: { baken_application: 'select' },
  reporting_case: {
    baken_application:
      'select update(state coded danger assigned_to answer_due step_due news_since outcome closed_on delete_on)',
  },
  reporting_forward: {},
  reporting_forward_file: {},
  reporting_freshening: { baken_application: 'select(case_id number)' },
  reporting_edition: { baken_application: 'select', baken_public: 'select' },
  reporting_clock: { baken_application: 'select' },
  reporting_consultation: {},
  reporting_edge: { baken_application: 'select' },
  reporting_item: {
    baken_application: 'select delete insert(id case_id sender kind sequence on_day written_by envelope fresh)',
  },
  reporting_link: { baken_application: 'select insert delete' },
  reporting_kept_count: {},
  reporting_own_edition: { baken_application: 'select' },
  reporting_kept: { baken_application: 'select' },
  reporting_ledger: { baken_application: 'select' },
  reporting_need: { baken_application: 'select' },
  reporting_reader: { baken_application: 'select' },
  reporting_reminder: {},
  reporting_signal_kind: {},
  reporting_step: { baken_application: 'select insert' },
  reporting_task: { baken_application: 'select insert update(for_person done_on)' },
  reporting_upload: {},
  reporting_vault_request: { baken_application: 'select' },
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
