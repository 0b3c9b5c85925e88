import type { Provenance } from '#kernel/sources.ts'
import type { MunicipalityCode } from '../policy.ts'

/** The five themes of the framework that the Kompas of VNG refers to; the order is ours. Sources: KOM-1, KOM-5. */
export const kompasThemes = ['policy', 'signalling', 'awareness', 'cooperation', 'help'] as const
export type KompasTheme = (typeof kompasThemes)[number]

/** 1 – basic, 2 – deepening. */
export const plateaus = [1, 2] as const
export type Plateau = (typeof plateaus)[number]

export const kompasAnswers = ['yes', 'partly', 'no', 'unknown'] as const
/** `unknown` is an answer: somebody looked and does not know. It is not the same as not answered, and never counts as no. */
export type KompasAnswer = (typeof kompasAnswers)[number]

/** Where a question belongs. The questions are Baken's own proposals. */
export interface KompasQuestion extends Provenance {
  id: string
  theme: KompasTheme
  plateau: Plateau
}

/** What a municipality filled in: the contents of its file. Kept by nobody but the person who downloads it. */
export interface KompasSheet {
  municipality: MunicipalityCode | null
  /** By the id of the question; a question that is not here was not answered. */
  answers: ReadonlyMap<string, KompasAnswer>
  notes: ReadonlyMap<KompasTheme, string>
}

export const emptySheet: KompasSheet = { municipality: null, answers: new Map(), notes: new Map() }

/** The longest note of a theme, in UTF-16 units: five of them in every alphabet stay within what a form may send. */
export const maximumNoteLength = 800

/** Formatting characters that turn text around or hide it, control characters, and halves of characters. */
const unsafe = /[^\P{C}\n\t\u00ad\u200c\u200d]/u
const everyUnsafe = new RegExp(unsafe, 'gu')

/** True for text without characters that hide or turn around what it says. */
export const isSafeText = (text: string): boolean => !unsafe.test(text)

/** A note as it was typed into a form: line ends of one kind, nothing hidden, no space around it. */
export const cleanNote = (text: string): string => text.replaceAll('\r\n', '\n').replace(everyUnsafe, '').trim()

export const isTheme = (text: string): text is KompasTheme => kompasThemes.some((theme) => theme === text)
export const isAnswer = (text: string): text is KompasAnswer => kompasAnswers.some((answer) => answer === text)
