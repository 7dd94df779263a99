import { expect, test } from 'vitest'
import { type LinkStatus, type SocketHandlers, StreamLink } from './stream-link.ts'
import { type ResumePoint, type StreamUpdate, WIRE_VERSION } from './wire.ts'

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
    },
    {
      onSnapshot: (snapshot) => this.snapshots.push(snapshot.seq),
      onUpdate: (update: StreamUpdate) => this.heard.push(update.seq),
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

  say(message: object): void {
    this.handlers?.onText(JSON.stringify(message))
  }

  snapshot(seq: number, epoch = 'e1'): void {
    this.say({ type: 'snapshot', wire: WIRE_VERSION, epoch, rate: 1, ...empty(seq) })
  }

  update(seq: number): void {
    this.say({ type: 'update', ...empty(seq) })
  }
}

function empty(seq: number) {
  return { seq, nowMs: 0, zonesVersion: 'z', identities: [], reports: [], events: [], feeds: [] }
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
  line.say({ type: 'resumed', epoch: 'e1', seq: 11 })
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

test('words that make no sense bring the whole picture again, and say why', () => {
  const line = started()
  line.handlers?.onText('{"type":"update","seq":"eleven"}')
  expect(line.status?.problem).toContain('seq')
  line.pass(400)
  expect(line.opened).toEqual([undefined, undefined])
})

test('a server of another version is named as such', () => {
  const line = new Line()
  line.link.start()
  line.say({ type: 'snapshot', wire: 99, epoch: 'e', rate: 1, ...empty(0) })
  expect(line.status?.problem).toContain('reload the page')
})
