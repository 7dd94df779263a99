/** A tone of a rhythm: when it begins, how long it lasts, how high it is. */
interface Tone {
  readonly atS: number
  readonly lengthS: number
  readonly hz: number
}

/** Tones that come again every `periodS`. */
export interface Rhythm {
  readonly periodS: number
  readonly tones: readonly Tone[]
}

/**
 * What can be told apart with the eyes closed, by rhythm first and by pitch second. `fast`: two tones without a rest.
 * `three`: three short ones, then a rest. `two`: two short ones, then a long rest.
 */
export const RHYTHMS = {
  fast: {
    periodS: 0.5,
    tones: [
      { atS: 0, lengthS: 0.25, hz: 960 },
      { atS: 0.25, lengthS: 0.25, hz: 720 },
    ],
  },
  three: {
    periodS: 7,
    tones: [0, 0.28, 0.56].map((atS) => ({ atS, lengthS: 0.16, hz: 880 })),
  },
  two: {
    periodS: 30,
    tones: [0, 0.45].map((atS) => ({ atS, lengthS: 0.22, hz: 587 })),
  },
} as const satisfies Record<string, Rhythm>

export type RhythmName = keyof typeof RHYTHMS

/** A rhythm that is to sound; another `start` begins it anew. */
export interface Wanted {
  readonly name: RhythmName
  readonly start: number
}

/** Beeps need no more; half a minute of them is then a megabyte. */
const SAMPLES_PER_S = 8000
/** A tone that begins or ends at once clicks. */
const EDGE_S = 0.008
const LOUDNESS = 0.4
const TEST_S = 1.5

/** One period of a rhythm as samples between -1 and 1. */
export function samplesOf({ periodS, tones }: Rhythm, samplesPerS: number = SAMPLES_PER_S): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(periodS * samplesPerS))
  for (const { atS, lengthS, hz } of tones) {
    const first = Math.round(atS * samplesPerS)
    const count = Math.min(Math.round(lengthS * samplesPerS), samples.length - first)
    for (let i = 0; i < count; i += 1) {
      const seconds = i / samplesPerS
      const edge = Math.min(1, seconds / EDGE_S, (count - 1 - i) / samplesPerS / EDGE_S)
      // The third harmonic carries through a noisy room where a pure tone does not.
      const wave = Math.sin(2 * Math.PI * hz * seconds) + Math.sin(6 * Math.PI * hz * seconds) / 4
      samples[first + i] = (wave / 1.25) * edge * LOUDNESS
    }
  }
  return samples
}

/**
 * Plays one rhythm over and over, until another or none is wanted. The audio thread repeats it: timers of a page in the
 * background are slowed down, it is not. Browsers let no page sound before a key or a press: until `unlock` has worked
 * nothing is heard, and `isUnlocked` says so.
 */
export class Sounder {
  #context: AudioContext | undefined
  #playing: (Wanted & { readonly source: AudioBufferSourceNode }) | undefined
  #wanted: Wanted | undefined
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly isUnlocked = (): boolean => this.#context?.state === 'running'

  /** To be called in the turn of a key or a press. */
  async unlock(): Promise<void> {
    try {
      if (!this.#context) {
        this.#context = new AudioContext()
        this.#context.addEventListener('statechange', () => this.#changed())
      }
      if (this.#context.state !== 'running') await this.#context.resume()
    } catch (error) {
      // Nothing to sound with, or closed meanwhile: it stays locked, and whoever asks is told so.
      console.info('sound', error)
    }
    this.#changed()
  }

  /** Which rhythm is to sound from now on. The one that sounds already goes on without a break. */
  want(wanted: Wanted | undefined): void {
    this.#wanted = wanted
    const playing = this.#playing
    if (!this.isUnlocked() || (wanted?.name === playing?.name && wanted?.start === playing?.start)) return
    playing?.source.stop()
    this.#playing = wanted && { ...wanted, source: this.#start(RHYTHMS[wanted.name], true) }
  }

  /** Lets a rhythm be heard once, shortly. */
  test(name: RhythmName): void {
    if (this.isUnlocked()) this.#start(RHYTHMS[name], RHYTHMS[name].periodS < TEST_S).stop(this.#now() + TEST_S)
  }

  async close(): Promise<void> {
    const context = this.#context
    this.#context = undefined
    this.#playing = undefined
    await context?.close()
  }

  #changed(): void {
    this.want(this.#wanted)
    for (const listener of this.#listeners) listener()
  }

  #now(): number {
    return this.#context?.currentTime ?? 0
  }

  #start(rhythm: Rhythm, loop: boolean): AudioBufferSourceNode {
    if (!this.#context) throw new Error('a rhythm was started before the sound was unlocked')
    const samples = samplesOf(rhythm)
    const buffer = this.#context.createBuffer(1, samples.length, SAMPLES_PER_S)
    buffer.copyToChannel(samples, 0)
    const source = new AudioBufferSourceNode(this.#context, { buffer, loop })
    source.connect(this.#context.destination)
    source.start()
    return source
  }
}
