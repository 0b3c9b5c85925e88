import { describe, expect, test } from 'vitest'
import { stemmer } from './word-endings.ts'
import { wordsIn } from './words-in.ts'

/** Each line: forms of one word. All of them have one stem, and no two lines have the same. */
const forms: Record<string, string> = {
  en: `house houses housing
    move moves moved moving
    pay pays payment payments paying paid
    take takes taken took taking
    child children
    lose lost losing
    employer employers employed employment
    tax taxes taxed
    dismiss dismissed dismissal
    register registered registers
    rent rented renting rental
    company companies
    insurance insured insure
    stop stopped stopping
    care caring
    car cars
    work works worked working worker
    hire hired hiring
    policy policies
    police
    feed feeding
    fee fees
    bed beds
    deduct deducted deduction deductions`,
  nl: `loon lonen
    bus bussen busje
    kind kinderen
    bellen belt gebeld
    pakken pakt gepakt
    zeggen zegt gezegd
    geld
    geweld
    krijgen krijgt kreeg
    huur huren huurt
    huis huizen huisje
    man mannen
    maan manen
    werk werken werkt gewerkt
    betalen betaal betaalt betaald betaling
    verzekering verzekeringen verzekerd verzekeren
    toeslag toeslagen
    woning woningen wonen woont gewoond
    werkgever werkgevers
    brief brieven
    dag dagen
    vraag vragen
    bedrijf bedrijven
    gemeente gemeenten
    loonstrook loonstroken loonstrookje
    baas bazen
    bed bedden
    aanmelden aangemeld
    kamer kamers
    uur uren`,
  de: `Wohnung Wohnungen wohnen wohnt
    Kind Kinder Kindern
    Anmeldung anmelden anmeldet angemeldet
    Versicherung Versicherungen versichert versichern
    Arbeit arbeiten arbeitet gearbeitet
    Miete mieten Mieter gemietet
    Amt Ämter Amtes
    Haus Häuser Hauses Haeuser
    Ausweis Ausweise Ausweises
    zahlen zahlt gezahlt Zahlung
    Antrag Anträge Anträgen
    Kurs Kurse Kursen
    Arzt Ärzte Aerzte
    Straße Strassen
    Müll Muell
    Geld Gelder`,
  pl: `praca pracy pracę pracą prac
    pracodawca pracodawcy pracodawców pracodawcą
    umowa umowy umowę umowie umów
    wypłata wypłaty wypłatę wypłacie wypłat
    mieszkanie mieszkania mieszkaniu mieszkań
    godzina godziny godzin godzinę godzinach
    urząd urzędu urzędzie urzędy
    ubezpieczenie ubezpieczenia ubezpieczony
    czynsz czynszu czynsze
    podatek podatku podatki podatków
    paszport paszportu paszporty
    lekarz lekarza lekarze
    pieniądze pieniędzy
    zwolnienie zwolnienia zwolniony`,
  ro: `contract contractul contractului contracte contractelor
    chirie chiria chiriei chirii
    salariu salariul salariului salarii salariile
    munca munci muncii muncesc
    casă casa case casei caselor
    asigurare asigurarea asigurări asigurat
    locuință locuințe locuinței locuințelor
    drept dreptul drepturi drepturile
    plată plăți plata plătit
    angajator angajatorul angajatorului angajatori
    pașaport pașaportul pașapoarte
    medic medicul medici medicului
    lucrez lucrat lucrează`,
  bg: `заплата заплатата заплати заплатите
    договор договора договорът договори договорите
    работа работата работя работи
    жилище жилището жилища
    осигуряване осигуряването осигуровка
    наем наема наемът наеми
    час часа часове часовете
    данък данъка данъци
    лекар лекаря лекари лекарят
    болест болести болестта
    паспорт паспорта паспорти
    работодател работодателя работодателят работодатели
    къща къщата къщи
    уволнение уволнен уволнението`,
  uk: `зарплата зарплати зарплату зарплатою зарплат
    договір договору договором договори
    дім дому домом
    робота роботи роботу роботою робіт
    житло житла житлом
    лікар лікаря лікарю лікарі
    допомога допомоги допомогу допомозі
    роботодавець роботодавця роботодавцем
    паспорт паспорта паспортом
    година години годин
    податок податку податки
    оренда оренди оренду
    працюю працює працювати працюють
    документ документи документів`,
  es: 'contrato contratos\n casa casas\n pagar pago pagos',
  hu: 'bér béreket bérek\n lakás lakások lakást lakásban\n szerződés szerződést szerződések',
  tr: 'kira kirası kiralar\n sözleşme sözleşmesi sözleşmeler sözleşmede',
  ar: 'العمل عمل\n راتب الراتب',
}

const stemsOf = (language: string) => {
  const stem = stemmer(language)
  const lines = (forms[language] ?? '').split('\n').map((line) => line.trim())
  return lines.map((line) => ({ line, stems: [...new Set(wordsIn(line, language).map(stem))] }))
}

describe.each(Object.keys(forms))('in %s', (language) => {
  test.each(stemsOf(language))('these find each other: $line', ({ stems }) => expect(stems).toHaveLength(1))

  test('words with another meaning keep another stem', () => {
    const all = stemsOf(language).map(({ stems }) => stems[0])
    expect(new Set(all).size).toBe(all.length)
  })
})

test.each([
  ['nl', 'huur uur'],
  ['nl', 'loon loop'],
  ['nl', 'werk wet'],
  ['en', 'care car'],
  ['en', 'policy police'],
  ['en', 'rent recent'],
  ['de', 'Miete Mittel'],
  ['de', 'Geld Geduld'],
  ['pl', 'praca prawo'],
  ['pl', 'dom doba'],
  ['ro', 'casa cost'],
  ['bg', 'работа роба'],
  ['bg', 'час част'],
  ['uk', 'дім дума'],
  ['uk', 'робота рік'],
])('in %s these do not: %s', (language, words) => {
  const stems = words.split(' ').map((word) => wordsIn(word, language).map(stemmer(language)).join())
  expect(new Set(stems).size).toBe(stems.length)
})

test('forms are found in a language that nobody prepared', () => {
  const stem = stemmer('eo')
  expect(stem('laboristo')).toBe(stem('laboristoj').slice(0, stem('laboristo').length))
  expect(stem('')).toBe('')
})
