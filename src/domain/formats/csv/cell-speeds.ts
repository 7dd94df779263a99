const KNOTS_PER_UNIT: Readonly<Record<string, number>> = {
  kn: 1,
  kt: 1,
  kts: 1,
  knots: 1,
  'm/s': 3600 / 1852,
  mps: 3600 / 1852,
  'km/h': 1 / 1.852,
  kmh: 1 / 1.852,
  kph: 1 / 1.852,
  mph: 1.609344 / 1.852,
}
const LONGEST = 30

/** Knots of a speed that names its unit, such as `17.6 km/h`; undefined for any other text. */
export function speedWithUnitKn(text: string): number | undefined {
  if (text.length > LONGEST) return undefined
  const match = /^\s*(\d{1,6}(?:[.,]\d{1,9})?)\s*([a-z/]{2,5})\s*$/i.exec(text)
  const unit = match?.[2]?.toLowerCase()
  if (!match || unit === undefined || !Object.hasOwn(KNOTS_PER_UNIT, unit)) return undefined
  return Number((match[1] as string).replace(',', '.')) * (KNOTS_PER_UNIT[unit] as number)
}
