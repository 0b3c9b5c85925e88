import { serviceKinds } from '../../domain/directory.ts'
import { longestPageSize, usualPageSize } from './api-page.ts'
import { pageOf, reference, resourceSchemas, type Schema } from './api-schemas.ts'

/** The version of what the API promises (semantic versioning); the first number stands in every address. */
export const apiVersion = '1.1.0'

/** Where the API is and who answers for it. */
export interface ApiPlace {
  /** Address of the site without a slash at the end. */
  site: string
  email: string
}

interface Collection {
  path: string
  name: string
  summary: string
  parameters?: readonly Schema[]
  /** Other forms the collection comes in, by media type. */
  others?: Readonly<Record<string, string>>
}

const parameter = (name: string, description: string, schema: Schema): Schema => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
})
const paging = [
  parameter('page', 'Which page, from 1. A page past the last one is empty.', {
    type: 'integer',
    minimum: 1,
    default: 1,
  }),
  parameter('pageSize', 'How many on a page.', {
    type: 'integer',
    minimum: 1,
    maximum: longestPageSize,
    default: usualPageSize,
  }),
]
const municipality: Schema = { type: 'string', pattern: '^GM\\d{4}$', examples: ['GM0772'] }

/** Every filter of `points`. */
const pointFilters = [
  parameter(
    'openAt',
    'Only points of which we know that anybody may walk in at this moment. Without it, `open` is about now.',
    {
      type: 'string',
      format: 'date-time',
      examples: ['2026-12-24T10:00:00+01:00'],
    },
  ),
  parameter('language', 'Only points where this language is said to be spoken, at the desk or on the telephone.', {
    type: 'string',
    examples: ['pl'],
  }),
  parameter('kind', 'Only this kind of help.', { type: 'string', enum: serviceKinds }),
  parameter('municipality', 'Only points in this municipality.', municipality),
  parameter(
    'near',
    'Measures the distance from the centre of this municipality and gives the nearest first.',
    municipality,
  ),
]

const collections: readonly Collection[] = [
  { path: 'organisations', name: 'Organisation', summary: 'Who offers help' },
  { path: 'services', name: 'Service', summary: 'What they offer' },
  { path: 'locations', name: 'Location', summary: 'Where' },
  {
    path: 'points',
    name: 'Point',
    summary: 'Services at their places, with whether they are open',
    parameters: pointFilters,
    others: { 'text/csv': 'The whole selection as a table, not in pages; also at /points.csv.' },
  },
  {
    path: 'events',
    name: 'Event',
    summary: 'Meetings from today on',
    others: { 'application/atom+xml': 'The meetings as a feed; also at /events.atom.' },
  },
]

const headers = { 'API-Version': { $ref: '#/components/headers/API-Version' } }
const refusal = (name: string) => ({ $ref: `#/components/responses/${name}` })
const always = { '304': { description: 'What you have is still right (If-None-Match).', headers } }

const json = (schema: Schema) => ({ 'application/json': { schema } })

function collectionPath({ path, name, summary, parameters = [], others = {} }: Collection) {
  const more = Object.entries(others).map(([type, description]) => [type, { schema: { type: 'string', description } }])
  return {
    get: {
      operationId: `list${name}s`,
      tags: [path],
      summary,
      parameters: [...parameters, ...paging],
      responses: {
        '200': {
          description: `A page of ${path}`,
          headers: { ...headers, Link: { $ref: '#/components/headers/Link' } },
          content: { ...json(pageOf(name)), ...Object.fromEntries(more) },
        },
        ...always,
        '400': refusal('InvalidInput'),
        '406': refusal('NotAcceptable'),
      },
    },
  }
}

function itemPath({ path, name, summary }: Collection) {
  return {
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    get: {
      operationId: `get${name}`,
      tags: [path],
      summary: `${summary}: one of them`,
      responses: {
        '200': { description: 'The one asked for', headers, content: json(reference(name)) },
        ...always,
        '400': refusal('InvalidInput'),
        '404': refusal('NotFound'),
        '406': refusal('NotAcceptable'),
      },
    },
  }
}

const documentPath = (operationId: string, summary: string, tag: string) => ({
  get: {
    operationId,
    tags: [tag],
    summary,
    responses: {
      '200': { description: summary, headers, content: json({ type: 'object' }) },
      ...always,
      '400': refusal('InvalidInput'),
      '406': refusal('NotAcceptable'),
    },
  },
})

const problem = (description: string) => ({
  description,
  headers,
  content: { 'application/problem+json': { schema: reference('Problem') } },
})

/** What another part of the site adds to the API. */
export interface ApiPart {
  /** Said of it in the description, as a sentence. */
  about: string
  tags: readonly { name: string; description?: string }[]
  paths: Readonly<Record<string, Schema>>
  schemas: Readonly<Record<string, Schema>>
  responses: Readonly<Record<string, Schema>>
}

/** The description of the API (OpenAPI 3.1), after the Dutch REST API Design Rules. */
export function openApiDocument({ site, email }: ApiPlace) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Baken: where to find help',
      version: apiVersion,
      description:
        'Organisations, services, places, opening hours and meetings for labour migrants in Noord-Brabant. Without a key. What is not known is null and never no. Words are given in every language they exist in. Opening hours are on Dutch clocks (Europe/Amsterdam); moments are given in UTC.',
      contact: { name: 'Baken', url: `${site}/en/help/api`, email },
      license: { name: 'EUPL-1.2', url: 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12' },
    },
    servers: [{ url: `${site}/api/v1` }],
    tags: [...collections.map(({ path }) => ({ name: path })), { name: 'documents' }],
    paths: {
      ...Object.fromEntries(
        collections.flatMap((one) => [
          [`/${one.path}`, collectionPath(one)],
          [`/${one.path}/{id}`, itemPath(one)],
        ]),
      ),
      '/hsds': documentPath('getHsds', 'The whole directory in the form of HSDS 3.0 (Open Referral)', 'documents'),
      '/openapi.json': documentPath('getOpenApi', 'This description', 'documents'),
    },
    components: {
      schemas: resourceSchemas,
      headers: {
        'API-Version': { description: 'The whole version number.', schema: { type: 'string', examples: [apiVersion] } },
        Link: { description: 'The pages around this one (RFC 8288).', schema: { type: 'string' } },
      },
      responses: {
        InvalidInput: problem('A parameter means nothing; `errors` says which one'),
        NotFound: problem('There is none with this id'),
        NotAcceptable: problem('It does not come in a form you accept'),
      },
    },
  }
}

type ApiDocument = ReturnType<typeof openApiDocument>

/** The description with what another part of the site adds to it. */
export function withApiPart(document: ApiDocument, { about, tags, paths, schemas, responses }: ApiPart) {
  const { info, components } = document
  return {
    ...document,
    info: { ...info, description: `${info.description} ${about}` },
    tags: [...document.tags, ...tags],
    paths: { ...document.paths, ...paths },
    components: {
      ...components,
      schemas: { ...components.schemas, ...schemas },
      responses: { ...components.responses, ...responses },
    },
  }
}
