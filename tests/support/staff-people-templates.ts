/** One kind of page behind the sign-in: who looks at it, and where it is below `/staff`. */
export interface StaffTemplate {
  name: string
  /** Somebody of the demonstration; null: nobody is signed in. */
  person: string | null
  path: string
  /** What is filled in before the form of the page is sent, by the name of its field. */
  filled?: readonly (readonly [field: string, value: string])[]
}

const administrator = 'beheerder-voorbeeldstad'
const platform = 'platformbeheerder'
const opener = 'baliemedewerker-voorbeeldstad'
/** Has a key of their own and that of the organisation, and has neither. */
const holder = 'tweede-functionaris-voorbeeldstad'
const beginner = 'aandachtsfunctionaris-opvang'

/** Made-up reports, one of each stage; they have the same id in every demonstration, and no test moves them on. */
export const staffCases = {
  new: 'a866f960f03bff51cacbb5f92e1c88da',
  read: 'db888bc20fda716c07ac9a4bf027458d',
  weighed: '5a69fbf5464fbc95a4cc7f11d77cbfb1',
  'in-consultation': 'e4b8ca3690b49872f9abac514d1ab66b',
  forwarded: '610dc89c4410141d266ccf0df86f8811',
  answered: 'a27d41a1eff4bb8c37da655e665423de',
  closed: 'ab19d953f081401e65ceeef89c91f593',
} as const

/** A question that waits for a colleague, and one that a partner answered. */
export const staffQuestions = {
  waiting: 'b8a64f5eed1bdea21ff31cfb581dd887',
  answered: '5ed8e78ace2c93e5e1794e2afd979969',
} as const

/** What two of the reports became at the partner to whom they were handed over. */
const partner = 'functionaris-coordinatie'
export const handedOver = {
  read: 'b84a1efe5f83be3f53dccb5ace9da09d',
  answered: '3a80d49b4f6212db0ece1500d6db00cf',
} as const

