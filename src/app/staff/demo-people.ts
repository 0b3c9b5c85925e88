import type { DemoOrganisation } from '#modules/organisations/server/index.ts'

/** Everybody's, in the demonstration. */
export const demoPassword = 'regen op een warme steen'

/** Organisations and people that visibly do not exist. Nobody has a name: everybody is called what they do. */
export const demoOrganisations: readonly DemoOrganisation[] = [
  {
    id: 'platform',
    kind: 'platform',
    name: 'Baken-platform',
    place: { kind: 'country' },
    people: [
      { id: 'platformbeheerder', name: 'Platformbeheerder', roles: ['platform-administrator'] },
      { id: 'tweede-platformbeheerder', name: 'Tweede platformbeheerder', roles: ['platform-administrator'] },
      { id: 'vertaler', name: 'Vertaler', roles: ['translator'] },
    ],
  },
  {
    id: 'voorbeeldstad',
    kind: 'municipality',
    name: 'Gemeente Voorbeeldstad',
    place: { kind: 'municipality', code: 'GM9901' },
    hasKey: true,
    people: [
      { id: 'beheerder-voorbeeldstad', name: 'Beheerder van Voorbeeldstad', roles: ['organisation-administrator'] },
      {
        id: 'tweede-beheerder-voorbeeldstad',
        name: 'Tweede beheerder van Voorbeeldstad',
        roles: ['organisation-administrator'],
      },
      {
        id: 'aandachtsfunctionaris-voorbeeldstad',
        name: 'Aandachtsfunctionaris van Voorbeeldstad',
        roles: ['focal-point'],
      },
      {
        id: 'tweede-functionaris-voorbeeldstad',
        name: 'Tweede aandachtsfunctionaris van Voorbeeldstad',
        roles: ['second-focal-point'],
      },
      { id: 'baliemedewerker-voorbeeldstad', name: 'Baliemedewerker van Voorbeeldstad', roles: ['desk-officer'] },
      { id: 'beleid-voorbeeldstad', name: 'Beleidsmedewerker van Voorbeeldstad', roles: ['policy-officer'] },
      {
        id: 'tweede-beleid-voorbeeldstad',
        name: 'Tweede beleidsmedewerker van Voorbeeldstad',
        roles: ['policy-officer'],
      },
      { id: 'opleider-voorbeeldstad', name: 'Opleider van Voorbeeldstad', roles: ['trainer'] },
      { id: 'toezicht-voorbeeldstad', name: 'Toezichthouder van Voorbeeldstad', roles: ['inspector'], state: 'away' },
    ],
  },
  {
    id: 'voorbeelddorp',
    kind: 'municipality',
    name: 'Gemeente Voorbeelddorp',
    place: { kind: 'municipality', code: 'GM9902' },
    people: [
      { id: 'beheerder-voorbeelddorp', name: 'Beheerder van Voorbeelddorp', roles: ['organisation-administrator'] },
      { id: 'beleid-voorbeelddorp', name: 'Beleidsmedewerker van Voorbeelddorp', roles: ['policy-officer'] },
      {
        id: 'tweede-beleid-voorbeelddorp',
        name: 'Tweede beleidsmedewerker van Voorbeelddorp',
        roles: ['policy-officer'],
      },
      // Works for two municipalities.
      {
        id: 'aandachtsfunctionaris-voorbeeldstad',
        name: 'Aandachtsfunctionaris van Voorbeeldstad',
        roles: ['second-focal-point'],
      },
    ],
  },
  {
    id: 'hulppunt-voorbeeld',
    kind: 'help-organisation',
    name: 'Hulppunt Voorbeeld',
    place: { kind: 'municipality', code: 'GM9901' },
    people: [
      { id: 'beheerder-hulppunt', name: 'Beheerder van Hulppunt Voorbeeld', roles: ['organisation-administrator'] },
      { id: 'medewerker-hulppunt', name: 'Medewerker van Hulppunt Voorbeeld', roles: ['help-point-worker'] },
    ],
  },
  // Nobody here has a key yet: the first one can be made.
  {
    id: 'opvang-voorbeeld',
    kind: 'help-organisation',
    name: 'Opvang Voorbeeld',
    place: { kind: 'municipality', code: 'GM9901' },
    people: [
      { id: 'beheerder-opvang', name: 'Beheerder van Opvang Voorbeeld', roles: ['organisation-administrator'] },
      {
        id: 'tweede-beheerder-opvang',
        name: 'Tweede beheerder van Opvang Voorbeeld',
        roles: ['organisation-administrator'],
      },
      {
        id: 'aandachtsfunctionaris-opvang',
        name: 'Aandachtsfunctionaris van Opvang Voorbeeld',
        roles: ['focal-point'],
      },
      {
        id: 'tweede-functionaris-opvang',
        name: 'Tweede aandachtsfunctionaris van Opvang Voorbeeld',
        roles: ['second-focal-point'],
      },
    ],
  },
  {
    id: 'coordinatie-voorbeeld',
    kind: 'comensha',
    name: 'Coördinatie Voorbeeld',
    place: { kind: 'country' },
    hasKey: true,
    people: [
      { id: 'functionaris-coordinatie', name: 'Functionaris van Coördinatie Voorbeeld', roles: ['focal-point'] },
      {
        id: 'tweede-functionaris-coordinatie',
        name: 'Tweede functionaris van Coördinatie Voorbeeld',
        roles: ['second-focal-point'],
      },
    ],
  },
  {
    id: 'provincie-voorbeeld',
    kind: 'province',
    name: 'Provincie Voorbeeld',
    place: { kind: 'province' },
    people: [
      { id: 'programmamanager', name: 'Programmamanager van de provincie', roles: ['programme-manager'] },
      { id: 'beleid-provincie', name: 'Beleidsmedewerker van de provincie', roles: ['policy-officer'] },
      { id: 'griffier', name: 'Griffier van de provincie', roles: ['council-clerk'] },
      { id: 'beheerder-provincie', name: 'Beheerder van de provincie', roles: ['organisation-administrator'] },
    ],
  },
]
