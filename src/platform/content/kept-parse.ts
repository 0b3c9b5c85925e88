import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, getCompileCacheDir } from 'node:module'
import { dirname, join } from 'node:path'
import { deserialize, serialize } from 'node:v8'

/** What a text says; in an object, because a file may say nothing. */
interface Said {
  value: unknown
}

/**
 * What a text said when it was parsed before, kept where Node keeps what it compiled (`NODE_COMPILE_CACHE`), or what `parse` says now. Parsing all content
 * takes a third of a start. What is given is a new object each time; that a text says nothing at all (`undefined`) is not kept.
 */
export function keptParse(
  text: string,
  parse: () => Said | undefined,
  folder: string | undefined = getCompileCacheDir(),
): Said | undefined {
  if (folder === undefined) return parse()
  const file = join(folder, 'parsed', fingerprint(text))
  return kept(file) ?? keep(file, parse())
}

/** Another parser may read a text in another way. */
const parser = String(createRequire(import.meta.url)('yaml/package.json').version)

const fingerprint = (text: string) => createHash('sha256').update(`${parser}\n${text}`).digest('hex')

/** A file that is not there or not whole is as good as none. */
function kept(file: string): Said | undefined {
  try {
    const found: unknown = deserialize(readFileSync(file))
    return typeof found === 'object' && found !== null && 'value' in found ? found : undefined
  } catch {
    return undefined
  }
}

/** What cannot be kept, as on a full disk, is parsed again the next time. */
function keep(file: string, said: Said | undefined): Said | undefined {
  if (said === undefined) return said
  const draft = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(draft, serialize(said))
    renameSync(draft, file)
  } catch {
    return said
  }
  return said
}
