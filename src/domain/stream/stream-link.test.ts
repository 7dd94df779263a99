import { expect, test } from 'vitest'
import { type LinkStatus, type SocketHandlers, StreamLink } from './stream-link.ts'
import { resumedMessage, StreamEncoder } from './stream-message.ts'
import { updateOf } from './testing.ts'
import { OTHER_VERSION_CODE, otherVersionWords, type ResumePoint, WIRE_VERSION } from './wire.ts'

/** A line one can cut, and a clock that only moves when told. */
class Line {
  readonly opened: (ResumePoint | undefined)[] = []
  readonly heard: number[] = []
  readonly snapshots: number[] = []
  status: LinkStatus | undefined
  handlers: SocketHandlers | undefined
  timers: { atMs: number; run: () => void }[] = []
  nowMs = 0
  readonly link = new StreamLink(
    {
      open: (resume, handlers) => {
        this.opened.push(resume)
        this.handlers = handlers
        return { close: () => this.#closed(handlers) }
      },
      after: (ms, run) => {
        const timer = { atMs: this.nowMs + ms, run }
        this.timers.push(timer)
        return () => {
          this.timers = this.timers.filter((each) => each !== timer)
        }
      },
      random: () => 0.5,
      nowMs: () => this.nowMs,
      decodeText: (bytes) => new TextDecoder().decode(bytes),
    },
    {
      onSnapshot: (snapshot) => this.snapshots.push(snapshot.seq),
      onUpdate: (update) => this.heard.push(update.seq),
      onStatus: (status) => {
        this.status = status
      },
    },
  )

  #closed(handlers: SocketHandlers): void {
    if (this.handlers === handlers) this.handlers = undefined
  }

  pass(ms: number): void {
    this.nowMs += ms
    for (const timer of this.timers.filter((each) => each.atMs <= this.nowMs)) {
      this.timers = this.timers.filter((each) => each !== timer)
      timer.run()
    }
  }

  say(bytes: Uint8Array): void {
    this.handlers?.onBytes(bytes)
  }

  snapshot(seq: number, epoch = 'e1'): void {
    const tail = { epoch, rate: 1, zonesVersion: 'z', identities: [], events: [], feeds: [], alerts: [] }
    this.say(new StreamEncoder().snapshot({ seq, nowMs: 0 }, tail))
  }

  update(seq: number): void {
    this.say(updateOf(new StreamEncoder(), { seq, nowMs: 0 }))
  }
}

function started(): Line {
  const line = new Line()
  line.link.start()
  line.snapshot(10)
  return line
}

test('hands on every update once and in order', () => {
  const line = started()
  for (const seq of [11, 12, 12, 11, 13]) line.update(seq)
  expect(line.heard).toEqual([11, 12, 13])
  expect(line.status).toMatchObject({ state: 'open', seq: 13, snapshots: 1, updates: 3, repeats: 2, gaps: 0 })
})

test('a cut line is taken up where it broke off', () => {
  const line = started()
  line.update(11)
  line.handlers?.onClosed()
  expect(line.status?.state).toBe('waiting')
  line.pass(400)
  expect(line.opened).toEqual([undefined, { epoch: 'e1', seq: 11 }])
  line.say(resumedMessage(11, 12))
  line.update(12)
  expect(line.heard).toEqual([11, 12])
  expect(line.status).toMatchObject({ state: 'open', resumes: 1, gaps: 0 })
})

test('a missing update is never skipped: the link asks again from the last one it has', () => {
  const line = started()
  line.update(13)
  expect(line.heard).toEqual([])
  expect(line.status).toMatchObject({ state: 'waiting', gaps: 1 })
  line.pass(400)
  expect(line.opened.at(-1)).toEqual({ epoch: 'e1', seq: 10 })
})

test('a line that looks open but says nothing for five seconds is given up', () => {
  const line = started()
  line.pass(4000)
  line.update(11)
  line.pass(4000)
  expect(line.status?.state).toBe('open')
  line.pass(1001)
  expect(line.status?.state).toBe('waiting')
})

