import type { RecordingProblem } from '#domain/recording/open-recording.ts'
import { failed, type Result } from '#geo/result.ts'
import type { OpenedRecording, RecordingPart } from '../worker/desk-api.ts'
import type { Desk, DeskNews } from './desk-client.ts'
import type { OpenFile, PictureState } from './picture-state.ts'

/** Refuse before reading: a tab cannot hold more. */
const LARGEST_FILE_BYTES = 1024 ** 3

/** What is read as one recording. */
export interface Reading {
  readonly files: readonly OpenFile[]
  /** The clock stays where it is: the recording is the one before, told otherwise. */
  readonly keepsInstant: boolean
}

/** The picture that the files are shown in. */
export interface FilesHost {
  read(): PictureState
  set(change: Partial<PictureState>): void
  /** Shows what is there already, while the rest is read. */
  showPart(part: RecordingPart, reading: Reading): void
  showRecording(recording: OpenedRecording, reading: Reading): void
  backToLive(): void
}

/** The recorded files of a picture: opened together, hidden, shifted and let go. Of several openings the last one counts. */
export class OpenFiles {
  readonly #desk: Pick<Desk, 'open'>
  readonly #host: FilesHost
  #openings = 0
  #ids = 0
  /** What is being opened, or was last. */
  #reading: Reading = { files: [], keepsInstant: false }
  /** What was open, read to its end, before the files that are being read. */
  #before: readonly OpenFile[] = []

  constructor(desk: Pick<Desk, 'open'>, host: FilesHost) {
    this.#desk = desk
    this.#host = host
  }

  /** Reads a recorded file and replays it from its beginning. */
  open(file: Blob, name: string): Promise<void> {
    return this.openFiles([{ blob: file, name }])
  }

