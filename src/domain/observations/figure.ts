import { knotsText } from '../notation.ts'

/** A figure with its name: `Least distance`, `60 m`. */
export type Figure = readonly [name: string, value: string]

/** A figure, if it is known. */
export function some<Value>(name: string, value: Value | undefined, text: (value: Value) => string): Figure[] {
  return value === undefined ? [] : [[name, text(value)]]
}

export function port(minPortNm: number): Figure {
  return ['From a port or anchorage', `${miles(minPortNm)} or more`]
}

export function miles(nm: number): string {
  return `${nm < 10 ? nm.toFixed(1) : Math.round(nm)} NM`
}

export function knots(kn: number): string {
  return `${knotsText(kn)} kn`
}
