import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { plainText } from '#domain/notation.ts'
import { parseWatchAreaInput } from '#domain/watch-area.ts'
import { failed, type Result } from '#geo/result.ts'
import { zonesJson } from '#geo/zone-file.ts'
import { areaInputsOf } from './imported-areas.ts'
import { type ImportedFile, officialOf, stemOf, wholeSetOf } from './imported-file.ts'
import { LARGEST_FILE_BYTES } from './unpack.ts'
import type { ZoneStore } from './zone-store.ts'

const LARGEST_AREA_BYTES = 4 * 1024 ** 2
const LONGEST_FILE_NAME = 120

interface ZoneRouteContext {
  readonly store: ZoneStore
  /** Reads a zone file, away from the live picture. */
  readonly readFile: (bytes: Uint8Array, name: string) => Promise<Result<ImportedFile, readonly string[]>>
  /** Puts what the store holds in force. */
  readonly onChange: () => void
}

/**
 * The zones over HTTP: the set in force, the official file behind it and those before, a file that is only read, and the
 * watch areas. Whoever changes something
 * sends JSON or raw bytes, which no form of another site can; pages of other sites are refused before they come here.
 */
export async function addZoneRoutes(app: FastifyInstance, context: ZoneRouteContext): Promise<void> {
  // A scope of its own: other routes take no bytes, and these no text/plain.
  await app.register(async (scope) => {
    scope.removeContentTypeParser('text/plain')
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    scope.setErrorHandler<FastifyError>((error, _request, reply) => tellError(error, reply))
    addBaseRoutes(scope, context)
    addAreaRoutes(scope, context)
  })
}

function addBaseRoutes(app: FastifyInstance, { store, readFile, onChange }: ZoneRouteContext): void {
  let served = { zones: store.current.zones, json: JSON.stringify(zonesJson(store.current.zones)) }
  app.get('/api/zones', (request, reply) => {
    const { zones } = store.current
    if (served.zones !== zones) served = { zones, json: JSON.stringify(zonesJson(zones)) }
    const tag = `"${zones.version}"`
    reply.header('etag', tag).header('cache-control', 'no-cache')
    if (request.headers['if-none-match'] === tag) return reply.code(304).send()
    return reply.type('application/geo+json').send(served.json)
  })

  app.get('/api/zone-base', () => store.base)

  app.put<{ Querystring: FileQuery }>('/api/zone-base', { bodyLimit: LARGEST_FILE_BYTES }, async (request, reply) => {
    const file = fileNameOf(request.query)
    const read = await readBody(request.body, file, readFile)
    if (!read.ok) return refuse(reply, `${file} was not taken, the zones in force stay as they were`, read.problem)
    const official = officialOf(read.value)
    if (!official.ok)
      return refuse(reply, `${file} cannot replace the official zones unless all of it is good`, official.problem)
    const base = store.importBase(official.value, { name: textIn(request.query.name) || stemOf(file), file })
    onChange()
    return { ...base, notes: official.value.notes }
  })

  app.delete('/api/zone-base', () => {
    const base = store.restoreBuilt()
    onChange()
    return base
  })

  app.get<{ Params: { version: string } }>('/api/zone-base/versions/:version', async (request, reply) => {
    const { version } = request.params
    const json = await store.baseJson(version)
    if (!json.ok) return reply.code(404).send({ error: `no zones of version "${plainText(version)}": ${json.problem}` })
    return reply.type('application/geo+json').send(json.value)
  })

  app.post<{ Querystring: FileQuery }>('/api/zones/read', { bodyLimit: LARGEST_FILE_BYTES }, async (request, reply) => {
    const file = fileNameOf(request.query)
    const read = await readBody(request.body, file, readFile)
    const set = read.ok ? wholeSetOf(read.value, file) : read
    if (!set.ok) return refuse(reply, `${file} cannot be used unless all of it is good`, set.problem)
    return reply.type('application/geo+json').send(JSON.stringify(zonesJson(set.value)))
  })
}

