import type { ColumnType, Generated } from 'kysely'

/** Written once. */
type Kept<T> = ColumnType<T, T, never>
/** Written by functions of the database only. */
type Read<T> = ColumnType<T, never, never>
/** `date` as text, `YYYY-MM-DD`. */
type DayColumn = ColumnType<string, string, string>
type Moment = ColumnType<Date, Date, Date>

/** Who works where: read and changed in the name of a hat. */
export interface OrganisationsTables {
  organisations_organisation: {
    id: Kept<string>
    kind: Kept<string>
    name: string
    place_kind: string
    place_code: string | null
    place_scheme: string | null
    first_day: DayColumn
    until_day: ColumnType<string | null, string | null, string | null>
    successor: string | null
    second_look: Generated<boolean>
  }
  organisations_person: { id: Kept<string>; name: string; mail: string; language: string }
  organisations_membership: {
    person: Kept<string>
    organisation: Kept<string>
    roles: string[]
    state: string
    since: DayColumn
  }
  organisations_stand_in: {
    organisation: Kept<string>
    away: Kept<string>
    person: Kept<string>
    from_day: DayColumn
    until_day: DayColumn
  }
  organisations_invitation: {
    hash: Kept<Uint8Array>
    person: Kept<string>
    organisation: Kept<string>
    invited_by: Kept<string>
    ends_at: Moment
    used_at: Date | null
  }
  organisations_request: {
    id: Kept<string>
    action: Kept<string>
    organisation: Kept<string>
    person: Kept<string | null>
    detail: ColumnType<Record<string, unknown>, string, never>
    asked_by: Kept<string>
    asked_at: Generated<Date>
    ends_at: Kept<Date>
    settled_by: string | null
    settled_at: ColumnType<Date | null, Date | null, Date | null>
    outcome: string | null
  }
  organisations_permission: {
    action: string
    roles: string[]
    relation: string
    states: string[] | null
    of_another: boolean
    safeguards: string[]
  }
  organisations_staff_key: {
    person: Read<string>
    number: Read<number>
    public_key: Read<Uint8Array>
    made_at: Read<Date>
    ended_at: Read<Date | null>
  }
  organisations_staff_key_wrap: {
    person: Read<string>
    number: Read<number>
    way: Read<'passphrase' | 'passkey'>
    passkey: Read<string | null>
    wrapped: Read<Uint8Array>
    made_at: Read<Date>
  }
  organisations_key: {
    organisation: Read<string>
    number: Read<number>
    public_key: Read<Uint8Array>
    made_at: Read<Date>
    made_by: Read<string>
    state: Read<string>
    ended_at: Read<Date | null>
  }
  /** What is wrapped comes only from `organisations_own_wraps`: each has their own. */
  organisations_key_wrap: {
    organisation: Read<string>
    number: Read<number>
    person: Read<string>
    staff_key_number: Read<number>
    given_by: Read<string>
    given_at: Read<Date>
    compared: Read<boolean>
    taken_at: Read<Date | null>
  }
  organisations_key_share: {
    organisation: Read<string>
    number: Read<number>
    share: Read<number>
    kept_by: Read<string>
    confirmed_at: Read<Date | null>
  }
  organisations_kept_secret: {
    organisation: Read<string>
    subject: Read<string>
    key_number: Read<number>
    wrapped: Read<Uint8Array>
  }
  organisations_account: {
    person: Kept<string>
    password: string | null
    totp: Uint8Array | null
    /** A bigint comes as text. */
    totp_step: ColumnType<string, number, number>
    made_at: Moment
  }
  organisations_passkey: {
    id: Kept<string>
    person: Kept<string>
    public_key: Kept<Uint8Array>
    counter: ColumnType<string, number, number>
    transports: string[]
    backed_up: boolean
    name: string
    made_at: Moment
    used_at: ColumnType<Date | null, Date | null, Date | null>
  }
  organisations_recovery_code: {
    hash: Kept<Uint8Array>
    person: Kept<string>
    used_at: ColumnType<Date | null, Date | null, Date | null>
  }
  organisations_identity: { issuer: Kept<string>; subject: Kept<string>; person: Kept<string> }
  organisations_session: {
    id: Kept<string>
    hash: Uint8Array
    previous: Uint8Array | null
    changed_at: Moment
    person: Kept<string>
    organisation: string | null
    how: Kept<string>
    outside: string | null
    began_at: Moment
    seen_at: Moment
    proved_at: Moment
    ends_at: Moment
  }
  organisations_begun: {
    hash: Kept<Uint8Array>
    kind: Kept<string>
    person: Kept<string | null>
    kept: Kept<Uint8Array>
    ends_at: Moment
  }
  organisations_try: { key: Kept<Uint8Array>; tries_left: number; at: Moment }
}