  /** Reads recorded files and replays them together, from their beginning; `beside` those that are open already. */
  openFiles(given: readonly { readonly blob: Blob; readonly name: string }[], beside = false): Promise<void> {
    const files = given.map(({ blob, name }) => ({ id: ++this.#ids, name, blob, shiftMs: 0, isShown: true }))
    return beside ? this.#read([...this.#host.read().files, ...files], true) : this.#read(files, false)
  }

  /** Shows or hides a file, or shifts its times: all that are shown are read again, and the clock stays where it is. */
  changeFile(id: number, change: Partial<Pick<OpenFile, 'isShown' | 'shiftMs' | 'startAtMs'>>): Promise<void> {
    return this.#read(
      this.#host.read().files.map((file) => (file.id === id ? { ...file, ...change } : file)),
      true,
    )
  }

  removeFile(id: number): Promise<void> {
    return this.#read(
      this.#host.read().files.filter((file) => file.id !== id),
      true,
    )
  }

  /** Tries again with what the file lacked: when it begins, or what its columns mean. */
  openWith(given: Pick<OpenFile, 'startAtMs' | 'columns'>): Promise<void> {
    return this.#readMended((file) => [{ ...file, ...given }])
  }

  /** Opens the others, where one lacks what nobody knows. */
  openWithout(): Promise<void> {
    return this.#readMended(() => [])
  }

  /** Gives up the files that are being read. What was open before stays, or is read again where their beginning is shown. */
  cancel(): void {
    this.#openings++
    this.#host.set({ opening: undefined })
    this.#leaveUnread()
  }

  /** Nobody waits for what is being read any more. */
  forget(): void {
    this.#openings++
  }

  forgetProblem(): void {
    this.#host.set({ openingProblem: undefined })
  }

  /** What the worker tells while it reads. */
  hear({ opening, bytes, part }: Extract<DeskNews, { type: 'progress' }>): void {
    const before = this.#host.read().opening
    if (!before || opening !== this.#openings) return
    this.#host.set({ opening: { ...before, bytesRead: before.bytesRead + bytes } })
    if (part) this.#host.showPart(part, this.#reading)
  }

  async #readMended(mend: (lacking: OpenFile) => OpenFile[]): Promise<void> {
    const { files, problem, leftOut } = this.#host.read().openingProblem ?? {}
    const lacking = problem && files?.filter(({ isShown }) => isShown)[problem.file]
    if (!lacking) return
    const mended = files.flatMap((file) => (file === lacking ? mend(file) : [file]))
    await this.#read(mended, false, leftOut)
  }

  /**
   * @param keepsInstant The clock stays where it is, where the picture has that instant.
   * @param leftOut What is wrong with files that were left out already: of several, those that cannot be read do not keep
   * the others closed.
   */
  async #read(files: readonly OpenFile[], keepsInstant: boolean, leftOut: readonly string[] = []): Promise<void> {
    const { source, recording, files: filesNow } = this.#host.read()
    const shown = files.filter(({ isShown }) => isShown)
    if (shown.length === 0) {
      // Nothing is left to be looked at; what is hidden stays at hand.
      this.#host.set({ files })
      if (files.length === 0) this.#host.backToLive()
      return
    }
    if (source === 'live') this.#before = []
    else if (recording) this.#before = filesNow
    const opening = ++this.#openings
    const bytes = shown.reduce((sum, { blob }) => sum + blob.size, 0)
    const name = shown.length === 1 ? (shown[0]?.name ?? '') : `${shown.length} files`
    const reading = { files, keepsInstant: keepsInstant && source === 'recording' }
    this.#reading = reading
    this.#host.set({ opening: { name, bytes, bytesRead: 0 }, openingProblem: undefined })
    const opened = await this.#askDesk(opening, shown)
    if (opening !== this.#openings) return
    const bad = opened.ok || isMendable(opened.problem) ? undefined : shown[opened.problem.file]
    if (!opened.ok && bad && shown.length > 1) {
      const others = files.filter((file) => file !== bad)
      return this.#read(others, keepsInstant, [...leftOut, opened.problem.message])
    }
    this.#host.set({ opening: undefined })
    if (opened.ok) this.#host.showRecording(opened.value, reading)
    else this.#leaveUnread()
    if (!opened.ok || leftOut.length > 0)
      this.#host.set({ openingProblem: { files, problem: opened.ok ? undefined : opened.problem, leftOut } })
  }

  async #askDesk(opening: number, files: readonly OpenFile[]): Promise<Result<OpenedRecording, RecordingProblem>> {
    const tooLarge = files.findIndex(({ blob }) => blob.size > LARGEST_FILE_BYTES)
    if (tooLarge >= 0) {
      const { name, blob } = files[tooLarge] as OpenFile
      const megabytes = Math.round(blob.size / 1024 ** 2).toLocaleString('en')
      const message = `${name} has ${megabytes} MB, expected at most 1,024 MB`
      return failed({ kind: 'unreadable', file: tooLarge, message })
    }
    try {
      return await this.#desk.open(opening, files)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const file = await firstUnreadable(files)
      const names = files[file]?.name ?? files.map(({ name }) => name).join(', ')
      return failed({ kind: 'unreadable', file, message: `${names} could not be read: ${reason}` })
    }
  }

  /** From files of which no more than the beginning is shown: to those that were open before, or else to the live picture. */
  #leaveUnread(): void {
    const { source, recording } = this.#host.read()
    if (source !== 'recording' || recording) return
    const files = this.#before
    this.#before = []
    if (files.length > 0) void this.#read(files, true)
    else this.#host.backToLive()
  }
}

function isMendable({ kind }: RecordingProblem): boolean {
  return kind === 'needs-start' || kind === 'needs-columns'
}

/** Which of the files gives no bytes, as a folder or one that is gone; -1 when all do. */
async function firstUnreadable(files: readonly OpenFile[]): Promise<number> {
  for (const [i, { blob }] of files.entries()) {
    try {
      await blob.slice(0, 1).arrayBuffer()
    } catch {
      return i
    }
  }
  return -1
}
