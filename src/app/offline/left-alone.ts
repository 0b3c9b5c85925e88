/** Sections that nothing of is ever kept for: what people tell, and the work of staff. */
const ofTheServerAlone: ReadonlySet<string> = new Set(['report', 'staff'])

/** Sections in which the copy answers a form itself, so that it need not wait long for the network. */
const answeredHere: ReadonlySet<string> = new Set(['articles', 'guides'])

/**
 * How a copy on a telephone treats a request. `passes-by`: a form or a file that only the server can take is not touched – it is not held in the memory of the worker, and a slow line may take
 * as long as it needs, where one that was cut off would say nothing of whether it arrived. `waits`: as long as the network takes. `hurries`: a slow network is given some seconds.
 *
 * @param rest the path behind the language
 */
export function treatmentOf(method: string, rest: string): 'passes-by' | 'waits' | 'hurries' {
  if (method !== 'POST') return 'hurries'
  const [section = ''] = rest.split('/')
  if (ofTheServerAlone.has(section)) return 'passes-by'
  return answeredHere.has(section) ? 'hurries' : 'waits'
}
