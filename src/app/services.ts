import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, dutchDay } from '#kernel/days.ts'
import type { Facts } from '#kernel/facts.ts'
import type { LanguageTag } from '#kernel/language.ts'
import { type Areas, coveredDay, municipalitiesOn, type StoredBoundary } from '#modules/areas/index.ts'
import { loadAreas } from '#modules/areas/server/index.ts'
import type { DirectoryPages, KeepingDesk } from '#modules/directory/server/index.ts'
import { emergencyContact } from '#modules/guides/index.ts'
import {
  type GuideLibrary,
  type GuidePages,
  type GuidePrinter,
  guidePages,
  guidePrinter,
  loadGuides,
  placesIn,
} from '#modules/guides/server/index.ts'
import type { FeedbackStore, InformationPages } from '#modules/information/server/index.ts'
import { type Kompas, loadKompas, loadPolicy, type Policy } from '#modules/policy/server/index.ts'
import {
  type EditingDesk,
  type LiveRegister,
  liveRegister,
  loadProgramme,
  type NoteDesk,
  openNoteDesk,
  type Programme,
  programmePlacesIn,
  type RegisterView,
  saidLayer,
} from '#modules/programme/server/index.ts'
import { openRuleBook, type RuleBook } from '#modules/rights/index.ts'
import type { RoleConnections } from '#platform/database/role-connections.ts'
import { offerLanguages } from '#platform/i18n/languages.ts'
import { catalogueProblems, cataloguesOf, readSections, type Sections } from '#platform/i18n/read-catalogues.ts'
import type { Catalogue } from '#platform/i18n/translator.ts'
import { type ProviderSettings, readProviderSettings } from '#platform/oidc/index.ts'
import { type CitedSource, citedSourcesNow } from './cited-sources.ts'
import type { Configuration } from './configuration.ts'
import type { RegisterTables, StaffTables, Tables } from './database.ts'
import { expireLetters } from './expire-letters.ts'
import { goWithout } from './go-without.ts'
import { openDirectory } from './open-directory.ts'
import { openInformation } from './open-information.ts'
import { openKeeping } from './open-keeping.ts'
import { openStores, type Stores } from './open-stores.ts'
import { type OwnWordsOn, openOwnWords } from './own-words.ts'
import { pseudoCatalogue, pseudoLanguage } from './pseudo-language.ts'
import { startFigures } from './publish-figures.ts'
import { openSigning, type Signing } from './receipts/signing-keys.ts'
import { startRetention } from './retention-work.ts'
import { demoCases } from './staff/demo-cases.ts'
import { openStaff, type StaffDatabases } from './staff/open-staff.ts'
import { firstSigned, shareDemoCases } from './staff/share-demo-cases.ts'
import type { StaffDesk } from './staff/staff-desk.ts'

/** What a route may use. Made once at start; while the server runs the directory changes, and the register by what people say on screen. */
export interface Services extends OwnWordsOn {
  today(): Day
  dataFolder: string
  /** For stores of staff pages and of public pages: a public page takes nothing of `application`. */
  database: RoleConnections<Tables>
  /** Everything behind the sign-in. */
  staff: StaffDesk
  areas: Areas
  /** Help points, their hours and events. */
  directory: DirectoryPages
  /** Where organisations keep their own rows of it. */
  keeping: KeepingDesk
  library: GuideLibrary
  guides: GuidePages
  printer: GuidePrinter
  /** The rules that checks of pay, hours and housing stand on. */
  rules: RuleBook
  /** Dated amounts and rules, by their ids. */
  facts: Facts
  /** Articles of the information point. */
  information: InformationPages
  /** What readers say of them. */
  feedback: FeedbackStore
  /** As it stands in the files. */
  policy: Policy
  kompas: Kompas
  /** With everything that was said on screen, as far as `register.refresh` has seen it. */
  readonly programme: Programme
  register: Pick<LiveRegister, 'refresh'>
  /** For what organisations say of it. */
  editing: EditingDesk
  /** The days on which something became known for the register, the first one first. */
  readonly registerDays: readonly Day[]
  /** The register as known on a day, remembered for the days that are asked for most. */
  registerOn(on: Day, language: LanguageTag): RegisterView
  /** The sources that the site names now: an import may bring rows of the directory with others. */
  citedSources(): Promise<readonly CitedSource[]>
  /** Writes notes to parliament out of the register. */
  notes: NoteDesk
  /** Signs receipts, manifests and answers. */
  signing: Signing
  securityContact: string | undefined
  databaseAnswers(): Promise<boolean>
  /** Imported boundaries that hold on a day; empty when none were imported, or while the database is away. */
  boundaries(on: Day): Promise<readonly StoredBoundary[]>
  /** Today's municipalities in alphabetical order; of the last checked day once today is past it. */
  municipalities(): readonly { code: string; name: string }[]
  /** Regions of every way of dividing the province, each way in the order of the data and its regions in alphabetical order. */
  regions(): readonly { scheme: string; code: string; name: string }[]
  /** The numbers at the foot of every page. */
  emergencyNumbers: { danger: string; police: string }
  /** The interface words of a language. */
  texts(language: LanguageTag): Catalogue
  /** Those that a phone needs without a connection: of every page, and of the sections that it can draw. */
  offlineTexts(language: LanguageTag): Catalogue
  /** The language whose content serves a tag: the tag itself, but for the made-up language of tests. */
  contentLanguage(language: LanguageTag): LanguageTag
}

