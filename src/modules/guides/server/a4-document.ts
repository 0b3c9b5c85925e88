import type { Translator } from '#platform/i18n/translator.ts'
import type { OverviewView } from '../ui/overview-view.ts'
import { ownerName } from '../ui/owner-name.ts'

/** Type sizes to try, largest first, in points; below 7.5 a plan is not readable on paper and must be shortened. */
export const a4Points = [10, 9.5, 9, 8.5, 8, 7.5] as const

/** A number is never broken over two lines. */
const unbroken = (phone: string): string => phone.replaceAll(' ', '\u00A0').replaceAll('-', '\u2011')

/** What the A4 template reads. Numbers that nobody saw at their source are left out: paper cannot be corrected. */
export function a4Document(
  view: OverviewView,
  t: Translator,
  drawing: (name: string) => string | null,
  points: number,
) {
  return {
    points,
    language: t.language === view.language ? t.language : view.language,
    direction: t.direction,
    title: view.title,
    lead: view.lead,
    untilText: t('a4.until', { day: t.day(view.reviewBefore) }),
    labels: {
      steps: t('a4.steps'),
      ends: t('a4.ends'),
      lookFor: t('guide.look-for'),
      lookForNote: t('guide.look-for.note'),
      do: t('guide.do'),
      dont: t('guide.dont'),
      writeDown: t('guide.write-down'),
      share: t('guide.share'),
      call: t('wizard.call'),
    },
    icons: Object.fromEntries(
      ['eye', 'check', 'stop', 'notebook', 'share', 'phone'].map((name) => [name, drawing(name)]),
    ),
    signals: view.signals.map(({ text }) => text),
    do: view.do.map(({ text }) => text),
    dont: view.dont.map(({ text }) => text),
    writeDown: view.writeDown.map(({ text }) => text),
    share: view.share.map(({ text }) => text),
    steps: view.steps.map((step, index) => ({
      mark: step.mark,
      first: index === 0,
      urgent: step.ends?.term === 'at-once',
      text: step.text,
      help: step.help,
      dutch: step.dutch?.text ?? null,
      pictogram: step.pictogram ? drawing(step.pictogram) : null,
      exits: step.exits.map(({ label, mark }) => ({ label, mark })),
      ends: step.ends
        ? `${t(`party.${step.ends.owner}`)} · ${t(`term.${step.ends.term}`)} · ${step.ends.contact} ${unbroken(step.ends.phone ?? '')}`
        : null,
    })),
    contacts: view.contacts.map(({ name, phone, trusted, url }) => ({
      name,
      phone: trusted && phone ? unbroken(phone) : null,
      // Without a number that may be printed, the site still leads there.
      web: !(trusted && phone) && url ? new URL(url).hostname.replace(/^www\./, '') : null,
    })),
    foot: footOf(view, t),
  }
}

const footOf = (view: OverviewView, t: Translator): string =>
  [
    t('guide.edition', {
      version: view.version,
      from: t.day(view.validFrom),
      until: t.day(view.reviewBefore),
      owner: ownerName(view.owner, t),
    }),
    t('guide.disclaimer'),
    t('a4.made', { day: t.day(view.madeOn) }),
    ...(view.translation === 'draft' ? [t('guide.draft')] : []),
    t('critical.promise'),
  ].join(' ')
