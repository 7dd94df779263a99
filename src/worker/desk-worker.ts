import type { Engine } from '#domain/engine.ts'
import { LiveDesk } from '#domain/live-desk.ts'
import { openRecording } from '#domain/open-recording.ts'
import type { PictureFrame } from '#domain/picture.ts'
import { StreamLink } from '#domain/stream/stream-link.ts'
import { parseHistories } from '#domain/stream/wire.ts'
import type { TrackPath, TrackStore } from '#domain/track-store.ts'
import { ZoneWatch } from '#domain/zone-watch.ts'
import { failed, ok } from '#geo/result.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { parseZones } from '#geo/zone-file.ts'
import type { DeskApi, DeskCall, DeskMessage, OpenedRecording, PictureSource } from './desk-api.ts'
import { fetchText, streamSurroundings } from './network.ts'
import { textChunks } from './text-chunks.ts'

declare const self: DedicatedWorkerGlobalScope

let zones: ZoneSet | undefined
let live: LiveDesk | undefined
let link: StreamLink | undefined
let recording: Engine | undefined
/** Number of the newest opening: an older one stops at its next piece. */
let newestOpening = 0

const desk: DeskApi = {
  start({ zones: json, streamUrl }) {
    const parsed = parseZones(json)
    if (!parsed.ok) throw new Error(parsed.problem)
    zones = parsed.value
    const opened = new LiveDesk(new ZoneWatch(zones).indexes)
    live = opened
    link?.stop()
    link = new StreamLink(streamSurroundings(streamUrl), {
      onSnapshot: (snapshot) => tell({ type: 'live', change: opened.takeSnapshot(snapshot) }),
      onUpdate: (update) => tell({ type: 'live', change: opened.takeUpdate(update) }),
      onStatus: (status) => tell({ type: 'link', status }),
    })
    link.start()
  },
  frame(source, atMs) {
    const frame = source === 'live' ? live?.frameAt(atMs) : recording?.frameAt(atMs)
    if (!frame) throw new Error(`there is no ${source} picture yet`)
    return frame
  },
  paths: (source, slots, fromMs, toMs) => slots.map((slot) => storeOf(source).path(slot, fromMs, toMs)),
  histogram: (source, fromMs, toMs, bins) => storeOf(source).histogram(fromMs, toMs, bins),
  async loadHistory(url) {
    const into = live
    const histories = parseHistories(await fetchText(url))
    if (!histories.ok) throw new Error(histories.problem)
    into?.takeHistories(histories.value)
    return into?.store.firstAtMs
  },
  async open(opening, file, name, startAtMs) {
    if (!zones) throw new Error('the zones are not loaded yet')
    newestOpening = opening
    const chunks = textChunks(file, (bytes) => {
      if (newestOpening !== opening) throw new Error('stopped')
      tell({ type: 'progress', opening, bytes })
    })
    const opened = await openRecording({ name, chunks, ...(startAtMs !== undefined && { startAtMs }) }, zones)
    if (!opened.ok || newestOpening !== opening)
      return opened.ok ? failed({ kind: 'unreadable', message: 'stopped' }) : opened
    const { engine, summary, rejects } = opened.value
    recording = engine
    const { events, eventLogHash, faults, store } = engine
    const value: OpenedRecording = {
      name,
      summary,
      rejects,
      events,
      eventLogSha256: eventLogHash,
      late: faults.late,
      disagreements: faults.disagreements,
      identities: store.identities,
      box: store.box,
    }
    return ok(value)
  },
  close() {
    newestOpening = 0
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

function storeOf(source: PictureSource): TrackStore {
  const store = source === 'live' ? live?.store : recording?.store
  if (!store) throw new Error(`there is no ${source} picture yet`)
  return store
}

/** Columns are handed over, not copied. */
function buffersOf(method: DeskCall['method'], value: unknown): Transferable[] {
  if (method === 'frame') {
    return Object.values(value as PictureFrame).flatMap((column) => (ArrayBuffer.isView(column) ? column.buffer : []))
  }
  if (method === 'paths')
    return (value as TrackPath[]).flatMap(({ lon, lat, atMs }) => [lon.buffer, lat.buffer, atMs.buffer])
  return []
}

function tell(message: DeskMessage, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer)
}
