import type { TypedAgreement } from '../../forms/editing/agreement-form.ts'

/** A form that nobody has filled in yet. */
export const noAgreement: TypedAgreement = {
  title: [''],
  text: [''],
  titleEn: [''],
  textEn: [''],
  made: [''],
  basis: [''],
  last: [''],
  executors: [],
}
