import { PassThrough, pipeline, Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { plainText } from '#domain/notation.ts'
import { LONGEST_NAME, type Recorder } from './recorder.ts'
import { changeIn, recordingIn, savedWindowIn, windowQueryIn } from './recorder-query.ts'

const LARGEST_BYTES = 64 * 1024
const LONGEST_PROBLEM = 300
const MOST_PROBLEMS = 10
/** Each reads its blocks from the disk and unpacks them: more at once would be felt in the picture. */
const MOST_WINDOWS = 4

/** A beat comes twice a second; where none comes, nothing is told that could be checked. */
const LONGEST_CHECK_MS = 2000

interface RecorderRouteContext {
  readonly recorder: Recorder
  /** Of the picture. */
  readonly nowMs: () => number
  /** Lets everything so far be checked: who switches recording off wants it verified to its end. */
  readonly checked?: () => Promise<void>
}

/**
 * The continuous recording over HTTP. Times in a query are ISO 8601, in a body milliseconds since 1970; all of the picture's
 * clock.
 *
 *     GET    /api/recorder                      RecorderStatus with `recordings`, a RecordingInfo each
 *     POST   /api/recorder                      {recording: true | false} -> RecorderStatus
 *     GET    /api/recorder/traffic?from=&to=   how much was recorded when: a RecordedStretch for each block of the window
 *     GET    /api/recorder/window?from=&to=&everyMs=&track=   a window as lines of our own format, who was known then first;
 *                                               to now without `to`, of everyone without `track` (which may come more often)
 *     POST   /api/recorder/save                 {fromMs, toMs, name, trackIds?} -> 201 and the RecordingInfo
 *     GET    /api/recorder/recordings/:id       the whole of a recording, gzip
 *     PATCH  /api/recordings/:id                {name?, kept?} -> RecordingInfo
 *     DELETE /api/recordings/:id                204
 *
 * Refused with `{error, problems}`: 400 what was sent is wrong; 404 no such recording, or nothing is kept of the window; 409
 * it is being recorded; 500 and 503 the disk does not do it, or too much is asked for at once.
 */
export function addRecorderRoutes(app: FastifyInstance, { recorder, nowMs, checked }: RecorderRouteContext): void {
  let windows = 0

  const told = () => ({ ...recorder.status, recordings: recorder.list() })
  app.get('/api/recorder', told)

  app.post('/api/recorder', { bodyLimit: LARGEST_BYTES }, async ({ body }, reply) => {
    const wanted = recordingIn(body)
    if (!wanted.ok) return refuse(reply, 400, wanted.problem)
    if (!wanted.value && recorder.isRecording)
      await Promise.race([checked?.(), delay(LONGEST_CHECK_MS, undefined, { ref: false })])
    const done = await recorder.setRecording(wanted.value)
    return done.ok ? told() : refuse(reply, 503, [done.problem])
  })

  app.get<{ Querystring: Readonly<Record<string, unknown>> }>('/api/recorder/traffic', ({ query }, reply) => {
    const window = windowQueryIn(query, nowMs())
    return window.ok ? recorder.traffic(window.value) : refuse(reply, 400, window.problem)
  })

  app.get<{ Querystring: Readonly<Record<string, unknown>> }>('/api/recorder/window', async (request, reply) => {
    const query = windowQueryIn(request.query, nowMs())
    if (!query.ok) return refuse(reply, 400, query.problem)
    if (windows >= MOST_WINDOWS)
      return refuse(reply, 503, [
        `${windows} windows are being read already, expected ${MOST_WINDOWS} at most: ask again`,
      ])
    windows++
    try {
      const window = await recorder.window(query.value)
      if (!window.ok) return refuse(reply, 404, [window.problem])
      const text = Readable.from(window.value.text, { objectMode: true, highWaterMark: 2 })
      windows++
      text.once('close', () => windows--)
      return sendText(reply, text, String(request.headers['accept-encoding'] ?? '').includes('gzip'))
    } finally {
      windows--
    }
  })

  app.post('/api/recorder/save', { bodyLimit: LARGEST_BYTES }, async ({ body }, reply) => {
    const wanted = savedWindowIn(body, nowMs())
    if (!wanted.ok) return refuse(reply, 400, wanted.problem)
    const saved = await recorder.save(wanted.value)
    if (saved.ok) return reply.code(201).send(saved.value)
    return refuse(reply, saved.problem.startsWith('the window was not saved') ? 500 : 404, [saved.problem])
  })

  app.get<Ided>('/api/recorder/recordings/:id', ({ params: { id } }, reply) => {
    const bytes = recorder.bytesOf(id)
    if (!bytes) return noRecording(reply, id)
    return reply.type('application/gzip').header('content-disposition', 'attachment').send(bytes)
  })

  app.patch<Ided>('/api/recordings/:id', { bodyLimit: LARGEST_BYTES }, async ({ params: { id }, body }, reply) => {
    const change = changeIn(body)
    if (!change.ok) return refuse(reply, 400, change.problem)
    return (await recorder.change(id, change.value)) ?? noRecording(reply, id)
  })

  app.delete<Ided>('/api/recordings/:id', async ({ params: { id } }, reply) => {
    const removed = await recorder.remove(id)
    if (!removed) return noRecording(reply, id)
    return removed.ok ? reply.code(204).send() : refuse(reply, 409, [removed.problem])
  })
}

interface Ided {
  Params: { id: string }
}

function sendText(reply: FastifyReply, text: Readable, isPacked: boolean): FastifyReply {
  reply.type('application/x-ndjson').header('cache-control', 'no-store').header('vary', 'accept-encoding')
  // What goes wrong on the way cuts the answer off: its reader finds a line without an end.
  const sent = pipeline(text, isPacked ? createGzip({ level: 1 }) : new PassThrough(), () => undefined)
  return (isPacked ? reply.header('content-encoding', 'gzip') : reply).send(sent)
}

function noRecording(reply: FastifyReply, id: string): FastifyReply {
  return refuse(reply, 404, [`no recording "${plainText(id, LONGEST_NAME)}"`])
}

function refuse(reply: FastifyReply, code: number, told: readonly string[]): FastifyReply {
  const problems = told.slice(0, MOST_PROBLEMS).map((problem) => plainText(problem, LONGEST_PROBLEM))
  return reply.code(code).send({ error: problems.join('; '), problems })
}