test('the waits double after each failure, up to fifteen seconds', () => {
  const line = new Line()
  line.link.start()
  const waits: number[] = []
  for (let i = 0; i < 8; i++) {
    line.handlers?.onClosed()
    const wait = (line.timers[0]?.atMs ?? 0) - line.nowMs
    waits.push(wait)
    line.pass(wait)
  }
  expect(waits).toEqual([375, 750, 1500, 3000, 6000, 11250, 11250, 11250])
})

test('bytes that make no sense bring the whole picture again, and say why', () => {
  const line = started()
  line.say(updateOf(new StreamEncoder(), { seq: 11, nowMs: 0 }, [{ slot: 4, atMs: 0, lon: 1, lat: 1 }]))
  expect(line.status?.problem).toContain('update 11: row 0 is of track 4')
  line.pass(400)
  expect(line.opened).toEqual([undefined, undefined])
  line.snapshot(20)
  expect(line.status).toMatchObject({ state: 'open', snapshots: 2, lastOutage: { updates: 10, resumed: false } })
})

test('a repeat is not decoded, for it is told from what came before it', () => {
  const line = started()
  const introduced = { identities: [{ slot: 0, identity: { trackId: 'mmsi:1', kind: 'vessel' } as const }] }
  const encoder = new StreamEncoder()
  const at = (lon: number) => [{ slot: 0, atMs: 0, lon, lat: 4 }]
  const first = updateOf(encoder, { seq: 11, nowMs: 0 }, at(110), introduced)
  const second = updateOf(encoder, { seq: 12, nowMs: 0 }, at(179))
  const third = updateOf(encoder, { seq: 13, nowMs: 0 }, at(178))
  for (const bytes of [first, second, second, third]) line.say(bytes)
  expect(line.heard).toEqual([11, 12, 13])
  expect(line.status).toMatchObject({ repeats: 1, gaps: 0 })
})

test('a server of another version is named as such, by its bytes, its text or its close', () => {
  for (const speak of [
    (line: Line) => line.say(Uint8Array.of(WIRE_VERSION + 1, 0, 0)),
    (line: Line) => line.handlers?.onText(`{"type":"snapshot","wire":${WIRE_VERSION + 1},"epoch":"e"}`),
    (line: Line) => line.handlers?.onClosed(OTHER_VERSION_CODE, otherVersionWords(WIRE_VERSION, WIRE_VERSION + 1)),
  ]) {
    const line = new Line()
    line.link.start()
    speak(line)
    expect(line.status).toMatchObject({
      state: 'waiting',
      problem: `this page speaks version ${WIRE_VERSION} of the stream, the server ${WIRE_VERSION + 1}: reload the page`,
      otherVersion: true,
    })
  }
})

test('after an outage it is told how long it was and what was caught up on', () => {
  const line = started()
  line.pass(1000)
  line.update(11)
  line.pass(3000)
  line.handlers?.onClosed()
  expect(line.status).not.toHaveProperty('lastOutage')
  line.pass(400)
  line.handlers?.onClosed()
  line.pass(800)
  line.say(resumedMessage(11, 25))
  expect(line.status?.lastOutage).toEqual({ fromMs: 1000, toMs: 5200, updates: 14, resumed: true, restarted: false })
})

test('after an outage too long to resume the updates that are gone are counted, of another server they are not', () => {
  const line = started()
  line.pass(4000)
  line.handlers?.onClosed()
  line.pass(400)
  line.snapshot(500)
  expect(line.status?.lastOutage).toEqual({ fromMs: 0, toMs: 4400, updates: 490, resumed: false, restarted: false })
  line.handlers?.onClosed()
  line.pass(400)
  line.snapshot(3, 'e2')
  expect(line.status?.lastOutage).toEqual({ fromMs: 4400, toMs: 4800, updates: 0, resumed: false, restarted: true })
})

test('a whole picture in place of updates that were left out is no outage, and what was left out is counted', () => {
  const line = started()
  line.update(11)
  line.snapshot(31)
  line.update(32)
  expect(line.heard).toEqual([11, 32])
  expect(line.status).toMatchObject({ state: 'open', skipped: 20, gaps: 0, snapshots: 2 })
  expect(line.status).not.toHaveProperty('lastOutage')
})

test('before the first word there is no outage to tell of', () => {
  const line = new Line()
  line.link.start()
  line.handlers?.onClosed()
  line.pass(400)
  line.snapshot(3)
  expect(line.status).not.toHaveProperty('lastOutage')
})
