import type { Engine } from '#domain/engine.ts'
import { labEvents } from '#domain/events/lab.ts'
import { withRules, type ZoneContext, zoneContext } from '#domain/events/zone-context.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { ZoneRules } from '#domain/events/zone-rule.ts'
import type { ExportSelection } from '#domain/export/selection.ts'
import { FrameMaker } from '#domain/frame-maker.ts'
import { type FrameZones, frameZones } from '#domain/frame-zones.ts'
import { inSlices } from '#domain/in-slices.ts'
import { LiveDesk } from '#domain/live-desk.ts'
import type { Observation } from '#domain/observations/observation.ts'
import { Shore } from '#domain/observations/shore.ts'
import type { PictureFrame } from '#domain/picture.ts'
import { StreamLink } from '#domain/stream/stream-link.ts'
import { parseHistories } from '#domain/stream/wire.ts'
import type { TrackPath, TrackStore } from '#domain/track-store.ts'
import { failed, ok } from '#geo/result.ts'
import { parseZones } from '#geo/zone-file.ts'
import { byteChunks } from './byte-chunks.ts'
import type {
  DeskApi,
  DeskCall,
  DeskMessage,
  DeskSelection,
  ExportOffer,
  FileOnPage,
  OpenedRecording,
  PictureSource,
  RecordingPart,
} from './desk-api.ts'
import { fetchPieces, fetchText, streamSurroundings } from './network.ts'

declare const self: DedicatedWorkerGlobalScope

/** The page has it already as a rule. A file is to open without the server too. */
const LAND_WITHIN_MS = 5000

interface DeskZones {
  readonly context: ZoneContext
  readonly rules: ZoneRules
  readonly named: FrameZones
}

let zones: DeskZones | undefined
/** The zones that the lab tried last: their indexes take a moment to build. */
let tried: { readonly text: string; readonly context: ZoneContext } | undefined
let live: LiveDesk | undefined
let link: StreamLink | undefined
let shore: Shore | undefined
/** The recording with the zones that it was opened with, which stay its own. */
let recording: { readonly engine: Engine; readonly zones: DeskZones } | undefined
/** Who made the last frame of each picture, and of what. */
const makers: { [Source in PictureSource]?: { readonly store: TrackStore; readonly maker: FrameMaker } } = {}
/** Number of the newest opening: an older one stops at its next piece. */
let newestOpening = 0
/** Number of the newest run of the lab: an older one stops at its next slice. */
let newestLab = 0

