import type { LanguageTag } from '#kernel/language.ts'

/** A run of text; plain text is just a string. */
export type Run = string | { text: string; strong: true } | { text: string; href: string }

/** Runs that follow each other without anything between. */
export type Line = readonly Run[]

/** A column of a table. `share` of the width, in parts; the shares of a table need not add up to anything. */
export interface Column {
  title: string
  share: number
  align?: 'start' | 'end'
}

/**
 * A part of a paper, in the order in which it is read. `fields` – terms with what they are · `table` – the first cell of
 * a row is the heading of that row.
 */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; line: Line }
  | { kind: 'list'; ordered: boolean; items: readonly Line[] }
  | { kind: 'fields'; fields: readonly { term: string; line: Line }[] }
  | { kind: 'table'; caption: string; columns: readonly Column[]; rows: readonly (readonly Line[])[] }
  | { kind: 'page-break' }

/**
 * A document for people: written once, given as DOCX (to work on) and as PDF/UA (to keep). It holds no moment of its
 * making but `on`, so that the same paper always has the same bytes.
 */
export interface Paper {
  language: LanguageTag
  title: string
  /** Under the title; null for none. */
  subtitle: string | null
  /** At the foot of every page. */
  foot: string
  /** The day it speaks of, `2020-12-31`: the date in the document's properties. */
  on: string
  blocks: readonly Block[]
}