/**
 * Loads everything a page needs, and brings the database up to date with it.
 * @throws Error with every problem of catalogues, data or migrations: nothing half-right is served.
 */
export async function openServices(configuration: Configuration): Promise<Services> {
  const { root, pseudoLanguage: withPseudo, securityContact } = configuration
  const catalogues = readLanguages(root, withPseudo)
  const today = () => dutchDay(new Date())
  const dataFolder = join(root, 'data')
  const areas = loadAreas(join(dataFolder, 'areas'))
  const library = await openGuides(root, today())
  const provider = await providerIn(process.env)
  const store = await openStores(configuration, areas, library)
  requireContacts(library, [...catalogues.keys()].map(contentLanguage))
  const { facts, information } = await openInformation(root, areas, library, contentLanguage)
  const directory = await openDirectory(store.directory, root, areas, library.catalogues.contacts)
  const { policy, kompas, register, notes } = await openRegister(root, areas, library, store)
  const signing = await openSigningIn(configuration, store, today)
  await startClocks(store, configuration, { areas, today })
  const guides = guidePages(library, contentLanguage)
  return {
    today,
    dataFolder,
    database: store.database,
    staff: openStaff(staffUsers(store), { ...configuration, provider }),
    areas,
    directory,
    keeping: await openKeeping(store.database.application, root, areas, contentLanguage),
    library,
    guides,
    printer: guidePrinter(guides, join(root, 'content'), today),
    facts,
    information,
    feedback: store.feedback,
    policy,
    ...openOwnWords({ policy, areas, today, demo: configuration.demo, readers: store.database.public }),
    kompas,
    get programme() {
      return register.programme()
    },
    register,
    editing: { db: store.database.application.$pickTables<keyof RegisterTables>() },
    get registerDays() {
      return register.days()
    },
    notes,
    registerOn: register.viewOn,
    rules: openRuleBook(facts.values()),
    citedSources: citedSourcesNow({ library, areas, policy, kompas, facts }, register.programme, directory.current),
    signing,
    securityContact,
    databaseAnswers: store.answers,
    boundaries: (on) => store.areas.boundariesOn(on).catch(showCartogram),
    municipalities: () => municipalityNames(areas, today()),
    regions: () => regionNames(areas),
    emergencyNumbers: { danger: numberOf(library, emergencyContact), police: numberOf(library, 'CPOL') },
    ...textsIn(catalogues),
  }
}

/** Loading is over. From now on goes what has its day – cases, and letters to somebody outside –, and figures come on theirs. */
async function startClocks(
  { database, endLoading, asOwner }: Stores,
  { demo }: Configuration,
  { areas, today }: Pick<Services, 'areas' | 'today'>,
): Promise<void> {
  await endLoading()
  const readers = database.public
  process.once('sveltekit:shutdown', startFigures({ readers, asOwner, areas, today, isFictional: demo }))
  process.once('sveltekit:shutdown', startRetention(database.application))
  process.once('sveltekit:shutdown', expireLetters({ db: database.public }))
}

const textsIn = (
  catalogues: ReadonlyMap<LanguageTag, Catalogue>,
): Pick<Services, 'texts' | 'offlineTexts' | 'contentLanguage'> => ({
  texts: (language) => catalogues.get(language) ?? {},
  offlineTexts: (language) => offlineTextsOf(catalogues.get(language) ?? {}),
  contentLanguage,
})

/** Opens the keys that the site signs with; what is signed in the demonstration is, as soon as they are there. */
async function openSigningIn(
  { signingKeys: file, address: site, demo }: Configuration,
  { database }: Stores,
  today: () => Day,
): Promise<Signing> {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const signing = await openSigning({ file, site, today, random, ...(demo ? { firstFrom: firstSigned(today()) } : {}) })
  if (demo) await shareDemoCases({ db: database.application, sign: signing.sign, today: today(), random }, demoCases)
  return signing
}

