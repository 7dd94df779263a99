/** A JSON object as it came: nothing in it is known. */
export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value when it is an object, else an empty one: what is not there has no members. */
export function objectOr(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}

export function listOr(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A number, or a text that says one; undefined for what is neither, or not finite. */
export function numberOr(value: unknown): number | undefined {
  if (typeof value === 'string') {
    if (value.length > LONGEST_NUMBER || value.trim() === '') return undefined
    return numberOr(Number(value))
  }
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** A double in full takes 24 characters. */
const LONGEST_NUMBER = 30
/** Kept of a name, a call sign or a destination: AIS has 20, the longest in real files about 60. */
const LONGEST_TEXT = 100

/** A text without the space around it; undefined for what is none, empty, or stands for nothing in real files. */
export function textOr(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.slice(0, LONGEST_TEXT).trim()
  return text === '' || /^(?:undefined|unknown|null|n\/a)$/i.test(text) ? undefined : text
}

/** A value for a message, short. Nesting is never followed: a hostile file may nest deeper than the stack. */
export function shown(value: unknown): string {
  if (value === undefined) return 'not there'
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (isObject(value)) return 'an object'
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : String(value)
}

/** Names seen, and how they are plainly: a file has few, in every feature the same. A hostile one has many, and fills no more than this. */
const plainNames = new Map<string, string>()
const NAMES_KEPT = 1000

/** A member's name without case, spaces and signs, so that `vessel_id`, `vesselId` and `Vessel ID` are one. */
export function plainName(name: string): string {
  const known = plainNames.get(name)
  if (known !== undefined) return known
  const plain = name
    .slice(0, 40)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
  if (plainNames.size >= NAMES_KEPT) plainNames.clear()
  if (name.length <= 40) plainNames.set(name, plain)
  return plain
}
