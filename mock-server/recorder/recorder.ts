import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { ENGINE_VERSION } from '#domain/engine.ts'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { ZoneRules } from '#domain/events/zone-rule.ts'
import { headLine, identityLine, reportLine } from '#domain/formats/own-format.ts'
import { lookLine } from '#domain/formats/own-look.ts'
import type { SensorReport } from '#domain/looks/sensor-report.ts'
import { plainText } from '#domain/notation.ts'
import type { Observation } from '#domain/observations/observation.ts'
import { addNote, type Note } from '#domain/recording/notes.ts'
import {
  checkMarkLine,
  type EngineCheck,
  endMarkLine,
  eventMarkLine,
  noteMarkLine,
  observationMarkLine,
  zonesMarkLine,
} from '#domain/recording/recording-lines.ts'
import { rulesText } from '#domain/recording/rules-text.ts'
import type { IdentityPatch, PositionReport } from '#domain/report.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { BlockWriter, USUAL_LIMITS, type WriterLimits } from './block-writer.ts'
import { KnownTracks } from './known-tracks.ts'
import { lockFolder } from './recorder-lock.ts'
import { RecordingFolder } from './recording-folder.ts'
import { type RecordingInfo, RecordingShelf, type Retention, USUAL_RETENTION, wordsOf } from './recording-shelf.ts'
import { saveWindow } from './save-window.ts'
import { planWindow, type WindowPlan, type WindowQuery, windowText } from './window.ts'

const TIDY_EVERY_MS = 60_000
export const LONGEST_NAME = 100

export interface RecorderOptions {
  /** All recordings are kept here. One server has it at a time. */
  readonly folder: string
  /** What stands in each head: version of the product, and from what the picture is made. */
  readonly made: Readonly<Record<string, string | number>>
  readonly zonesVersion: string
  readonly rules: ZoneRules
  /** Of this machine, by which recordings grow old. */
  readonly nowMs: () => number
  /** Of the picture, by which windows are asked for. */
  readonly clockMs: () => number
  /** Hears, once each, what keeps anything from being recorded. */
  readonly onProblem: (problem: string) => void
  /** Whether it begins to record at once. */
  readonly isOn?: boolean
  readonly limits?: Partial<WriterLimits>
  readonly retention?: Partial<Retention>
}

/** What is to be told of the recorder. */
export interface RecorderStatus {
  readonly recording: boolean
  readonly current?: RecordingInfo
  /** What can be looked back at, by the picture's clock. */
  readonly fromMs?: number
  readonly toMs?: number
  readonly usedBytes: number
  /** Of these, nothing is deleted; they do not count against the quota. */
  readonly keptBytes: number
  readonly quotaBytes: number
  readonly retentionMs: number
  readonly problems: readonly string[]
}

/** A stretch of what was recorded, by the picture's clock, and what came in it. */
export interface RecordedStretch {
  readonly fromMs: number
  readonly toMs: number
  readonly reports: number
  readonly events: number
}

interface Current {
  readonly folder: RecordingFolder
  readonly writer: BlockWriter
}

/**
 * Records what the live picture takes, in that order, and what it tells, one recording for each run of the server, in blocks
 * that are packed and can be read alone. Nobody waits for a disk: lines are written by and by, at least each second.
 */
export class Recorder {
  readonly #options: RecorderOptions
  readonly #shelf: RecordingShelf
  readonly #retention: Retention
  readonly #known = new KnownTracks()
  #current: Current | undefined
  #zones: { readonly version: string; readonly rules: string }
  #clockMs: number
  #isFirst = true
  #isPackProblemTold = false
  #notes = 0
  #isOpen = false
  #isClosed = false
  #unlock: (() => void) | undefined
  #folderProblem: string | undefined
  #timer: NodeJS.Timeout | undefined
  #switching: Promise<unknown> = Promise.resolve()
  /** Resolves when what a killed server left is mended. */
  mended: Promise<void> = Promise.resolve()

