import { isLonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { placeOutsideAlphabet } from './six-bit-text.ts'

/** A message in the characters of an NMEA 0183 sentence, not yet cut into sentences. */
export interface EncodedMessage {
  /** Six bits in each character (IEC 61162-1, "6-bit ASCII"). */
  readonly payload: string
  /** Bits of the last character that are not of the message, 0 to 5. */
  readonly fillBits: number
}

/** The range of a field, and what is written for an unknown value. Values are raw: as they stand in the field. */
interface Range {
  readonly least?: number
  readonly most: number
  readonly unknown: number
}

/** The longest message here is type 5. */
const MOST_BITS = 424

/** One minute of arc in ten-thousandths, and 60 of them in a degree (ITU-R M.1371-5 annex 8, 3.1). */
const POSITION_STEPS = 600_000

/**
 * Writes the fields of one AIS message one behind the other, the first bit on the air first. A value that its field
 * cannot hold is remembered as the problem, and `finish` gives that instead of the message.
 */
export class MessageWriter {
  readonly #symbols = new Uint8Array(Math.ceil(MOST_BITS / 6))
  #bitLength = 0
  #problem: string | undefined

  /** The message, or what was wrong with the first value that could not be written. */
  finish(): Result<EncodedMessage> {
    if (this.#problem !== undefined) return failed(this.#problem)
    const length = Math.ceil(this.#bitLength / 6)
    const codes = this.#symbols.subarray(0, length).map((symbol) => (symbol < 40 ? symbol + 48 : symbol + 56))
    return ok({ payload: String.fromCharCode(...codes), fillBits: length * 6 - this.#bitLength })
  }

  /** A value as it stands in the field; negative ones in two's complement. One that does not fit is a fault of ours. */
  raw(value: number, width: number): void {
    if (!Number.isInteger(value) || value >= 2 ** width || value < -(2 ** (width - 1)))
      throw new RangeError(`${value} does not fit in ${width} bits`)
    for (let bit = width - 1; bit >= 0; bit--) {
      const index = Math.floor(this.#bitLength / 6)
      const symbol = this.#symbols[index] ?? 0
      this.#symbols[index] = symbol | (((value >> bit) & 1) << (5 - (this.#bitLength % 6)))
      this.#bitLength += 1
    }
  }

  flag(value: boolean | undefined): void {
    this.raw(value === true ? 1 : 0, 1)
  }

  /** A whole number that must lie in its range. */
  whole(name: string, value: number | undefined, width: number, { least = 0, most, unknown }: Range): void {
    if (value === undefined) this.raw(unknown, width)
    else if (Number.isInteger(value) && value >= least && value <= most) this.raw(value, width)
    else this.#refuse(name, value, `a whole number from ${least} to ${most}`, width)
  }

  /** A measure of 0 or more in so many steps a unit, rounded; above its range the highest value. */
  measure(name: string, value: number | undefined, width: number, steps: number, { most, unknown }: Range): void {
    if (value === undefined) this.raw(unknown, width)
    else if (value >= 0) this.raw(Math.min(most, Math.round(value * steps)), width)
    else this.#refuse(name, value, '0 or more', width)
  }

  /** A direction in so many steps a degree; rounded up to 360 it is 0. */
  direction(name: string, value: number | undefined, width: number, steps: number, unknown: number): void {
    if (value === undefined) this.raw(unknown, width)
    else if (value >= 0 && value < 360) this.raw(Math.round(value * steps) % (360 * steps), width)
    else this.#refuse(name, value, 'degrees in [0, 360)', width)
  }

  /** Longitude in 28 and latitude in 27 bits, in ten-thousandths of a minute; 181 and 91 where there is none. */
  position(lon: number | undefined, lat: number | undefined): void {
    const isThere = lon !== undefined && lat !== undefined
    if (isThere && !isLonLat(lon, lat)) {
      this.#refuse('position', `${lon}, ${lat}`, 'longitude in [-180, 180] and latitude in [-90, 90]', 55)
      return
    }
    this.raw(Math.round((isThere ? lon : 181) * POSITION_STEPS), 28)
    this.raw(Math.round((isThere ? lat : 91) * POSITION_STEPS), 27)
  }

  /**
   * Rate of turn, 8 bits: 4.733 times the root of the degrees a minute with their sign, -126 to 126, which also stands
   * for 709 degrees a minute and more. Without a turn indicator only the side, 127 or -127. -128 is not available.
   */
  rateOfTurn(rotDegMin: number | undefined, turning: 'right' | 'left' | undefined): void {
    if (turning !== undefined) this.raw(turning === 'right' ? 127 : -127, 8)
    else if (rotDegMin === undefined) this.raw(-128, 8)
    else if (Number.isNaN(rotDegMin)) this.#refuse('rotDegMin', rotDegMin, 'degrees a minute', 8)
    else this.raw(Math.sign(rotDegMin) * Math.min(126, Math.round(4.733 * Math.sqrt(Math.abs(rotDegMin)))), 8)
  }

  /** Six-bit text, filled up with `@`, which means that there is no more. */
  text(name: string, value = '', characters: number): void {
    const place = placeOutsideAlphabet(value)
    if (value.length > characters) {
      this.#refuse(name, `"${value}" of ${value.length} characters`, `at most ${characters}`, characters * 6)
    } else if (place !== undefined) {
      const found = `"${value}" with "${value.charAt(place)}" in place ${place + 1}`
      this.#refuse(name, found, 'characters of the AIS six-bit alphabet', characters * 6)
    } else {
      for (let at = 0; at < characters; at++) this.raw(at < value.length ? value.charCodeAt(at) & 63 : 0, 6)
    }
  }

  /** Notes the problem, and keeps the fields behind it in their places. */
  #refuse(name: string, value: number | string, expected: string, width: number): void {
    this.#problem ??= `${name} is ${value}, expected ${expected}`
    this.#bitLength += width
  }
}
