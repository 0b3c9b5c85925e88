/** What a note to parliament tells about together, in the order in which it is told. */
export const sections = [
  'subject',
  'notice',
  'reason',
  'authority',
  'message-exploitation',
  'message-position',
  'goals',
  'regions',
  'frameworks',
  'consequences',
  'europe',
  'communication',
  'follow-up',
  'annexes',
  'opening',
  'network',
  'plan',
  'riec',
  'lines',
  'ideas',
] as const
export type Section = (typeof sections)[number]

/** The parts of the earlier notes that have another name than what they are told under. */
const sectionOfOtherPart: Readonly<Record<string, Section>> = {
  'take-note-of': 'notice',
  occasion: 'reason',
  competence: 'authority',
  'key-message-1': 'message-exploitation',
  'key-message-2': 'message-position',
  'regional-agreements': 'message-position',
  'region-zuidoost-helmond': 'regions',
  'region-noordoost': 'regions',
  'region-midden': 'regions',
  'region-west': 'regions',
  european: 'europe',
  attachments: 'annexes',
  signature: 'annexes',
  'action-lines': 'lines',
  closing: 'follow-up',
  footnotes: 'annexes',
}

/** What a part of an earlier note is told under; `other` for a part that is not known here. */
export const sectionOfPart = (part: string): Section | 'other' =>
  sections.find((section) => section === part) ?? sectionOfOtherPart[part] ?? 'other'