/** Every kind of page that looks after people and organisations. */
export const staffPeopleTemplates: readonly StaffTemplate[] = [
  { name: 'people', person: administrator, path: '/people' },
  { name: 'people of whom few open reports', person: 'beheerder-hulppunt', path: '/people' },
  { name: 'nobody found', person: administrator, path: '/people?q=niemand-heet-zo' },
  { name: 'people for a colleague', person: 'baliemedewerker-voorbeeldstad', path: '/people' },
  { name: 'figures of the own reports', person: 'beleid-voorbeeldstad', path: '/cases/figures' },
  { name: 'exact figures of the own reports', person: holder, path: '/cases/figures' },
  { name: 'invite', person: administrator, path: '/people/invite' },
  {
    name: 'invite with mistakes',
    person: administrator,
    path: '/people/invite',
    filled: [
      ['name', ' '],
      ['mail', 'x@y'],
    ],
  },
  { name: 'a colleague', person: administrator, path: '/people/baliemedewerker-voorbeeldstad' },
  { name: 'a colleague who is away', person: administrator, path: '/people/toezicht-voorbeeldstad' },
  { name: 'oneself', person: administrator, path: '/people/beheerder-voorbeeldstad' },
  { name: 'what takes two, with nothing waiting', person: 'tweede-platformbeheerder', path: '/requests' },
  { name: 'what takes two, alone', person: 'beheerder-provincie', path: '/requests' },
  { name: 'own organisation', person: administrator, path: '/organisation' },
  { name: 'own organisation of a colleague', person: 'baliemedewerker-voorbeeldstad', path: '/organisation' },
  { name: 'handing over', person: administrator, path: '/organisation/hand-over' },
  { name: 'who goes on', person: administrator, path: '/organisation/hand-over?step=successor' },
  {
    name: 'a last day that is past',
    person: administrator,
    path: '/organisation/hand-over?step=summary&successor=voorbeelddorp&day=2020-01-01',
  },
  {
    name: 'all of it once more',
    person: administrator,
    path: '/organisation/hand-over?step=summary&successor=voorbeelddorp&day=2098-12-31',
  },
  { name: 'keys for an administrator', person: administrator, path: '/keys' },
  { name: 'keys for who holds one', person: holder, path: '/keys' },
  { name: 'own key', person: holder, path: '/keys/own' },
  { name: 'giving a key to who has it', person: holder, path: '/keys/give/aandachtsfunctionaris-voorbeeldstad' },
  { name: 'replacing a key that need not be', person: holder, path: '/keys/change' },
  { name: 'recovery that nobody ordered', person: holder, path: '/keys/recover' },
  { name: 'keys that are not there', person: beginner, path: '/keys' },
  { name: 'making one’s own key', person: beginner, path: '/keys/own' },
  { name: 'making a key without one’s own', person: beginner, path: '/keys/make' },
  { name: 'organisations', person: platform, path: '/organisations' },
  { name: 'no organisation found', person: platform, path: '/organisations?q=nergens' },
  { name: 'register', person: platform, path: '/organisations/register' },
  { name: 'an organisation', person: platform, path: '/organisations/voorbeeldstad' },
  { name: 'an organisation with few administrators', person: platform, path: '/organisations/voorbeelddorp' },
  { name: 'why the log', person: administrator, path: '/log' },
  { name: 'policy documents', person: 'beleid-voorbeeldstad', path: '/policy' },
  { name: 'a new policy document', person: 'beleid-voorbeeldstad', path: '/policy/new' },
  { name: 'the own row of the hand-over', person: 'beleid-voorbeeldstad', path: '/hand-over' },
  { name: 'no own policy documents', person: 'beleid-provincie', path: '/policy' },
  { name: 'no own row of the hand-over', person: 'beleid-provincie', path: '/hand-over' },
  { name: 'notes to parliament', person: 'beleid-provincie', path: '/notes' },
  { name: 'a new note to parliament', person: 'beleid-provincie', path: '/notes/new' },
  { name: 'own promises', person: 'programmamanager', path: '/programme' },
  { name: 'own promises that are not there', person: 'beleid-voorbeeldstad', path: '/programme' },
  { name: 'no promise found', person: 'programmamanager', path: '/programme?q=nergens' },
  { name: 'a promise of one’s own', person: 'programmamanager', path: '/programme/S2-01' },
  { name: 'a promise of another', person: 'beleid-voorbeeldstad', path: '/programme/S2-01' },
  { name: 'agreements', person: 'beleid-provincie', path: '/programme/agreements' },
  { name: 'a new agreement', person: 'beleid-provincie', path: '/programme/agreements/new' },
  { name: 'what parliament settles', person: 'griffier', path: '/programme/settle' },
  { name: 'a motion for the clerk', person: 'griffier', path: '/programme/M104-2020' },
  { name: 'help that is kept', person: opener, path: '/directory' },
  { name: 'no help that is kept', person: 'beheerder-voorbeelddorp', path: '/directory' },
  { name: 'a service that is kept', person: opener, path: '/directory/services/voorbeeld-balie' },
  { name: 'changing a service', person: opener, path: '/directory/services/voorbeeld-balie/change' },
  { name: 'hours that are kept', person: opener, path: '/directory/points/voorbeeld-balie-stadhuis' },
  { name: 'changing hours', person: opener, path: '/directory/points/voorbeeld-balie-stadhuis/change' },
  { name: 'changing a place', person: opener, path: '/directory/locations/voorbeeld-stadhuis/change' },
  { name: 'reports', person: holder, path: '/cases' },
  { name: 'no report found', person: holder, path: '/cases?state=answered&week=2020-01' },
  { name: 'a report that was deleted just now', person: holder, path: '/cases?done=deleted' },
  { name: 'a new report', person: holder, path: `/cases/${staffCases.new}` },
  { name: 'a report that was read', person: holder, path: `/cases/${staffCases.read}` },
  { name: 'a weighed report', person: holder, path: `/cases/${staffCases.weighed}` },
  { name: 'a report that was passed on', person: holder, path: `/cases/${staffCases.forwarded}` },
  { name: 'a report that a partner answered', person: holder, path: `/cases/${staffCases.answered}` },
  { name: 'a closed report', person: holder, path: `/cases/${staffCases.closed}` },
  { name: 'passing on a new report', person: holder, path: `/cases/${staffCases.new}/forward` },
  { name: 'passing on a weighed report', person: holder, path: `/cases/${staffCases.weighed}/forward` },
  { name: 'what was passed on and waits', person: holder, path: `/cases/${staffCases.forwarded}/forward` },
  { name: 'what was passed on and answered', person: holder, path: `/cases/${staffCases.answered}/forward` },
  { name: 'passing on a closed report', person: holder, path: `/cases/${staffCases.closed}/forward` },
  { name: 'asking about a weighed report', person: holder, path: `/cases/${staffCases.weighed}/consult` },
  { name: 'a report about which others were asked', person: holder, path: `/cases/${staffCases['in-consultation']}` },
  { name: 'asking once more', person: holder, path: `/cases/${staffCases['in-consultation']}/consult` },
  { name: 'asking about a closed report', person: holder, path: `/cases/${staffCases.closed}/consult` },
  { name: 'questions to us', person: holder, path: '/cases/asked' },
  { name: 'a question that waits for us', person: holder, path: `/cases/asked/${staffQuestions.waiting}` },
  { name: 'questions that we answered', person: partner, path: '/cases/asked' },
  { name: 'a question that we answered', person: partner, path: `/cases/asked/${staffQuestions.answered}` },
  { name: 'a report that was handed over to us', person: partner, path: `/cases/${handedOver.read}` },
  { name: 'answering what was handed over to us', person: partner, path: `/cases/${handedOver.read}/forward` },
  { name: 'a report that was handed over to us and answered', person: partner, path: `/cases/${handedOver.answered}` },
  { name: 'unlocking reports', person: holder, path: '/cases/unlock' },
  { name: 'writing a report down', person: holder, path: '/cases/new' },
  { name: 'searching in reports', person: holder, path: '/cases/search' },
  { name: 'handing reports over', person: holder, path: '/cases/hand-over' },
  { name: 'no report yet', person: beginner, path: '/cases' },
  { name: 'unlocking without a key', person: beginner, path: '/cases/unlock' },
  { name: 'writing a report down without a key', person: beginner, path: '/cases/new' },
  { name: 'searching without a key', person: beginner, path: '/cases/search' },
  { name: 'nothing to hand over', person: beginner, path: '/cases/hand-over' },
  { name: 'who may do what', person: null, path: '/permissions' },
  { name: 'what one role may', person: null, path: '/permissions?role=focal-point' },
]