async function openGuides(root: string, today: Day): Promise<GuideLibrary> {
  const library = await loadGuides(placesIn(root), { today })
  for (const { file, line, message } of library.findings) console.warn(`${file}:${line} ${message}`)
  return library
}

/** Policy, and the register of promises that counts it, with what people said on screen. */
async function openRegister(root: string, areas: Areas, library: GuideLibrary, store: Stores) {
  const data = join(root, 'data')
  const policy = await loadPolicy(data, areas)
  const kompas = await loadKompas(root, library, areas)
  const files = await loadProgramme(programmePlacesIn(root), areas, policy)
  await store.loadKeepers(files)
  const said = saidLayer(
    store.database.public.$pickTables<'programme_item_revision' | 'programme_agreement_revision'>(),
  )
  const register = liveRegister(files, { areas, policy }, [said])
  await register.refresh()
  for (const clash of said.clashes(register.programme())) console.warn(clash)
  const content = join(root, 'content')
  return {
    policy,
    kompas,
    register,
    notes: await openNoteDesk({ content, data }, register.programme, { areas, policy }),
  }
}

const staffUsers = ({ database }: Stores): StaffDatabases => ({
  hats: database.application.$pickTables<keyof StaffTables>(),
  door: database.signIn.$pickTables<keyof StaffTables>(),
})

/** The provider of the settings. @throws Error with every setting that is wrong. */
async function providerIn(environment: NodeJS.ProcessEnv): Promise<ProviderSettings | null> {
  const read = await readProviderSettings(environment, (path) => readFileSync(path, 'utf8'))
  if (!read.ok) throw new Error(read.error)
  return read.value
}

/** @throws Error for a language in which nobody can be told whom to call. */
function requireContacts({ catalogues }: GuideLibrary, tags: readonly LanguageTag[]): void {
  for (const tag of tags.filter((one) => !catalogues.contactWords.has(one)))
    throw new Error(`content/contacts/${tag}.yaml is missing: every language needs words for whom to call`)
}

function readLanguages(root: string, withPseudo: boolean): ReadonlyMap<LanguageTag, Catalogue> {
  const sections = readSections(join(root, 'content/interface'))
  const problems = catalogueProblems(sections)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  const catalogues = cataloguesOf(sections)
  const english = catalogues.get('en')
  if (withPseudo && english) catalogues.set(pseudoLanguage, pseudoCatalogue(english))
  offerLanguages(catalogues, languagesOfSections(sections, withPseudo))
  return catalogues
}

/** The made-up language borrows English words. */
const contentLanguage = (tag: LanguageTag) => (tag === pseudoLanguage ? 'en' : tag)

/** Sections whose pages a phone does not draw, by what their keys begin with; second readings are for editors. */
const notOffline =
  /^(batch|boards|cases|editing|figures|forwards|frameworks|hirers|hours|keeping|kompas|letter|notes|outcomes|payslip|people|programme|promises|report|reporting|rights|said|second|staff)\./

const offlineTextsOf = (texts: Catalogue): Catalogue =>
  Object.fromEntries(Object.entries(texts).filter(([key]) => !notOffline.test(key)))

/** The made-up language is there wherever English is. */
const languagesOfSections = (sections: Sections, withPseudo: boolean): ReadonlyMap<string, readonly LanguageTag[]> =>
  new Map(
    [...sections].map(([section, found]) => [
      section,
      withPseudo && found.has('en') ? [...found.keys(), pseudoLanguage] : [...found.keys()],
    ]),
  )

/** @throws Error when a number that every page shows is not in the contacts. */
function numberOf({ catalogues }: GuideLibrary, contact: string): string {
  const phone = catalogues.contacts.get(contact)?.phone
  if (!phone) throw new Error(`content/contacts/contacts.yaml has no number for ${contact}, which every page shows`)
  return phone
}

const showCartogram = goWithout('boundaries could not be read, the cartogram is shown')
const byName = new Intl.Collator('nl')

function municipalityNames(areas: Areas, today: Day): { code: string; name: string }[] {
  const known = municipalitiesOn(areas, coveredDay(areas, today))
  const municipalities = known.ok ? known.value : []
  return municipalities.map(({ code, name }) => ({ code, name })).sort((a, b) => byName.compare(a.name, b.name))
}

const regionNames = ({ schemes, regions }: Areas) =>
  schemes.flatMap(({ id }) =>
    regions
      .filter(({ scheme }) => scheme === id)
      .map(({ scheme, code, name }) => ({ scheme, code, name }))
      .sort((a, b) => byName.compare(a.name, b.name)),
  )
