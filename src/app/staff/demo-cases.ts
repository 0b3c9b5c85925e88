import type { DemoCase } from '#modules/reporting/server/index.ts'

const [first, second] = ['aandachtsfunctionaris-voorbeeldstad', 'tweede-functionaris-voorbeeldstad'] as const
const place = { municipality: null, words: '' }

/** Where they were sent to. */
export const demoCaseOrganisation = 'voorbeeldstad'

/** Made-up reports to an organisation that visibly does not exist: no name, no street and no firm in them is one that there is. */
export const demoCases: readonly DemoCase[] = [
  {
    name: 'locked in',
    daysAgo: 0,
    report: {
      entrance: 'witness',
      language: 'nl',
      forms: ['labour', 'housing'],
      place: { ...place, words: 'Loods achter de Voorbeeldkade, Voorbeeldstad' },
      goingOn: 'yes',
      danger: 'now',
      story:
        'Ik bezorg pakketten op het terrein. Achter in de loods slapen mensen. De deur gaat ’s avonds van buiten op slot. Vandaag riep iemand door het raam om hulp. Ik heb 112 gebeld. Dit schrijf ik erbij, zodat jullie het ook weten.',
    },
  },
  {
    name: 'no wages',
    daysAgo: 9,
    report: {
      entrance: 'worker',
      language: 'pl',
      forms: ['labour'],
      place: { ...place, words: 'szklarnia pod Voorbeeldstad' },
      goingOn: 'yes',
      danger: 'threats',
      story:
        'Pracuję w szklarni od trzech miesięcy. Od sześciu tygodni nie dostaję wypłaty. Szef mówi, że potrąca za mieszkanie i przejazdy, ale nie pokazuje żadnych papierów. Powiedział, że jeśli się poskarżę, wyrzuci nas wszystkich na ulicę. Jest nas ośmioro w jednym pokoju.',
    },
    identity: {
      v: 1,
      name: 'Verzonnen persoon',
      phone: '06 0000 0000',
      email: '',
      address: '',
      other: 'Pisać tylko wieczorem, po 20:00.',
    },
  },
  {
    name: 'passports',
    daysAgo: 4,
    handler: first,
    steps: [{ to: 'read', daysAgo: 3, by: first }],
    coded: { danger: 'unknown', forms: ['labour'], municipality: 'unknown', signals: ['I36', 'I40'] },
    report: {
      entrance: 'staff',
      language: 'nl',
      forms: ['labour'],
      place: { ...place, words: 'Balie Burgerzaken' },
      goingOn: 'unknown',
      danger: 'unknown',
      story:
        'Vijf mensen schreven zich na elkaar in op hetzelfde adres. Steeds stond dezelfde man erbij. Hij had alle paspoorten in zijn tas en gaf antwoord op elke vraag. Toen ik iemand apart iets vroeg, keek die eerst naar hem.',
    },
    messages: [
      {
        by: first,
        daysAgo: 3,
        text: 'Dank je wel. Ik heb het gelezen. Weet je nog op welke dag dit was, en hoe laat? Noem geen namen.',
      },
      { by: 'reporter', daysAgo: 2, text: 'Het was vorige week donderdag, rond half elf.' },
    ],
    notes: [{ by: first, daysAgo: 3, text: 'Adres staat op de lijst van vorige maand. Nog nagaan bij Toezicht.' }],
  },
  {
    name: 'overfull house',
    daysAgo: 12,
    handler: second,
    door: 'seen-once',
    steps: [
      { to: 'read', daysAgo: 11, by: second },
      { to: 'weighed', daysAgo: 8, by: second },
    ],
    coded: { danger: 'no', forms: ['housing', 'labour'], municipality: 'unknown', signals: ['I26', 'I27'] },
    report: {
      entrance: 'worker',
      language: 'ro',
      forms: ['housing', 'labour'],
      place,
      goingOn: 'yes',
      danger: 'no',
      story:
        'Locuim doisprezece oameni într-o casă mică. Chiria se oprește din salariu, dar pe fluturaș nu scrie cât. Când cineva își pierde locul de muncă, trebuie să plece din casă în aceeași zi.',
    },
    messages: [
      {
        by: second,
        daysAgo: 10,
        text: 'Bună ziua. Am citit mesajul dumneavoastră și vă scriem din nou în cel mult două săptămâni.',
      },
    ],
  },
  {
    name: 'handed over',
    daysAgo: 25,
    handler: first,
    steps: [
      { to: 'read', daysAgo: 25, by: first },
      { to: 'weighed', daysAgo: 20, by: first },
    ],
    coded: { danger: 'threats', forms: ['criminal'], municipality: 'unknown', signals: ['I06', 'I43'] },
    report: {
      entrance: 'witness',
      language: 'nl',
      forms: ['criminal'],
      place: { ...place, words: 'Bij de school in de wijk Voorbeeldhof' },
      goingOn: 'yes',
      danger: 'threats',
      story:
        'Een leerling van mij heeft ineens drie telefoons en veel geld. Hij zei dat hij iets moet terugbetalen, omdat een pakketje kwijt is. Hij durft niet naar huis te fietsen.',
    },
    messages: [
      {
        by: first,
        daysAgo: 24,
        text: 'Dank je wel dat je dit schrijft. We wegen het deze week en laten je weten wat we doen.',
      },
    ],
  },
  {
    name: 'taken over',
    daysAgo: 32,
    handler: second,
    steps: [
      { to: 'read', daysAgo: 31, by: second },
      { to: 'weighed', daysAgo: 24, by: second },
    ],
    coded: { danger: 'no', forms: ['labour'], municipality: 'unknown', sector: 'food', signals: ['I16'] },
    report: {
      entrance: 'witness',
      language: 'nl',
      forms: ['labour'],
      place: { ...place, words: 'Bakkerij op het bedrijventerrein' },
      goingOn: 'yes',
      danger: 'no',
      story:
        'In de bakkerij werken mensen elke nacht twaalf uur, zeven dagen lang. Ze zeggen dat ze vier euro per uur krijgen. Vrij vragen durven ze niet.',
    },
    messages: [
      {
        by: second,
        daysAgo: 30,
        text: 'Dank je wel. We wegen dit en kijken wie hier verder mee kan.',
      },
    ],
  },
  {
    name: 'caravans',
    daysAgo: 14,
    handler: first,
    door: 'seen-once',
    steps: [
      { to: 'read', daysAgo: 13, by: first },
      { to: 'weighed', daysAgo: 9, by: first },
    ],
    coded: {
      danger: 'no',
      forms: ['housing', 'labour'],
      municipality: 'unknown',
      sector: 'agriculture',
      signals: ['I26'],
    },
    report: {
      entrance: 'witness',
      language: 'nl',
      forms: ['housing', 'labour'],
      place: { ...place, words: 'Camping aan de rand van Voorbeeldstad' },
      goingOn: 'yes',
      danger: 'no',
      story:
        'Achter op de camping staan caravans waar het hele jaar mensen in wonen. Ze werken bij een kweker. Een van hen zei dat er elke week geld af gaat voor de plek, maar dat hij niet weet hoeveel.',
    },
    messages: [
      {
        by: first,
        daysAgo: 12,
        text: 'Dank je wel. We vragen na wat anderen hiervan weten en schrijven je daarna weer.',
      },
    ],
  },
  {
    name: 'a try',
    daysAgo: 6,
    steps: [{ to: 'read', daysAgo: 5, by: second }],
    report: {
      entrance: 'witness',
      language: 'nl',
      forms: ['labour'],
      place,
      goingOn: 'unknown',
      danger: 'no',
      story: 'Dit is een proef. Ik wilde zien of het formulier werkt. Jullie mogen dit weggooien.',
    },
  },
  {
    name: 'a name by mistake',
    daysAgo: 7,
    steps: [{ to: 'read', daysAgo: 6, by: first }],
    report: {
      entrance: 'witness',
      language: 'nl',
      forms: ['housing'],
      place,
      goingOn: 'unknown',
      danger: 'no',
      story: 'Ik noemde hier net de naam van mijn buurman. Dat had ik niet mogen doen. Willen jullie dit wissen?',
    },
  },
  {
    name: 'advice',
    daysAgo: 40,
    handler: second,
    steps: [
      { to: 'read', daysAgo: 39, by: second },
      { to: 'closed', daysAgo: 33, by: second },
    ],
    coded: {
      danger: 'no',
      forms: ['labour'],
      municipality: 'unknown',
      sector: 'food',
      signals: [],
      outcome: 'advice-given',
    },
    report: {
      entrance: 'worker',
      language: 'en',
      forms: ['labour'],
      place,
      goingOn: 'no',
      danger: 'no',
      story:
        'My last employer did not pay my holiday allowance. I work somewhere else now. Is there somebody who can help me get it?',
    },
    messages: [
      {
        by: second,
        daysAgo: 38,
        text: 'Thank you for writing. The Juridisch Loket helps with this for free. You can also ask a union. We close this report now; write again if more is wrong.',
      },
    ],
  },
]
