import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import serveFiles from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import type { Reject, TrackIdentity, TrackSink } from '#domain/report.ts'
import { LIVE_RETENTION_MS } from '#domain/track-store.ts'
import type { BoundaryDistance } from '#geo/boundary-distance.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { parseZones } from '#geo/zone-file.ts'
import { heardAlsoBy } from './ais-out/heard-also-by.ts'
import { addAlertRoutes } from './alerts/alert-routes.ts'
import { AlertService } from './alerts/alert-service.ts'
import { CoverageDesk } from './coverage/coverage-desk.ts'
import { addCoverageRoutes } from './coverage/coverage-routes.ts'
import { addCraftRoutes } from './craft/craft-routes.ts'
import type { Feed, FeedClock } from './feeds/feed.ts'
import { addFeedRoutes } from './feeds/feed-routes.ts'
import { SimulatorFeed } from './feeds/simulator-feed.ts'
import { FeedDesk } from './picture/feed-desk.ts'
import { LivePicture } from './picture/live-picture.ts'
import { Recorder, type RecorderOptions } from './recorder/recorder.ts'
import { addRecorderRoutes } from './recorder/recorder-routes.ts'
import { Recordings } from './recordings.ts'
import { addRoutes } from './routes.ts'
import { knownPlace, type Whereabouts } from './sim/tasked-craft.ts'
import { isOwnHost, isOwnOrNoOrigin, isVisit } from './stream/origin.ts'
import { StreamHub } from './stream/stream-hub.ts'
import { addWorldRoutes } from './world/world-routes.ts'
import { readZoneFileApart } from './zones/read-apart.ts'
import { addZoneRoutes } from './zones/zone-routes.ts'
import { ZoneStore } from './zones/zone-store.ts'

const RETENTION_EVERY_MS = 60_000
/** A track that was not heard for longer is nowhere to be sent to. */
const KNOWN_FOR_MS = 3_600_000
/** Shares of zones are kept by the minute. */
const COVERAGE_EVERY_MS = 5000
/** How often it is looked whether the command line has changed the zones. */
const ZONES_EVERY_MS = 2000

/** Everything the server is made of, as arguments. */
export interface AppOptions {
  readonly feeds: readonly Feed[]
  /** GeoJSON text of the zones that came with the product; operators may have put others in force. */
  readonly zonesJson: string
  /** The boundary of the land: without it nothing is near a shore. */
  readonly shore?: BoundaryDistance
  /** Where operators' zones are kept; without it they are gone when the server ends. */
  readonly zoneFolder?: string
  /** Where alerts are kept; without it, and for a recording, they are gone when the server ends. */
  readonly alertFolder?: string
  /** Where everything that the picture takes and tells is recorded; without it, nothing is. */
  readonly recorder?: Pick<RecorderOptions, 'folder' | 'isOn' | 'retention' | 'limits' | 'made' | 'onProblem'>
  /** Folder of the built page; without it only the API answers. */
  readonly pageFolder: string
  readonly recordingsFolder: string
  readonly version: string
  readonly nowMs: () => number
  readonly onReject: (feedId: string, reject: Reject) => void
  /** Hears what simulated traffic says, after the picture has. */
  readonly simulatedAlsoTo?: Pick<TrackSink, 'report' | 'identity'>
  /** Hears what of the kept zones cannot be read. */
  readonly onZoneProblem?: (problem: string) => void
  /** Hears what keeps alerts from being stored. */
  readonly onAlertProblem?: (problem: string) => void
}

