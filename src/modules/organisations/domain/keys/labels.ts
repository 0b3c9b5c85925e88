/**
 * What a wrapped key or secret is bound to: its place. Found in another place it does not open. A label has 120 characters at most: an
 * organisation has up to 63, a person 16, a subject 40.
 */
export const staffKeyLabel = (person: string, number: number): string => `staff-key/${person}/${number}`

/** The private key of an organisation, wrapped for one person. */
export const organisationKeyLabel = (organisation: string, number: number, person: string): string =>
  `organisation-key/${organisation}/${number}/${person}`

/** A secret that an organisation keeps, such as the key of a case. Which key it is wrapped to may change; the secret stays. */
export const keptSecretLabel = (organisation: string, subject: string): string => `kept/${organisation}/${subject}`
