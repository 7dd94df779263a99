import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { collectRecording, needsStart } from '#domain/formats/recording-reader.ts'
import { plainText } from '#domain/notation.ts'
import { landBoundary } from '#geo/land-boundary.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { AisOutput } from './ais-out/ais-output.ts'
import { createApp } from './app.ts'
import { builtLand, builtZonesJson } from './built-data.ts'
import type { Feed } from './feeds/feed.ts'
import type { FeedSpec } from './feeds/feed-spec.ts'
import { FileFeed } from './feeds/file-feed.ts'
import { SimulatorFeed } from './feeds/simulator-feed.ts'
import { TcpFeed } from './feeds/tcp-feed.ts'
import { UdpFeed } from './feeds/udp-feed.ts'
import { newDecoder, openBytes, projectFolder, userPath } from './files.ts'
import { rejectLog } from './reject-log.ts'
import type { ServeOptions } from './serve-options.ts'
import { findScenario } from './sim/scenarios.ts'
import { zoneFolder } from './zones/zone-folder.ts'

const HOST = '127.0.0.1'
/** A recording kept in memory takes about four times its file. */
const LARGEST_KEPT_BYTES = 1024 ** 3

/** A server that listens. */
export interface RunningServer {
  readonly url: string
  close(): Promise<void>
}

/** Makes the feeds, opens the port. The problem says what to do about it. */
export async function serve(options: ServeOptions, log: (line: string) => void): Promise<Result<RunningServer>> {
  const feeds: Feed[] = []
  for (const spec of options.feeds) {
    const feed = await makeFeed(spec, options)
    if (!feed.ok) return feed
    feeds.push(feed.value)
  }
  const output = await openAisOutput(options.aisOutPort, log)
  if (!output.ok) return output
  const made = makeApp(feeds, output.value, options, log)
  // The port of the sentences is ours until the app that closes it is there.
  made.catch(() => output.value?.close())
  return listen(await made, options.port)
}

async function makeApp(
  feeds: readonly Feed[],
  output: AisOutput | undefined,
  options: ServeOptions,
  log: (line: string) => void,
): Promise<FastifyInstance> {
  const { version } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as { version: string }
  const app = await createApp({
    feeds,
    ...(output && { simulatedAlsoTo: output }),
    zonesJson: await builtZonesJson(),
    shore: landBoundary(await builtLand()),
    zoneFolder: zoneFolder(options.dataFolder),
    alertFolder: options.dataFolder === undefined ? join(projectFolder, 'data') : userPath(options.dataFolder),
    pageFolder: options.pageFolder === undefined ? join(projectFolder, 'dist') : userPath(options.pageFolder),
    recordingsFolder: userPath(options.recordingsFolder),
    recorder: {
      folder: join(
        options.dataFolder === undefined ? join(projectFolder, 'data') : userPath(options.dataFolder),
        'recorded',
      ),
      // A recording that is fed is one already.
      isOn: options.records && feeds.every(({ kind }) => kind !== 'file'),
      made: { version, feeds: feeds.map(({ name }) => plainText(name)).join(', ') },
      retention: { retentionMs: options.retentionDays * 86_400_000, quotaBytes: options.quotaMegabytes * 1e6 },
      onProblem: (problem) => log(`eez-watch: ${plainText(problem, 500)}`),
    },
    version,
    nowMs: Date.now,
    onReject: rejectLog(log),
    onZoneProblem: (problem) => log(`eez-watch: ${plainText(problem, 500)}`),
    onAlertProblem: (problem) => log(`eez-watch: ${plainText(problem, 500)}`),
  })
  if (output) app.addHook('onClose', () => output.close())
  return app
}

async function openAisOutput(
  port: number | undefined,
  log: (line: string) => void,
): Promise<Result<AisOutput | undefined>> {
  if (port === undefined) return ok(undefined)
  const output = new AisOutput({ port, station: 'eezwatch' })
  const opened = await output.listen()
  if (!opened.ok) return failed(`--ais-out: ${opened.problem}`)
  log(`eez-watch: simulated traffic as AIS sentences on ${HOST}:${opened.value}`)
  return ok(output)
}

async function listen(app: FastifyInstance, port: number): Promise<Result<RunningServer>> {
  try {
    const url = await app.listen({ host: HOST, port })
    return ok({ url, close: () => app.close() })
  } catch (error) {
    await app.close()
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      return failed(
        `port ${port} is taken by another program. Stop that one, or choose another port: PORT=${port + 1} npm start (or --port ${port + 1})`,
      )
    if (code === 'EACCES') return failed(`port ${port} may not be used by this user, expected one above 1023`)
    return failed(`cannot listen on ${HOST}:${port}: ${message}`)
  }
}

async function makeFeed(spec: FeedSpec, options: ServeOptions): Promise<Result<Feed>> {
  const nowMs = Date.now
  switch (spec.kind) {
    case 'simulator': {
      const scenario = findScenario(options.scenario, { targets: options.targets })
      if (!scenario.ok) return scenario
      const { seed, speed } = options
      return ok(new SimulatorFeed({ scenario: scenario.value, seed, speed, startAtMs: nowMs(), nowMs }))
    }
    case 'file':
      return makeFileFeed(spec.path, options)
    case 'tcp':
      return ok(new TcpFeed({ host: spec.host, port: spec.port, nowMs }))
    case 'udp':
      return ok(new UdpFeed({ host: spec.host, port: spec.port, nowMs }))
  }
}

async function makeFileFeed(path: string, { startAtMs, speed }: ServeOptions): Promise<Result<Feed>> {
  const bytes = await openBytes(path, LARGEST_KEPT_BYTES)
  if (!bytes.ok) return bytes
  const recording = await collectRecording(
    { bytes: bytes.value, newDecoder },
    { source: basename(path), ...(startAtMs !== undefined && { startAtMs }) },
  )
  if (!recording.ok) return failed(`${path}: ${recording.problem}`)
  const { summary } = recording.value
  if (needsStart(summary))
    return failed(
      `${path} has ${summary.untimedPositions} positions and no times: say when it begins, such as --start 2026-03-14T00:00:00Z`,
    )
  if (summary.firstAtMs === undefined)
    return failed(`${path} holds no usable position (rejected: ${JSON.stringify(summary.rejected)})`)
  return ok(new FileFeed({ name: basename(path), recording: recording.value, speed, nowMs: Date.now }))
}