const desk: DeskApi = {
  start({ zones: json, rules, streamUrl, landUrl }) {
    desk.setZones(json, rules)
    shore = new Shore((url) => fetchText(url, LAND_WITHIN_MS), landUrl)
    const opened = new LiveDesk()
    live = opened
    link?.stop()
    link = new StreamLink(streamSurroundings(streamUrl), {
      onSnapshot: (snapshot) => tell({ type: 'live', change: opened.takeSnapshot(snapshot) }),
      onUpdate: (update) => tell({ type: 'live', change: opened.takeUpdate(update) }),
      onStatus: (status) => tell({ type: 'link', status }),
    })
    link.start()
  },
  setZones(json, rules) {
    const context = contextOf(json, rules)
    zones = { context, rules, named: frameZones(context.set, context.index) }
  },
  async lab(rule, json) {
    if (!recording) throw new Error('there is no recording to run again')
    const { engine, zones: own } = recording
    const run = ++newestLab
    const rules = { default: rule, zones: own.rules.zones }
    const context = withRules(json === undefined ? own.context : triedContext(json, rules), rules)
    return inSlices(labEvents(engine.store, context, engine.clockMs), {
      nowMs: () => performance.now(),
      pause: () => new Promise((resolve) => setTimeout(resolve)),
      isWanted: () => run === newestLab,
    })
  },
  stopLab() {
    newestLab++
  },
  around(source, trackId, fromMs, toMs) {
    const store = storeOf(source)
    const slot = store.slotOf(trackId)
    return slot === undefined ? [] : store.history(slot, fromMs).filter(({ atMs }) => atMs <= toMs)
  },
  frame: (source, atMs) => framesOf(source).frameAt(atMs, zonesInForce().named),
  changes: (source, atMs) => framesOf(source).changesTo(atMs, zonesInForce().named),
  paths: (source, slots, fromMs, toMs) => slots.map((slot) => storeOf(source).path(slot, fromMs, toMs)),
  histogram: (source, fromMs, toMs, bins) => storeOf(source).histogram(fromMs, toMs, bins),
  async loadHistory(url) {
    const into = live
    const histories = parseHistories(await fetchText(url))
    if (!histories.ok) throw new Error(histories.problem)
    into?.takeHistories(histories.value)
    return into?.store.firstAtMs
  },
  async loadPast(url, keepFromMs) {
    const into = live
    if (!into) throw new Error('there is no live picture yet')
    into.keepFrom(keepFromMs)
    const { OwnReader } = await import('#domain/formats/own-reader.ts')
    const taker = into.pastTaker()
    const [events, observations]: [ZoneEvent[], Observation[]] = [[], []]
    const reader = new OwnReader({
      source: 'live',
      sink: {
        ...taker,
        reject: () => undefined,
        mark: (mark) => {
          if (mark.kind === 'event') events.push(mark.event)
          else if (mark.kind === 'observation') observations.push(mark.observation)
        },
      },
    })
    for await (const text of fetchPieces(url)) reader.write(text)
    reader.end()
    return { identities: taker.introduced, events, observations }
  },
  forgetPast() {
    live?.keepFrom(undefined)
  },
  async open(opening, files) {
    const inForce = zonesInForce()
    const { context, rules } = inForce
    newestOpening = opening
    // Its readers are fetched when first needed: most pages never open a file.
    const { openRecording } = await import('#domain/recording/open-recording.ts')
    const boundary = await shore?.boundary()
    const isWanted = () => newestOpening === opening
    let reading: Reading | undefined
    const opened = await openRecording(
      files.map((file) => toOpen(file, opening, () => (isWanted() ? reading?.part() : undefined))),
      {
        context: withRules(context, rules),
        rules,
        ...(boundary?.ok && { shore: boundary.value }),
        onBegin: (engine) => {
          reading = new Reading(engine, () => {
            desk.stopLab()
            recording = { engine, zones: inForce }
          })
        },
      },
    )
    if (!isWanted()) return failed({ kind: 'unreadable', file: 0, message: 'stopped' })
    if (!opened.ok) return opened
    const { engine, sources, summary, observations } = opened.value
    desk.stopLab()
    recording = { engine, zones: inForce }
    const { standing, eventLogHash, faults, store } = engine
    const value: OpenedRecording = {
      name: files.map(({ name }) => name).join(' + '),
      sources,
      summary,
      rules,
      // What a shuffled file made and took back while it was read says nothing of what happened.
      events: standing,
      observations,
      shoreProblem: boundary?.ok ? undefined : (boundary?.problem ?? 'the land was never asked for'),
      eventLogSha256: eventLogHash,
      late: faults.late,
      jumps: faults.jumps,
      ahead: faults.ahead,
      disagreements: faults.disagreements,
      identities: store.identities.map((identity, slot) => store.identityWithPast(slot) ?? identity),
      box: store.box,
    }
    return ok(value)
  },
  async exportFacts(source, selection, events) {
    const [{ exportFacts }, { EXPORT_FORMATS }] = await Promise.all([
      import('#domain/export/export-facts.ts'),
      import('#domain/export/export-format.ts'),
    ])
    const facts = exportFacts(storeOf(source), chosen(source, selection), events)
    const losses = Object.fromEntries(EXPORT_FORMATS.map(({ format, cannotHold }) => [format, cannotHold(facts)]))
    // Every format has its entry, which `fromEntries` cannot say.
    return { facts, losses: losses as ExportOffer['losses'] }
  },
  async exportTracks(source, format, selection, made) {
    const [{ writeExport }, { exportFormat }] = await Promise.all([
      import('#domain/export/write-export.ts'),
      import('#domain/export/export-format.ts'),
    ])
    const job = { store: storeOf(source), selection: chosen(source, selection), ...made }
    // Text goes to bytes piece by piece: a blob of strings would hold them twice.
    const encoder = new TextEncoder()
    const pieces: BlobPart[] = []
    for (const piece of writeExport(format, job)) pieces.push(typeof piece === 'string' ? encoder.encode(piece) : piece)
    return new Blob(pieces, { type: exportFormat(format).mediaType })
  },
  async compare(source, trackIdA, trackIdB, options) {
    const { compareTracks } = await import('#domain/compare/compare-tracks.ts')
    const store = storeOf(source)
    const [a, b] = [trackIdA, trackIdB].map((id) => store.slotOf(id))
    if (a === undefined || b === undefined)
      return failed(`there is no track "${a === undefined ? trackIdA : trackIdB}" in this picture`)
    return compareTracks(store, a, b, options)
  },
  async bundle(source, trackIds, facts) {
    const [{ bundleOf }, { bundleHtml }] = await Promise.all([
      import('#domain/bundle/bundle-of.ts'),
      import('#domain/bundle/bundle-html.ts'),
    ])
    const store = storeOf(source)
    const coast = await shore?.coast()
    const { set } = (source === 'recording' && recording ? recording.zones : zonesInForce()).context
    const slots = trackIds.flatMap((id) => store.slotOf(id) ?? [])
    const bundle = bundleOf(store, slots, { ...facts, zones: set, ...(coast?.ok && { coast: coast.value }) })
    const html = bundle.ok ? bundleHtml(bundle.value) : bundle
    return html.ok ? ok(new Blob([html.value], { type: 'text/html' })) : html
  },
  close() {
    newestOpening = 0
    desk.stopLab()
    recording = undefined
  },
}

