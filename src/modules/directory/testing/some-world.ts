import type { Directory } from '../domain/directory.ts'
import type { ApiWorld } from '../server/api/api-resources.ts'
import { someDirectory } from './some-directory.ts'

/** What the API answers from: two municipalities, and one contact whose number was seen. */
export const aWorld = (directory: Directory = someDirectory()): ApiWorld => ({
  directory,
  numberOf: (contact) => (contact === 'CONE' ? { number: '0800-0000', confidence: 'seen' } : null),
  municipalities: new Map([
    ['GM9001', { name: 'Noorddorp', lat: 51.6, lon: 5 }],
    ['GM9003', { name: 'Zuiddorp', lat: 51.4, lon: 5.3 }],
  ]),
})
