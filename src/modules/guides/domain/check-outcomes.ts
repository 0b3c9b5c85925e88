import { hasExpired } from './catalogues.ts'
import { type Check, type CheckContext, inGuide, type Problem } from './finding.ts'
import type { Guide, Outcome } from './guide.ts'

/** An outcome says who acts, by when, whom to call and what to write down. */
export const checkComplete: Check = ({ guide }) =>
  outcomesOf(guide).flatMap(([id, { owner, term, contacts, record }]) =>
    Object.entries({ owner, term, contacts, record })
      .filter(([, value]) => value === undefined || value.length === 0)
      .map(([name]) => inGuide('outcome-incomplete', ['nodes', id, name], `The outcome "${id}" has no ${name}.`)),
  )

/** Every contact exists, still holds on the day, and the first of an outcome can be reached. */
export const checkContacts: Check = ({ guide }, context) =>
  outcomesOf(guide).flatMap(([id, { contacts }]) =>
    contacts.flatMap((contact, index) => contactProblems(id, contact, index, context)),
  )

function contactProblems(id: string, name: string, index: number, { catalogues, today }: CheckContext): Problem[] {
  const path = ['nodes', id, 'contacts', index]
  const contact = catalogues.contacts.get(name)
  if (!contact) return [inGuide('contact-unknown', path, `There is no contact "${name}".`)]
  const problems: Problem[] = []
  if (hasExpired(contact, today))
    problems.push(
      inGuide('contact-expired', path, `Contact "${name}" must be checked again since ${contact.expiresOn}.`),
    )
  if (index === 0 && contact.phone === null && contact.url === null)
    problems.push(
      inGuide('contact-not-callable', path, `"${id}" sends the reader to "${name}", which has no number and no page.`),
    )
  return problems
}

const outcomesOf = (guide: Guide): [string, Outcome][] =>
  Object.entries(guide.nodes).flatMap(([id, node]): [string, Outcome][] =>
    node.kind === 'outcome' ? [[id, node]] : [],
  )
