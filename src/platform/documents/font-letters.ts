/**
 * The code points a TrueType font has a sign for, by its `cmap` table (OpenType, formats 4 and 12).
 * @throws Error when the font has no such table.
 */
export function fontLetters(font: Buffer): ReadonlySet<number> {
  const cmap = tableAt(font, 'cmap')
  const found = new Set<number>()
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const record = cmap + 4 + index * 8
    const platform = font.readUInt16BE(record)
    const subtable = cmap + font.readUInt32BE(record + 4)
    const format = font.readUInt16BE(subtable)
    if (platform !== 0 && platform !== 3) continue
    if (format === 4) addSegments(font, subtable, found)
    if (format === 12) addGroups(font, subtable, found)
  }
  return found
}

function tableAt(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`a font without ${tag}`)
}

/** Format 4: for each stretch its end, start, and how a letter becomes the number of a sign; sign 0 is none. */
function addSegments(font: Buffer, subtable: number, found: Set<number>): void {
  const doubled = font.readUInt16BE(subtable + 6)
  const [ends, starts] = [subtable + 14, subtable + 16 + doubled]
  const [deltas, offsets] = [starts + doubled, starts + doubled * 2]
  for (let at = 0; at < doubled; at += 2) {
    const start = font.readUInt16BE(starts + at)
    const offset = font.readUInt16BE(offsets + at)
    const delta = font.readUInt16BE(deltas + at)
    for (let letter = start; letter <= font.readUInt16BE(ends + at); letter += 1) {
      const listed = offset === 0 ? letter : font.readUInt16BE(offsets + at + offset + (letter - start) * 2)
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0 && letter !== 0xffff) found.add(letter)
    }
  }
}

/** Format 12: stretches of letters that follow each other, as do their signs. */
function addGroups(font: Buffer, subtable: number, found: Set<number>): void {
  for (let index = 0; index < font.readUInt32BE(subtable + 12); index += 1) {
    const group = subtable + 16 + index * 12
    const [start, end] = [font.readUInt32BE(group), font.readUInt32BE(group + 4)]
    for (let letter = start; letter <= end; letter += 1) found.add(letter)
  }
}
