const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'" }

const decoded = (text: string): string => text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)

/** One start tag of a page. */
export interface Tag {
  name: string
  attributes: ReadonlyMap<string, string>
}

/** Every start tag of a page in order. Our own pages only: they are drawn by one compiler, with quoted attributes. */
export function tagsOf(html: string): Tag[] {
  const bare = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<(script|style)\b[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3')
  return [...bare.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = '', words = '']) => ({
      name: name.toLowerCase(),
      attributes: new Map(
        [...words.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [
          key.toLowerCase(),
          decoded(value),
        ]),
      ),
    }),
  )
}

/** What a reader sees, without tags. */
export const readableText = (html: string): string =>
  decoded(
    html
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<(script|style|title|option)\b[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]+>/g, ' '),
  ).replace(/\s+/g, ' ')

/** The value of a form field that travels along. */
export const hiddenField = (html: string, name: string): string | undefined =>
  tagsOf(html.slice(html.indexOf('<main')))
    .find((tag) => tag.name === 'input' && tag.attributes.get('name') === name)
    ?.attributes.get('value')
