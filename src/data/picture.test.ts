import { beforeEach, expect, test } from 'vitest'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import { DEFAULT_RULE, DEFAULT_RULES } from '#domain/events/zone-rule.ts'
import type { Observation } from '#domain/observations/observation.ts'
import { encounterOf } from '#domain/observations/testing.ts'
import { emptyFrame, type PictureFrame } from '#domain/picture.ts'
import { zoneEvent } from '#domain/testing.ts'
import type { OpenedRecording } from '../worker/desk-api.ts'
import type { Desk, DeskNews } from './desk-client.ts'
import { Picture } from './picture.ts'

type Answers<Value> = { resolve(value: Value): void; reject(error: Error): void }[]

const notAsked = () => Promise.reject(new Error('nobody should ask'))

/** A worker whose answers come when the test says so. */
class HeldDesk {
  readonly frames: Answers<PictureFrame> = []
  readonly changes: Answers<PictureFrame | undefined> = []
  readonly openings: Answers<Awaited<ReturnType<Desk['open']>>> = []
  readonly histories: Answers<number | undefined> = []
  readonly pasts: Answers<Awaited<ReturnType<Desk['loadPast']>>> = []
  readonly labs: Answers<readonly ZoneEvent[] | undefined> = []
  labsStopped = 0
  tell: (news: DeskNews) => void = () => undefined
  readonly desk: Desk = {
    start: async () => undefined,
    setZones: async () => undefined,
    lab: () => held(this.labs),
    stopLab: async () => {
      this.labsStopped++
    },
    around: async () => [],
    close: async () => undefined,
    paths: async () => [],
    histogram: async () => new Uint32Array(),
    frame: () => held(this.frames),
    changes: () => held(this.changes),
    open: () => held(this.openings),
    loadPast: () => held(this.pasts),
    forgetPast: async () => undefined,
    exportFacts: notAsked,
    exportTracks: notAsked,
    compare: notAsked,
    bundle: notAsked,
    loadHistory: () => held(this.histories),
  }
}

function held<Value>(answers: Answers<Value>): Promise<Value> {
  return new Promise((resolve, reject) => answers.push({ resolve, reject }))
}

/** Lets everything that is due happen. */
const settle = () => new Promise((resolve) => setTimeout(resolve))

function recording(name: string, trackId: string): OpenedRecording {
  const summary = {
    format: 'nmea',
    lines: 1,
    messages: { total: 1, byType: {} },
    tracks: 1,
    positions: 1,
    untimedPositions: 0,
    rejected: {},
    notes: [],
    firstAtMs: 0,
    lastAtMs: 60_000,
  } as const
  return {
    name,
    summary,
    sources: [],
    identities: [{ trackId, kind: 'vessel' }],
    rules: DEFAULT_RULES,
    events: [],
    observations: [],
    shoreProblem: undefined,
    box: undefined,
    eventLogSha256: '',
    late: 0,
    jumps: 0,
    ahead: 0,
    disagreements: 0,
  }
}

function live(
  trackId: string,
  reset = false,
  events: readonly ZoneEvent[] = [],
  observations: readonly Observation[] = [],
): DeskNews {
  return {
    type: 'live',
    change: {
      reset,
      isWhole: reset,
      zonesVersion: 'z1',
      nowMs: 5000,
      rate: 1,
      identities: [{ slot: 0, identity: { trackId, kind: 'vessel' } }],
      events,
      observations,
      feeds: [],
      alerts: [],
      firstAtMs: 1000,
    },
  }
}

let worker: HeldDesk
let picture: Picture
let drawn: (number | undefined)[]

beforeEach(() => {
  worker = new HeldDesk()
  picture = new Picture((tell) => {
    worker.tell = tell
    return { desk: worker.desk, stop: () => undefined }
  })
  drawn = []
  picture.onFrame((frame) => drawn.push(frame?.atMs))
})

const frameAt = (atMs: number): PictureFrame => ({ ...emptyFrame(), atMs })
const file = (bytes = 10) => ({ size: bytes }) as Blob

test('a frame of the picture before never shows under the names of the next', async () => {
  worker.tell(live('mmsi:1'))
  picture.seek(2000)
  const opened = picture.files.open(file(), 'a.nmea')
  worker.openings[0]?.resolve({ ok: true, value: recording('a.nmea', 'mmsi:9') })
  await opened
  expect(picture.identity(0)?.trackId).toBe('mmsi:9')
  worker.frames[0]?.resolve(frameAt(2000))
  await settle()
  expect(drawn).toEqual([undefined])
  worker.frames[1]?.resolve(frameAt(0))
  await settle()
  expect(drawn).toEqual([undefined, 0])
})

