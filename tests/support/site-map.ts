import { send } from './send.ts'

/** The paths of every page in every language, as the site itself lists them. */
export async function listedPages(): Promise<string[]> {
  const { text } = await send({ path: '/sitemap.xml' })
  const paths = [...text.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path = '']) => path)
  if (paths.length === 0) throw new Error('the map of the site is empty')
  return paths
}
