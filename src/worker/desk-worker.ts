import type { Engine } from '#domain/engine.ts'
import { labEvents } from '#domain/events/lab.ts'
import { withRules, type ZoneContext, zoneContext } from '#domain/events/zone-context.ts'
import type { ZoneRules } from '#domain/events/zone-rule.ts'
import { FrameMaker } from '#domain/frame-maker.ts'
import { type FrameZones, frameZones } from '#domain/frame-zones.ts'
import { inSlices } from '#domain/in-slices.ts'
import { LiveDesk } from '#domain/live-desk.ts'
import { Shore } from '#domain/observations/shore.ts'
import { openRecording } from '#domain/open-recording.ts'
import type { PictureFrame } from '#domain/picture.ts'
import { StreamLink } from '#domain/stream/stream-link.ts'
import { parseHistories } from '#domain/stream/wire.ts'
import type { TrackPath, TrackStore } from '#domain/track-store.ts'
import { failed, ok } from '#geo/result.ts'
import { parseZones } from '#geo/zone-file.ts'
import type { DeskApi, DeskCall, DeskMessage, OpenedRecording, PictureSource } from './desk-api.ts'
import { fetchText, streamSurroundings } from './network.ts'
import { textChunks } from './text-chunks.ts'

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
  async open(opening, blob, name, startAtMs) {
    const inForce = zonesInForce()
    const { context, rules } = inForce
    newestOpening = opening
    const chunks = textChunks(blob, (bytes) => {
      if (newestOpening !== opening) throw new Error('stopped')
      tell({ type: 'progress', opening, bytes })
    })
    const file = { name, chunks, ...(startAtMs !== undefined && { startAtMs }) }
    const boundary = await shore?.boundary()
    const opened = await openRecording(file, withRules(context, rules), boundary?.ok ? boundary.value : undefined)
    if (!opened.ok || newestOpening !== opening)
      return opened.ok ? failed({ kind: 'unreadable', message: 'stopped' }) : opened
    const { engine, summary, observations, rejects } = opened.value
    desk.stopLab()
    recording = { engine, zones: inForce }
    const { standing, eventLogHash, faults, store } = engine
    const value: OpenedRecording = {
      name,
      summary,
      rejects,
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
  close() {
    newestOpening = 0
    desk.stopLab()
    recording = undefined
  },
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
  if (method === 'frame' || method === 'changes') {
    return Object.values(value as PictureFrame).flatMap((column) => (ArrayBuffer.isView(column) ? column.buffer : []))
  }
  if (method === 'paths')
    return (value as TrackPath[]).flatMap(({ lon, lat, atMs }) => [lon.buffer, lat.buffer, atMs.buffer])
  return []
}

function tell(message: DeskMessage, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer)
}