test('of two files opened at once the one dropped last counts, whichever is read first', async () => {
  const first = picture.files.open(file(), 'big.nmea')
  const second = picture.files.open(file(), 'small.nmea')
  worker.openings[1]?.resolve({ ok: true, value: recording('small.nmea', 'mmsi:2') })
  await second
  worker.openings[0]?.resolve({ ok: true, value: recording('big.nmea', 'mmsi:1') })
  await first
  expect(picture.state.recording?.name).toBe('small.nmea')
})

test('progress of a file that was given up is not told of the next', async () => {
  void picture.files.open(file(100), 'a.nmea')
  void picture.files.open(file(10), 'b.nmea')
  worker.tell({ type: 'progress', opening: 1, bytes: 90 })
  expect(picture.state.opening).toEqual({ name: 'b.nmea', bytes: 10, bytesRead: 0 })
  worker.tell({ type: 'progress', opening: 2, bytes: 5 })
  expect(picture.state.opening?.bytesRead).toBe(5)
})

test('going back to live gives up the file that is being read', async () => {
  const opening = picture.files.open(file(), 'a.nmea')
  picture.backToLive()
  worker.openings[0]?.resolve({ ok: true, value: recording('a.nmea', 'mmsi:1') })
  await opening
  expect(picture.state).toMatchObject({ source: 'live', following: true, recording: undefined, opening: undefined })
})

/** The beginning of files that are being read. */
const part = (trackId: string): DeskNews => ({
  type: 'progress',
  opening: worker.openings.length,
  bytes: 5,
  part: { identities: [[0, { trackId, kind: 'vessel' }]], firstAtMs: 0, lastAtMs: 1000 },
})

test('who gives up a file whose beginning is shown has those back that were open before', async () => {
  const opened = picture.files.open(file(), 'a.nmea')
  worker.openings[0]?.resolve({ ok: true, value: recording('a.nmea', 'mmsi:1') })
  await opened
  void picture.files.openFiles([{ blob: file(), name: 'b.nmea' }], true)
  worker.tell(part('mmsi:2'))
  expect(picture.state).toMatchObject({ recording: undefined, files: [{ name: 'a.nmea' }, { name: 'b.nmea' }] })
  picture.files.cancel()
  expect(picture.state.opening?.name).toBe('a.nmea')
  worker.openings[2]?.resolve({ ok: true, value: recording('a.nmea', 'mmsi:1') })
  await settle()
  expect(picture.state).toMatchObject({ recording: { name: 'a.nmea' }, files: [{ name: 'a.nmea' }] })
})

test('a file that cannot be read beside others is told, and they are open again', async () => {
  const opened = picture.files.open(file(), 'a.nmea')
  worker.openings[0]?.resolve({ ok: true, value: recording('a.nmea', 'mmsi:1') })
  await opened
  void picture.files.openFiles([{ blob: file(), name: 'b.csv' }], true)
  worker.tell(part('mmsi:1'))
  worker.openings[1]?.resolve({ ok: false, problem: { kind: 'needs-columns', file: 1, message: 'b.csv is a table' } })
  await settle()
  worker.openings[2]?.resolve({ ok: true, value: recording('a.nmea', 'mmsi:1') })
  await settle()
  expect(picture.state).toMatchObject({
    recording: { name: 'a.nmea' },
    opening: undefined,
    openingProblem: { problem: { message: 'b.csv is a table' } },
  })
})

test('of several files one that cannot be read is left out and told, and the others are open', async () => {
  const files = ['a.nmea', 'b.bin', 'c.gpx'].map((name) => ({ blob: file(), name }))
  const opened = picture.files.openFiles(files)
  worker.openings[0]?.resolve({ ok: false, problem: { kind: 'unreadable', file: 1, message: 'b.bin is binary' } })
  await settle()
  worker.openings[1]?.resolve({ ok: true, value: recording('a.nmea + c.gpx', 'mmsi:1') })
  await opened
  expect(picture.state).toMatchObject({
    files: [{ name: 'a.nmea' }, { name: 'c.gpx' }],
    recording: { name: 'a.nmea + c.gpx' },
    openingProblem: { problem: undefined, leftOut: ['b.bin is binary'] },
  })
})

