/** Handed-over reports. Nobody who serves pages reads or writes the table: functions of the database do, for one side at a time. Days as `YYYY-MM-DD`. */
export interface ForwardTables {
  reporting_forward: {
    id: string
    from_organisation: string
    from_case: string | null
    purpose: 'hand-over' | 'consultation'
    to_organisation: string | null
    to_case: string | null
    outside: string | null
    ground: string
    fields: string[]
    sent_on: string
    answer_due: string
    manifest: string
    answer_file: string | null
    answer: string | null
    reason: string | null
    answered_on: string | null
    told_answer: string | null
    told_on: string | null
    state: string
    token_hash: Uint8Array | null
    proof_hash: Uint8Array | null
    envelope: Uint8Array | null
    wrong_codes: number
    opened_on: string | null
    expires_on: string | null
  }
  reporting_forward_file: {
    id: string
    forward: string
    sequence: number
    envelope: Uint8Array
  }
  reporting_consultation: {
    id: string
    asked_by: string
    asked_person: string | null
    advice: Uint8Array | null
  }
}