/** Files that are being read: who of them is known already, to be looked at before the rest is there. */
class Reading {
  readonly #engine: Engine
  readonly #show: () => void
  #told = 0

  /** @param show Lets the page look at what is there. */
  constructor(engine: Engine, show: () => void) {
    this.#engine = engine
    this.#show = show
  }

  /** What has come since it was asked last; nothing before the first report. */
  part(): RecordingPart | undefined {
    const { store } = this.#engine
    const { firstAtMs, lastAtMs } = store
    if (firstAtMs === undefined || lastAtMs === undefined) return undefined
    if (this.#told === 0) this.#show()
    const identities = store.identities
      .slice(this.#told)
      .map((identity, i): RecordingPart['identities'][number] => [this.#told + i, identity])
    this.#told += identities.length
    // A lone report of another century would stretch the time of everything else.
    return { identities, firstAtMs, lastAtMs: Math.max(firstAtMs, this.#engine.lastTakenMs ?? lastAtMs) }
  }
}

function toOpen(
  { blob, name, startAtMs, columns, shiftMs }: FileOnPage,
  opening: number,
  part: () => RecordingPart | undefined,
) {
  const bytes = byteChunks(blob, (read) => {
    if (newestOpening !== opening) throw new Error('stopped')
    const told = part()
    tell({ type: 'progress', opening, bytes: read, ...(told && { part: told }) })
  })
  const newDecoder = (encoding: string) => new TextDecoder(encoding)
  return {
    name,
    bytes,
    newDecoder,
    shiftMs,
    ...(startAtMs !== undefined && { startAtMs }),
    ...(columns && { columns }),
  }
}

self.onmessage = async ({ data }: MessageEvent<DeskCall>) => {
  const { ticket, method, args } = data
  try {
    // The call was typed as one of DeskApi's where it was made; TypeScript cannot follow it through the message.
    const value = await (desk[method] as (...args: readonly unknown[]) => unknown)(...args)
    tell({ type: 'answer', ticket, value }, buffersOf(method, value))
  } catch (error) {
    tell({ type: 'failure', ticket, message: error instanceof Error ? error.message : String(error) })
  }
}

/** What is chosen, by the numbers of this store. */
function chosen(source: PictureSource, { fromMs, toMs, trackIds, zoneId }: DeskSelection): ExportSelection {
  const store = storeOf(source)
  const { context } = source === 'recording' && recording ? recording.zones : zonesInForce()
  const zone = zoneId === undefined ? -1 : context.set.zones.findIndex(({ id }) => id === zoneId)
  if (zoneId !== undefined && zone < 0) throw new Error(`there is no zone "${zoneId}" in force`)
  return {
    ...(fromMs !== undefined && { fromMs }),
    ...(toMs !== undefined && { toMs }),
    ...(trackIds && { slots: trackIds.flatMap((id) => store.slotOf(id) ?? []) }),
    ...(zone >= 0 && {
      inZone: (lon: number, lat: number) => context.index.zonesOf(context.index.at(lon, lat)).includes(zone),
    }),
  }
}

function zonesInForce(): DeskZones {
  if (!zones) throw new Error('the zones are not loaded yet')
  return zones
}

function contextOf(json: unknown, rules: ZoneRules): ZoneContext {
  const parsed = parseZones(json)
  if (!parsed.ok) throw new Error(parsed.problem)
  return zoneContext(parsed.value, { rules })
}

function triedContext(json: unknown, rules: ZoneRules): ZoneContext {
  // A message brings a copy each time: the same zones are known by what they say.
  const text = JSON.stringify(json)
  if (tried?.text !== text) tried = { text, context: contextOf(json, rules) }
  return tried.context
}

function storeOf(source: PictureSource): TrackStore {
  const store = source === 'live' ? live?.store : recording?.engine.store
  if (!store) throw new Error(`there is no ${source} picture yet`)
  return store
}

/** Who makes the frames of a store; another store has another. */
function framesOf(source: PictureSource): FrameMaker {
  const store = storeOf(source)
  if (makers[source]?.store !== store) makers[source] = { store, maker: new FrameMaker(store) }
  return makers[source].maker
}

/** Columns are handed over, not copied. */
function buffersOf(method: DeskCall['method'], value: unknown): Transferable[] {
  if (value === undefined) return []
  if (method === 'frame' || method === 'changes') return [(value as PictureFrame).slot.buffer]
  if (method === 'paths')
    return (value as TrackPath[]).flatMap(({ lon, lat, atMs }) => [lon.buffer, lat.buffer, atMs.buffer])
  return []
}

function tell(message: DeskMessage, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer)
}
