import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { JudgedQuery } from '#platform/search/evaluate.ts'
import type { SearchDocument } from '#platform/search/search.ts'

/** Questions about the signals, with the signals that answer them; the words of the texts were not looked up. */
const aboutSignals: Record<string, readonly (readonly [string, ...string[]])[]> = {
  nl: [
    ['mijn baas heeft mijn paspoort afgepakt', 'I36'],
    ['ik krijg te weinig betaald voor mijn werk', 'I16'],
    ['ik moest geld betalen om deze baan te krijgen', 'I05'],
    ['mag mijn baas boetes van mijn salaris afhalen', 'I22'],
    ['uren op de loonstrook zijn minder dan ik gewerkt heb', 'I21'],
    ['we slapen met te veel mensen in een huis', 'I27'],
    ['ze sluiten mij op', 'I35'],
    ['ik mag niet naar de dokter', 'I33'],
    ['iemand gebruikt mijn digid en bsn', 'I38'],
    ['ik heb geen contract gekregen', 'I08'],
    ['mijn loon wordt op de rekening van iemand anders gestort', 'I20'],
    ['ik werk elke dag heel lang zonder pauze', 'I13', 'I09'],
    ['de baas dreigt mij uit de woning te zetten', 'I26'],
    ['contant uitbetaald en niet verzekerd', 'I17'],
    ['ik weet niet wie mijn werkgever eigenlijk is', 'I12'],
    ['mag ik met mijn familie en collega bellen', 'I30'],
    ['valse papieren', 'I37'],
    ['gevaarlijk werk zonder beschermng', 'I10'],
  ],
  en: [
    ['my boss took my passport', 'I36'],
    ['I am paid too little for my work', 'I16'],
    ['I had to pay money to get this job', 'I05'],
    ['can my boss take fines off my wages', 'I22'],
    ['the hours on my payslip are less than what I worked', 'I21'],
    ['too many people sleep in our house', 'I27'],
    ['they keep me locked up', 'I35'],
    ['I am not allowed to see a doctor', 'I33'],
    ['somebody uses my digid and bsn', 'I38'],
    ['nobody gave me a contract', 'I08'],
    ['my wage goes to the account of another man', 'I20'],
    ['very long days without a break', 'I13', 'I09'],
    ['my employer threatens to evict me from the home he rents out', 'I26'],
    ['paid in cash and not insured', 'I17'],
    ['I do not know who my employer is', 'I12'],
    ['contact with my family is forbidden', 'I30'],
    ['false papers', 'I37'],
    ['dangerous work without protecton', 'I10'],
  ],
  pl: [
    ['szef zabrał mój paszport', 'I36'],
    ['za niskie wynagrodzenie za pracę', 'I16'],
    ['musiałem zapłacić za pracę', 'I05'],
    ['czy szef może potrącać kary z pensji', 'I22'],
    ['godziny na pasku wypłaty są inne niż przepracowane', 'I21'],
    ['za dużo osób mieszka w jednym mieszkaniu', 'I27'],
    ['jestem zamknięty', 'I35'],
    ['nie wolno mi iść do lekarza', 'I33'],
    ['ktoś używa mojego digid i bsn', 'I38'],
    ['nie dostałem umowy', 'I08'],
    ['pensja idzie na cudze konto', 'I20'],
    ['brak przerw i dni wolnych', 'I13'],
    ['pracodawca grozi wyrzuceniem z mieszkania', 'I26'],
    ['placa gotowka bez ubezpieczenia', 'I17'],
    ['nie wiem kto jest moim pracodawca', 'I12'],
    ['kontakt z rodziną', 'I30'],
    ['fałszywe dokumenty', 'I37'],
    ['niebezpieczna praca bez ochrony', 'I10'],
  ],
}

/** Questions of somebody who works on Baken, with the decisions that answer them. */
const aboutDecisions: readonly (readonly [string, string])[] = [
  ['which database do we use and why', '005-postgresql-everywhere'],
  ['do the pages work without JavaScript', '004-sveltekit-without-javascript'],
  ['where do translated interface texts live', '012-interface-texts-are-flat-json'],
  ['how is the PDF that people print made', '011-the-a4-is-laid-out-by-typst'],
  ['does the last day of a period belong to it', '009-dates-are-half-open'],
  ['when do we throw an error and when do we return a refusal', '014-refusals-are-values'],
  ['where do I put my test', '013-place-decides-the-kind-of-test'],
  ['how does the site work without a network connection', '008-the-offline-copy-draws-the-same-components'],
  ['why are versions of packages pinned', '003-npm-install-and-pinned-versions'],
  ['how sure are we of a fact', '010-confidence-in-the-data'],
  ['may one module import another module', '002-one-app-with-modules-and-doors'],
  ['reading spreadsheets and excel files', '017-our-own-csv-reader-a-library-for-workbooks'],
  ['can people subscribe to a calendar', '016-our-own-feed-and-a-library-for-calendars'],
  ['a part of the site is not translated into every language', '015-a-section-may-be-in-fewer-languages'],
  ['how do we know that a sentence in the note is true', '018-the-note-proves-itself'],
  ['are the answers of a visitor stored on the server', '007-answers-travel-in-the-page'],
  ['can editors change content without a content management system', '006-content-in-files'],
]

const signalFile = z.object({ signals: z.record(z.string(), z.object({ text: z.string() })) })

/** The signals in every language that has questions, each a page of one sentence, and the decisions as English pages. */
export function pagesOfRepository(root: string): SearchDocument[] {
  const signals = Object.keys(aboutSignals).flatMap((language) => {
    const file = signalFile.parse(parse(readFileSync(join(root, `content/signals/${language}.yaml`), 'utf8')))
    return Object.entries(file.signals).map(([id, { text }]) => ({ id, language, title: text }))
  })
  const folder = join(root, 'docs/decisions')
  const decisions = readdirSync(folder).map((name) => {
    const [title = '', ...body] = readFileSync(join(folder, name), 'utf8').split('\n')
    return { id: name.replace('.md', ''), language: 'en', title: title.replace(/^# \d+ /, ''), body: body.join('\n') }
  })
  return [...signals, ...decisions]
}

/** @returns the questions whose page is there. */
export function questionsOfRepository(pages: readonly SearchDocument[]): JudgedQuery[] {
  const known = new Set(pages.map(({ id }) => id))
  const signals = Object.entries(aboutSignals).flatMap(([language, asked]) =>
    asked.map(([query, ...relevant]) => ({ language, query, relevant })),
  )
  const decisions = aboutDecisions.map(([query, id]) => ({ language: 'en', query, relevant: [id] }))
  return [...signals, ...decisions]
    .filter(({ relevant }) => relevant.every((id) => known.has(id)))
    .map((one, index) => ({ ...one, id: `question ${index + 1}` }))
}
