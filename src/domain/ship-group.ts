import type { ShipGroup } from './target-filter.ts'

/** By the code itself, before the first digit decides. */
const BY_CODE: Readonly<Record<number, ShipGroup>> = {
  30: 'fishing',
  31: 'tug',
  32: 'tug',
  33: 'service',
  34: 'service',
  36: 'pleasure',
  37: 'pleasure',
  52: 'tug',
}

const BY_TENS: Readonly<Record<number, ShipGroup>> = {
  4: 'high-speed',
  5: 'service',
  6: 'passenger',
  7: 'cargo',
  8: 'tanker',
}

/** The group of an AIS ship type (ITU-R M.1371 table 53); undefined when the ship does not say its type. */
export function shipGroupOf(shipType: number | undefined): ShipGroup | undefined {
  if (shipType === undefined || shipType === 0) return undefined
  return BY_CODE[shipType] ?? BY_TENS[Math.floor(shipType / 10)] ?? 'other'
}