/** The whole server, not yet listening. Throws when the zones are not usable, naming the place. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const zones = parseZones(JSON.parse(options.zonesJson))
  if (!zones.ok) throw new Error(zones.problem)

  const desks = options.feeds.map((feed) => new FeedDesk(feed, options.nowMs))
  const feeds = () => desks.map((desk) => desk.status)
  // A simulated world gets a clock of its own when it is paused or moved on: asked for each time.
  const timeOfDay: FeedClock = { nowMs: options.nowMs, rate: 1 }
  const clockNow = () => options.feeds.find((feed) => feed.clock)?.clock ?? timeOfDay
  const clock: FeedClock = {
    nowMs: () => clockNow().nowMs(),
    get rate() {
      return clockNow().rate
    },
  }
  const store = new ZoneStore({
    built: zones.value,
    ...(options.zoneFolder !== undefined && { folder: options.zoneFolder }),
    nowMs: options.nowMs,
    newId: () => randomUUID().slice(0, 8),
  })
  for (const problem of store.problems) options.onZoneProblem?.(problem)
  // What a recording raises is an exercise: it does not belong into the log of the watch.
  const isRecording = options.feeds.some(({ clock }) => clock)
  const alerts = new AlertService({
    ...(options.alertFolder !== undefined && !isRecording && { folder: options.alertFolder }),
    ...(options.onAlertProblem && { onProblem: options.onAlertProblem }),
  })
  const recorder =
    options.recorder &&
    new Recorder({
      ...options.recorder,
      zonesVersion: store.current.zones.version,
      rules: store.current.rules,
      nowMs: options.nowMs,
      clockMs: clock.nowMs,
    })
  const picture = new LivePicture({
    ...store.current,
    epoch: randomUUID(),
    clock,
    feeds,
    alerts,
    ...(recorder && { recorder }),
    ...(options.shore && { shore: options.shore }),
  })
  const hub = new StreamHub(picture)
  const putZonesInForce = () => picture.setZones(store.current.zones, store.current.rules)

  const app = fastify({ forceCloseConnections: true, logger: false })
  await addSecurity(app)
  addRoutes(app, {
    picture,
    hub,
    feeds,
    alerts: () => alerts.status,
    recordings: new Recordings(options.recordingsFolder),
    version: options.version,
    nowMs: options.nowMs,
    startedAtMs: options.nowMs(),
  })
  if (recorder) addRecorderRoutes(app, { recorder, nowMs: () => picture.nowMs, checked: () => picture.checked() })
  addFeedRoutes(app, desks)
  await addWorldRoutes(app, options.feeds)
  const simulated = options.feeds.find((feed) => feed instanceof SimulatorFeed)
  if (simulated) simulated.knows = (trackId) => whereaboutsIn(picture, trackId)
  addCraftRoutes(app, simulated?.world.fleet)
  const coverage = new CoverageDesk({
    sensors: picture.sensors,
    zones: () => picture.engine.context,
    nowMs: () => picture.nowMs,
  })
  addCoverageRoutes(app, { desk: coverage, store: picture.engine.store })
  await addAlertRoutes(app, {
    alerts,
    feeds,
    nowMs: () => picture.nowMs,
    identityOf: (trackId) => identityOf(picture, trackId),
  })
  await addZoneRoutes(app, { store, readFile: readZoneFileApart, onChange: putZonesInForce })
  await addPage(app, options.pageFolder)

  app.server.on('upgrade', (request, socket, head) => hub.upgrade(request, socket, head))
  const retention = setInterval(
    () => picture.engine.store.forgetBefore(picture.nowMs - LIVE_RETENTION_MS),
    RETENTION_EVERY_MS,
  )
  const sampling = setInterval(() => void coverage.beat(), COVERAGE_EVERY_MS)
  let failing: string | undefined
  const refreshing = setInterval(() => {
    const changed = refreshed(store)
    // Once, not every two seconds: a disk that is away stays away for a while, and the zones in force stay too.
    if (!changed.ok && changed.problem !== failing) options.onZoneProblem?.(changed.problem)
    failing = changed.ok ? undefined : changed.problem
    if (!changed.ok || !changed.value) return
    for (const problem of store.problems) options.onZoneProblem?.(problem)
    putZonesInForce()
  }, ZONES_EVERY_MS)
  app.addHook('onReady', async () => {
    // First, so that it has every report: only then a replay makes the same events.
    await recorder?.open()
    const { simulatedAlsoTo: other } = options
    const taker = other ? heardAlsoBy(other, picture) : picture
    for (const desk of desks) desk.start(desk.kind === 'simulator' ? taker : picture, options.onReject)
    hub.start()
  })
  app.addHook('preClose', async () => {
    clearInterval(retention)
    clearInterval(refreshing)
    clearInterval(sampling)
    for (const desk of desks) desk.stop()
    hub.stop()
    alerts.close()
    if (!recorder) return
    picture.beat()
    picture.check()
    await recorder.close()
  })
  return app
}

/** Where a track is by the newest report of it. */
function whereaboutsIn({ engine: { store }, nowMs }: LivePicture, trackId: string): ReturnType<Whereabouts> {
  const slot = store.slotOf(trackId)
  const report = slot === undefined ? undefined : store.history(slot, nowMs - KNOWN_FOR_MS).at(-1)
  return report && knownPlace(report)
}

function identityOf({ engine: { store } }: LivePicture, trackId: string): TrackIdentity | undefined {
  const slot = store.slotOf(trackId)
  return slot === undefined ? undefined : store.identity(slot)
}

/** Whether another process changed the zones; a disk that cannot be read is told and ends nothing. */
function refreshed(store: ZoneStore): Result<boolean> {
  try {
    return ok(store.refresh())
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    return failed(`kept zones cannot be read: ${error.message}`)
  }
}

async function addSecurity(app: FastifyInstance): Promise<void> {
  // First, so that refusals carry the policy too.
  await app.register(helmet, {
    // Plain HTTP on loopback: a promise of HTTPS would lock the address out.
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        workerSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  })
  app.addHook('onRequest', async (request, reply) => {
    if (!isOwnHost(request.raw))
      return reply.code(403).send({ error: `host is "${request.headers.host}", expected localhost` })
    // A link on another site may open the page, as any bookmark does; what the page shows stays unreadable to that site.
    const opensPage = isVisit(request.raw) && !request.routeOptions.url?.startsWith('/api/')
    if (!opensPage && !isOwnOrNoOrigin(request.raw))
      return reply.code(403).send({ error: 'asked from another site, expected the own page' })
    return undefined
  })
}

async function addPage(app: FastifyInstance, folder: string): Promise<void> {
  if (existsSync(join(folder, 'index.html'))) {
    await app.register(serveFiles, { root: folder })
    return
  }
  app.get('/', (_request, reply) =>
    reply
      .code(503)
      .type('text/plain')
      .send('The page is not built yet. "npm start" builds it and starts the server.\n'),
  )
}