  constructor(options: RecorderOptions) {
    this.#options = options
    this.#retention = { ...USUAL_RETENTION, ...options.retention }
    this.#zones = { version: options.zonesVersion, rules: rulesText(options.rules) }
    this.#clockMs = options.clockMs()
    this.#shelf = new RecordingShelf({
      root: options.folder,
      retention: this.#retention,
      nowMs: options.nowMs,
      onProblem: options.onProblem,
      current: () => {
        const current = this.#current
        return current && { folder: current.folder, tails: current.writer.tails, lost: current.writer.lost }
      },
    })
  }

  /** Takes over what is there, and begins to record. A folder that cannot be used is told, and nothing is recorded. */
  async open(): Promise<void> {
    if (this.#options.isOn ?? true) await this.setRecording(true)
    else await this.#openFolder()
  }

  get isRecording(): boolean {
    return this.#current !== undefined
  }

  identity(patch: IdentityPatch): void {
    if (this.#known.learn(patch)) this.#current?.writer.put(identityLine(patch), 'other')
  }

  report(report: PositionReport): void {
    const line = reportLine(report)
    this.#current?.writer.put(line, 'report', report.atMs)
    this.#known.report(report, line, this.#clockMs)
  }

  look(look: SensorReport): void {
    this.#current?.writer.put(lookLine(look), 'other')
  }

  /** What a beat of the picture told. */
  beat(beat: {
    readonly nowMs: number
    readonly events: readonly ZoneEvent[]
    readonly observations: readonly Observation[]
  }): void {
    this.#clock(beat.nowMs)
    for (const event of beat.events) this.#current?.writer.put(eventMarkLine(event), 'event')
    for (const each of beat.observations) this.#current?.writer.put(observationMarkLine(each), 'other')
  }

  /** Other zones or rules are in force from here on. */
  zones(version: string, rules: ZoneRules): void {
    this.#zones = { version, rules: rulesText(rules) }
    this.#current?.writer.put(zonesMarkLine(this.#clockMs, version), 'other')
  }

  /** Puts what somebody wrote about a moment into the recording. */
  note({ atMs, by, text }: { readonly atMs: number; readonly by?: string; readonly text: string }): Result<Note> {
    const { writer } = this.#current ?? {}
    if (!writer) return failed('nothing is being recorded, expected a recording for the note')
    const id = `${this.#current?.folder.id}-${++this.#notes}`
    const noted = addNote([], { id, atMs, text, ...(by !== undefined && { by }) })
    if (!noted.ok) return noted
    const [note] = noted.value as readonly [Note]
    writer.put(noteMarkLine(note), 'other')
    return ok(note)
  }

  /** What the engine has made of exactly what was recorded so far: call right after `beat`, about once a minute. */
  check(nowMs: number, check: Omit<EngineCheck, 'atMs'>): void {
    this.#clock(nowMs)
    const { writer } = this.#current ?? {}
    writer?.put(checkMarkLine({ ...check, atMs: nowMs }), 'other')
    writer?.check(check.sha256)
  }

  /** Switches recording on or off. The problem says why it cannot be. */
  setRecording(on: boolean): Promise<Result<undefined>> {
    return this.#after(async () => {
      if (!on) await this.#stop()
      else if (!this.#current && !this.#isClosed) {
        if (!(await this.#openFolder())) return failed(this.#folderProblem ?? '')
        this.#start()
      }
      return ok(undefined)
    })
  }

  get status(): RecorderStatus {
    const kept = this.#shelf.keptBlocks()
    const { bytes, keptBytes } = this.#shelf.used
    const writerProblem = this.#current?.writer.problem
    return {
      recording: this.isRecording,
      ...(this.#current && { current: this.#shelf.info(this.#current.folder) }),
      ...(kept.length > 0 && {
        fromMs: Math.min(...kept.map(({ facts }) => facts.startMs)),
        toMs: Math.max(...kept.map(({ facts }) => facts.endMs)),
      }),
      usedBytes: bytes,
      keptBytes,
      ...this.#retention,
      problems: [this.#folderProblem, writerProblem && `the recording cannot be written: ${writerProblem}`].flatMap(
        (problem) => problem ?? [],
      ),
    }
  }

  /** By when they were begun. */
  list(): RecordingInfo[] {
    return this.#shelf.list()
  }

  info(id: string): RecordingInfo | undefined {
    const folder = this.#shelf.folder(id)
    return folder && this.#shelf.info(folder)
  }

  /** A recording as a gzip file of many members; undefined when there is none of that id. */
  bytesOf(id: string): Readable | undefined {
    const folder = this.#shelf.folder(id)
    return folder && this.#shelf.bytesOf(folder)
  }

  /** Names a recording, or marks it to be kept. Undefined when there is none of that id; throws what the disk says. */
  async change(id: string, change: { readonly name?: string; readonly kept?: boolean }) {
    const folder = this.#shelf.folder(id)
    if (!folder) return undefined
    const { name, kept } = change
    await folder.change({
      ...(name !== undefined && { name: plainText(name, LONGEST_NAME) }),
      ...(kept !== undefined && { kept }),
    })
    return this.#shelf.info(folder)
  }

  /** Deletes a recording, kept or not. Undefined when there is none of that id. */
  async remove(id: string): Promise<Result<undefined> | undefined> {
    const folder = this.#shelf.folder(id)
    if (!folder) return undefined
    if (folder === this.#current?.folder) return failed('it is being recorded, expected one that has ended')
    await this.#shelf.remove(folder)
    return ok(undefined)
  }

  /** How much was recorded when: the blocks that touch a span, in order. */
  traffic({ fromMs, toMs }: Pick<WindowQuery, 'fromMs' | 'toMs'>): RecordedStretch[] {
    return this.#shelf.keptBlocks().flatMap(({ facts, untilMs = Number.POSITIVE_INFINITY }) => {
      const endMs = Math.min(facts.endMs, untilMs)
      const isWithin = endMs >= fromMs && facts.startMs <= toMs
      return isWithin ? [{ fromMs: facts.startMs, toMs: endMs, reports: facts.reports, events: facts.events }] : []
    })
  }

  /** A part of what was recorded, up to now, as text of our own format. The problem says what is kept. */
  async window(
    query: WindowQuery,
  ): Promise<Result<{ readonly plan: WindowPlan; readonly text: AsyncGenerator<string> }>> {
    await this.#current?.writer.flush()
    const plan = planWindow(query, this.#shelf.keptBlocks())
    const { made, onProblem } = this.#options
    return plan.ok ? ok({ plan: plan.value, text: windowText(plan.value, { made, onProblem }) }) : plan
  }

  /** Makes a recording of its own of a part of what was recorded, to be kept. The problem says why it could not be. */
  save(query: WindowQuery & { readonly name: string }): Promise<Result<RecordingInfo>> {
    return this.#shelf.holding(async () => {
      await this.#current?.writer.flush()
      const plan = planWindow(query, this.#shelf.keptBlocks())
      if (!plan.ok) return plan
      const { folder: root, made, nowMs, onProblem } = this.#options
      const name = plainText(query.name, LONGEST_NAME)
      const folder = RecordingFolder.begin(root, newId(nowMs()), {
        name,
        kept: true,
        state: 'saved',
        startedAtMs: nowMs(),
      })
      try {
        const text = windowText(plan.value, { made, name, onProblem })
        await folder.add(await saveWindow(folder.path, plan.value, text, nowMs()), true)
      } catch (error) {
        await folder.remove().catch(() => undefined)
        return failed(`the window was not saved: ${wordsOf(error)}`)
      }
      this.#shelf.add(folder)
      return ok(this.#shelf.info(folder))
    })
  }

  /** Deletes what is too old or too much: comes by itself each minute and with each block. */
  tidy(): Promise<void> {
    return this.#shelf.tidy()
  }

  /** Resolves when all that was taken is in files, packed where its block has ended. */
  async settled(): Promise<void> {
    await this.#switching
    await this.#current?.writer.flush()
    await this.#shelf.settled()
  }

  /** Ends the recording and waits for the disk. */
  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    await this.#after(() => this.#stop())
    await this.mended
    await this.#shelf.settled()
    this.#unlock?.()
  }

  #clock(nowMs: number): void {
    this.#clockMs = nowMs
    this.#current?.writer.clock(nowMs)
  }

  async #openFolder(): Promise<boolean> {
    if (this.#isOpen) return true
    const { folder } = this.#options
    try {
      const lock = lockFolder(folder)
      if (!lock.ok) throw new Error(lock.problem)
      this.#unlock = lock.value
      this.mended = (await this.#shelf.open()).mended
      this.#timer = setInterval(() => void this.tidy(), TIDY_EVERY_MS)
      this.#timer.unref()
      this.#isOpen = true
      this.#folderProblem = undefined
    } catch (error) {
      const problem = `nothing is recorded: ${wordsOf(error)}`
      if (problem !== this.#folderProblem) this.#options.onProblem(problem)
      this.#folderProblem = problem
      this.#unlock?.()
      this.#unlock = undefined
    }
    return this.#isOpen
  }

  #start(): void {
    const { folder: root, made, nowMs, clockMs, limits, onProblem } = this.#options
    const folder = RecordingFolder.begin(root, newId(nowMs()), { state: 'recording', startedAtMs: nowMs() })
    const writer = new BlockWriter({
      folder: folder.path,
      known: this.#known,
      // Who begins in the middle of a watch begins in the middle of a recording whose beginning nobody has.
      firstBlock: this.#isFirst && this.#known.size === 0 ? 1 : 2,
      head: (block, startMs, lost) =>
        headLine({
          startAtMs: startMs,
          made: { by: 'server', ...made, ...(lost > 0 && { lost }) },
          zones: this.#zones.version,
          rules: this.#zones.rules,
          engine: ENGINE_VERSION,
          block,
        }),
      limits: { ...USUAL_LIMITS, ...limits },
      nowMs,
      clockMs,
      onProblem,
      onBlock: (facts) => {
        folder.add(facts).then(
          () => {
            this.#isPackProblemTold = false
          },
          (error: unknown) => {
            if (this.#isPackProblemTold) return
            this.#isPackProblemTold = true
            onProblem(
              `blocks of recording ${folder.id} are not packed, and are tried again with the next: ${wordsOf(error)}`,
            )
          },
        )
        void this.tidy()
      },
    })
    this.#isFirst = false
    this.#current = { folder, writer }
    this.#shelf.add(folder)
    folder.change({}).catch((error: unknown) => onProblem(`recording ${folder.id}: ${wordsOf(error)}`))
  }

  async #stop(): Promise<void> {
    const current = this.#current
    if (!current) return
    const { folder, writer } = current
    writer.put(endMarkLine(this.#clockMs), 'other')
    // What comes from now on is not of it.
    this.#current = undefined
    await writer.close()
    try {
      await folder.change({ state: 'ended', lost: writer.lost })
    } catch (error) {
      this.#options.onProblem(`recording ${folder.id} is not ended in its folder: ${wordsOf(error)}`)
    }
  }

  #after<Value>(change: () => Promise<Value>): Promise<Value> {
    const done = this.#switching.then(change)
    this.#switching = done.catch(() => undefined)
    return done
  }
}

/** When it was begun, for those who look into the folder, and something nobody can guess. */
function newId(nowMs: number): string {
  const at = new Date(nowMs).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')
  return `${at}-${randomBytes(4).toString('hex')}`
}