test('one that lacks what nobody knows can be left out', async () => {
  const files = ['a.nmea', 'b.csv'].map((name) => ({ blob: file(), name }))
  const opened = picture.files.openFiles(files)
  worker.openings[0]?.resolve({ ok: false, problem: { kind: 'needs-columns', file: 1, message: 'b.csv is a table' } })
  await opened
  expect(picture.state).toMatchObject({ recording: undefined, openingProblem: { leftOut: [] } })
  const without = picture.files.openWithout()
  worker.openings[1]?.resolve({ ok: true, value: recording('a.nmea', 'mmsi:1') })
  await without
  expect(picture.state).toMatchObject({ files: [{ name: 'a.nmea' }], openingProblem: undefined })
})

test('with nothing open before, what is given up leads to the live picture', () => {
  void picture.files.open(file(), 'a.nmea')
  worker.tell(part('mmsi:2'))
  picture.files.cancel()
  expect(picture.state).toMatchObject({ source: 'live', following: true, files: [], opening: undefined })
})

test('a file that is too large is refused before it is read', async () => {
  await picture.files.open(file(2 * 1024 ** 3), 'huge.nmea')
  expect(worker.openings).toHaveLength(0)
  expect(picture.state.openingProblem?.problem?.message).toBe('huge.nmea has 2,048 MB, expected at most 1,024 MB')
})

test('another server’s tracks are not mixed with those before', () => {
  worker.tell(live('mmsi:1'))
  worker.tell(live('mmsi:2', true))
  expect(picture.slotOf('mmsi:1')).toBeUndefined()
  expect(picture.slotOf('mmsi:2')).toBe(0)
  expect(drawn).toEqual([undefined])
})

test('a past that could not be had is told, until it could', async () => {
  worker.tell(live('mmsi:1'))
  const failing = picture.loadHistory('/api/history')
  worker.histories[0]?.reject(new Error('the server answered 500'))
  await failing
  expect(picture.state.historyProblem).toContain('the server answered 500')
  const working = picture.loadHistory('/api/history')
  worker.histories[1]?.resolve(0)
  await working
  expect(picture.state).toMatchObject({ historyProblem: undefined, span: { fromMs: 0 } })
})

test('looking back stays within what is known, and playing on reaches live again', () => {
  worker.tell(live('mmsi:1'))
  picture.seek(-5)
  expect(picture.nowMs).toBe(1000)
  expect(picture.state).toMatchObject({ following: false, playing: false })
  picture.backToLive()
  expect(picture.state.following).toBe(true)
})

test('an event that is told again takes the place of the one with its id, withdrawn or not', () => {
  const [first, second] = [zoneEvent({ id: 'a', confirmedAtMs: 9 }), zoneEvent({ id: 'b', confirmedAtMs: 5 })]
  worker.tell(live('mmsi:1', false, [first, second]))
  expect(picture.state.events.map(({ id }) => id)).toEqual(['b', 'a'])
  const withdrawn = { ...first, withdrawn: { reason: 'a report that came later', replacedBy: 'c' } }
  worker.tell(live('mmsi:1', false, [withdrawn]))
  expect(picture.state.events).toEqual([second, withdrawn])
})

test('what began and what ended of an observation are both kept for who looks back, live and not in a recording', async () => {
  const begun = encounterOf({ state: 'begun', knownAtMs: 1000 })
  const [ended, other] = [encounterOf(), encounterOf({ trackId: 'mmsi:0', knownAtMs: 1500 })]
  worker.tell(live('mmsi:1', false, [], [begun, other]))
  worker.tell(live('mmsi:1', false, [], [ended]))
  expect(picture.state.observations).toEqual([begun, other, ended])
  const opening = picture.files.open(file(), 'a.nmea')
  worker.openings[0]?.resolve({ ok: true, value: { ...recording('a.nmea', 'mmsi:1'), observations: [begun] } })
  await opening
  expect(picture.state.observations).toEqual([begun])
  picture.backToLive()
  expect(picture.state.observations).toEqual([begun, other, ended])
})

test('the page hears which zones the server has in force', () => {
  worker.tell(live('mmsi:1'))
  expect(picture.state.zonesVersion).toBe('z1')
})

test('a run of the lab is given up with its signal, and not after its answer', async () => {
  const [first, second] = [new AbortController(), new AbortController()]
  const given = picture.lab(DEFAULT_RULE, undefined, first.signal)
  first.abort()
  expect(worker.labsStopped).toBe(1)
  worker.labs.shift()?.resolve(undefined)
  expect(await given).toBeUndefined()
  const run = picture.lab(DEFAULT_RULE, undefined, second.signal)
  worker.labs.shift()?.resolve([zoneEvent()])
  expect(await run).toHaveLength(1)
  second.abort()
  expect(worker.labsStopped).toBe(1)
})