function addAreaRoutes(app: FastifyInstance, { store, readFile, onChange }: ZoneRouteContext): void {
  const bodyLimit = LARGEST_AREA_BYTES
  type AreaParams = { Params: { id: string } }

  app.get('/api/watch-areas', () => store.areas)

  app.post('/api/watch-areas', { bodyLimit }, (request, reply) => {
    const input = parseWatchAreaInput(request.body)
    if (!input.ok) return reply.code(400).send({ error: 'the watch area cannot be used', problems: input.problem })
    const added = store.addAreas([input.value])
    if (!added.ok) return refuse(reply, added.problem, [added.problem])
    onChange()
    return reply.code(201).send(added.value[0])
  })

  app.put<AreaParams>('/api/watch-areas/:id', { bodyLimit }, (request, reply) => {
    const input = parseWatchAreaInput(request.body)
    if (!input.ok) return reply.code(400).send({ error: 'the watch area cannot be used', problems: input.problem })
    const { version } = request.body as { readonly version?: unknown }
    if (typeof version !== 'number') {
      const problem = `version is ${plainText(String(version))}, expected the number of the version that was changed`
      return reply.code(400).send({ error: 'the watch area cannot be used', problems: [problem] })
    }
    const { id } = request.params
    const changed = store.changeArea(id, version, input.value)
    if (changed.ok) {
      onChange()
      return changed.value
    }
    if (changed.problem.kind === 'missing') return missing(reply, id)
    if (changed.problem.kind === 'too-much') return refuse(reply, changed.problem.problem, [changed.problem.problem])
    const { current } = changed.problem
    const error = `${current.name} was changed meanwhile: version ${current.version} is in force, ${version} was sent`
    return reply.code(409).send({ error, current })
  })

  app.delete<AreaParams>('/api/watch-areas/:id', (request, reply) => {
    if (!store.removeArea(request.params.id)) return missing(reply, request.params.id)
    onChange()
    return reply.code(204).send()
  })

  app.post<{ Querystring: FileQuery }>(
    '/api/watch-areas/import',
    { bodyLimit: LARGEST_FILE_BYTES },
    async (request, reply) => {
      const file = fileNameOf(request.query)
      const read = await readBody(request.body, file, readFile)
      if (!read.ok) return refuse(reply, `nothing of ${file} was taken`, read.problem)
      const { inputs, problems } = areaInputsOf(read.value, file)
      const added = inputs.length > 0 ? store.addAreas(inputs) : failed('no zone of the file can be a watch area')
      if (!added.ok) return refuse(reply, `nothing of ${file} was taken: ${added.problem}`, problems)
      onChange()
      return { added: added.value, problems, notes: read.value.notes }
    },
  )
}

/** Of a query; a list where a name was given more than once. */
interface FileQuery {
  readonly file?: unknown
  readonly name?: unknown
}

function fileNameOf({ file }: FileQuery): string {
  return textIn(file) || 'the file'
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? plainText(value, LONGEST_FILE_NAME) : ''
}

async function readBody(
  body: unknown,
  file: string,
  readFile: ZoneRouteContext['readFile'],
): Promise<Result<ImportedFile, readonly string[]>> {
  if (!Buffer.isBuffer(body)) return failed(['the request has no bytes, expected application/octet-stream'])
  return readFile(body, file)
}

function refuse(reply: FastifyReply, error: string, problems: readonly string[]): FastifyReply {
  return reply.code(422).send({ error, problems })
}

function missing(reply: FastifyReply, id: string): FastifyReply {
  return reply.code(404).send({ error: `no watch area "${plainText(id)}"` })
}

function tellError(error: FastifyError & { readonly syscall?: string }, reply: FastifyReply): FastifyReply {
  const { statusCode = 500 } = error
  if (statusCode === 413)
    return reply.code(413).send({
      error: `more bytes were sent than are taken: ${LARGEST_AREA_BYTES} for a watch area, ${LARGEST_FILE_BYTES} for a file`,
    })
  if (statusCode === 415)
    return reply
      .code(415)
      .send({ error: 'expected content-type application/json, or application/octet-stream for a file' })
  if (statusCode < 500) return reply.code(statusCode).send({ error: error.message })
  // A full or read-only disk; anything else is a fault of ours and keeps its trace.
  if (error.syscall === undefined) throw error
  return reply.code(507).send({ error: `the change could not be stored and is not in force: ${error.message}` })
}