test('looking back beyond what is remembered brings it from the recordings of the server, once', async () => {
  worker.tell(live('mmsi:1'))
  const nowMs = picture.nowMs ?? 0
  picture.setRecorded(nowMs - 4 * 3_600_000, () => 'past')
  expect(picture.state.span?.fromMs).toBe(nowMs - 4 * 3_600_000)
  picture.seek(nowMs - 2 * 3_600_000)
  expect(picture.state.isFetchingPast).toBe(true)
  picture.seek(nowMs - 2 * 3_600_000 + 1000)
  expect(worker.pasts).toHaveLength(1)
  const identities = [{ slot: 7, identity: { trackId: 'mmsi:7', kind: 'vessel' } as const }]
  worker.pasts[0]?.resolve({ identities, events: [zoneEvent({ id: 'old' })], observations: [] })
  await settle()
  expect(picture.slotOf('mmsi:7')).toBe(7)
  expect(picture.state.events.map(({ id }) => id)).toEqual(['old'])
  expect(picture.state.isFetchingPast).toBe(false)
  picture.seek(nowMs - 2 * 3_600_000 + 2000)
  expect(worker.pasts).toHaveLength(1)
  picture.seek(nowMs - 1000)
  expect(worker.pasts).toHaveLength(1)
})

test('a past that cannot be had is told, and the picture goes on', async () => {
  worker.tell(live('mmsi:1'))
  const nowMs = picture.nowMs ?? 0
  picture.setRecorded(nowMs - 4 * 3_600_000, () => 'past')
  picture.seek(nowMs - 2 * 3_600_000)
  worker.pasts[0]?.reject(new Error('nothing is kept of it'))
  await settle()
  expect(picture.state.historyProblem).toBe('The past could not be loaded. nothing is kept of it')
})

async function openOne(found: OpenedRecording = recording('a.nmea', 'mmsi:9')): Promise<void> {
  const opened = picture.files.open(file(), found.name)
  worker.openings[0]?.resolve({ ok: true, value: found })
  await opened
}

test('faster the same way, and the other way turns round first', async () => {
  await openOne()
  expect(picture.state).toMatchObject({ playing: true, isBackward: false, speed: 60 })
  picture.playFaster(false)
  expect(picture.state.speed).toBe(120)
  picture.playFaster(true)
  expect(picture.state).toMatchObject({ playing: true, isBackward: true, speed: 120 })
  picture.playFaster(true)
  expect(picture.state.speed).toBe(300)
  picture.setSpeed(1e9)
  expect(picture.state.speed).toBe(3600)
  picture.setSpeed(0)
  expect(picture.state.speed).toBe(0.1)
})

test('a step is a picture on or back, stands still, and stays within what there is', async () => {
  await openOne()
  picture.step(1)
  expect([picture.nowMs, picture.state.playing]).toEqual([6000, false])
  picture.step(-5)
  expect(picture.nowMs).toBe(0)
})

test('backwards from the beginning plays from the end, forwards from the end from the beginning', async () => {
  await openOne()
  picture.play(true)
  expect(picture.nowMs).toBe(60_000)
  picture.play()
  expect(picture.nowMs).toBe(0)
})

test('a loop is of one picture: another begins without it', async () => {
  await openOne()
  picture.setLoop({ fromMs: 1000, toMs: 2000 })
  expect(picture.state.loop).toEqual({ fromMs: 1000, toMs: 2000 })
  picture.backToLive()
  expect(picture.state.loop).toBeUndefined()
})

test('what is to be seen of a picture is when crossings and observations became known, in order, each instant once', async () => {
  const events = [zoneEvent({ confirmedAtMs: 5000 }), zoneEvent({ id: 'b', confirmedAtMs: 3000 })]
  const observations = [encounterOf({ knownAtMs: 3000 }), encounterOf({ id: 'e', knownAtMs: 9000 })]
  await openOne({ ...recording('a.nmea', 'mmsi:9'), events, observations })
  expect(picture.landmarksMs).toEqual([3000, 5000, 9000])
})

test('the live picture plays backwards only by leaving its edge', () => {
  worker.tell(live('mmsi:1'))
  picture.playFaster(false)
  expect(picture.state.following).toBe(true)
  picture.playFaster(true)
  expect(picture.state).toMatchObject({ following: false, playing: true, isBackward: true, speed: 1 })
})
