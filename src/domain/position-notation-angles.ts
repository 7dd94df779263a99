import type { LonLat } from '#geo/lonlat.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import { plainText } from './notation.ts'

/**
 * A position from a text in the notations of charts, notices and log books: decimal degrees, degrees and decimal
 * minutes, or degrees, minutes and seconds; hemisphere letters before or after, or none, then latitude first.
 * `4°12.345′ N 113°05.118′ E`, `N4 12 20 E113 5 7`, `4.20575, 113.0853`. The problem names value and expectation.
 */
export function parseAngles(text: string): Result<LonLat> {
  const plain = text.toUpperCase().replaceAll('−', '-').replace(MARKS, ' ')
  const strange = /[^-+.\d\sNSEW,;/]/.exec(plain)
  if (strange) return failed(`"${strange[0]}" is not part of a position, expected ${EXAMPLES}`)
  const groups = groupsOf(plain)
  if (!groups) return failed(`"${plainText(text, 40)}" is not a position, expected ${EXAMPLES}`)
  const angles = { lat: 0, lon: 0 }
  for (const [axis, group] of Object.entries(groups) as [Axis, Group][]) {
    const angle = angleOf(axis, group)
    if (!angle.ok) return angle
    angles[axis] = angle.value
  }
  return ok([angles.lon, angles.lat])
}

type Axis = 'lat' | 'lon'

interface Group {
  readonly numbers: readonly string[]
  readonly letter?: string
}

/** Signs between the numbers, each with its look-alikes. */
const MARKS = /[°º˚'’′‘´`"”″“]/g

/** What a position may look like, for messages. */
export const EXAMPLES = 'such as 4°12.345′ N 113°05.118′ E or 4.20575, 113.0853 (latitude first)'

const AXES: Record<Axis, { readonly name: string; readonly letters: string; readonly most: number }> = {
  lat: { name: 'latitude', letters: 'NS', most: 90 },
  lon: { name: 'longitude', letters: 'EW', most: 180 },
}

function groupsOf(text: string): Record<Axis, Group> | undefined {
  const tokens = text.match(/[-+]?\d+(?:\.\d+)?|[NSEW]|[,;/]/g) ?? []
  // What is left over between the tokens was no number.
  if (tokens.join('') !== text.replace(/\s/g, '')) return undefined
  return /[NSEW]/.test(text) ? withLetters(tokens.filter((token) => !/[,;/]/.test(token))) : withoutLetters(tokens)
}

function withLetters(tokens: readonly string[]): Record<Axis, Group> | undefined {
  const isBefore = isLetter(tokens[0])
  const groups: { numbers: string[]; letter?: string }[] = []
  let numbers: string[] = []
  for (const token of isBefore ? tokens : tokens.toReversed()) {
    if (isLetter(token)) {
      numbers = []
      groups.push({ numbers, letter: token })
    } else if (isBefore) numbers.push(token)
    else numbers.unshift(token)
  }
  const lat = groups.find(({ letter }) => 'NS'.includes(letter ?? '-'))
  const lon = groups.find(({ letter }) => 'EW'.includes(letter ?? '-'))
  return lat && lon && groups.length === 2 ? { lat, lon } : undefined
}

function withoutLetters(tokens: readonly string[]): Record<Axis, Group> | undefined {
  const comma = tokens.findIndex((token) => /[,;/]/.test(token))
  const numbers = tokens.filter((token) => !/[,;/]/.test(token))
  const isEven = comma >= 0 || numbers.length % 2 === 0
  if (numbers.length === 0 || tokens.length - numbers.length > 1 || !isEven) return undefined
  const middle = comma < 0 ? numbers.length / 2 : comma
  return { lat: { numbers: numbers.slice(0, middle) }, lon: { numbers: numbers.slice(middle) } }
}

function angleOf(axis: Axis, { numbers, letter }: Group): Result<number> {
  const { name, letters, most } = AXES[axis]
  if (numbers.length < 1 || numbers.length > 3)
    return failed(`${name} has ${numbers.length} numbers, expected degrees, minutes and seconds at most`)
  const [degrees = '', ...sixtieths] = numbers
  if (letter && /^[-+]/.test(degrees))
    return failed(`${name} has the sign "${degrees[0]}" and "${letter}", expected one`)
  for (const [i, each] of numbers.entries())
    if (i < numbers.length - 1 && each.includes('.'))
      return failed(`${name} has "${each}" before smaller units, expected a whole number`)
  for (const [i, each] of sixtieths.entries())
    if (/^[-+]/.test(each) || Number(each) >= 60)
      return failed(`${name} has ${each} ${i === 0 ? 'minutes' : 'seconds'}, expected 0 to 59.999`)
  const size = sixtieths.reduce((sum, each, i) => sum + Number(each) / 60 ** (i + 1), Math.abs(Number(degrees)))
  if (size > most) return failed(`${name} is ${degrees}, expected 0 to ${most} ${letters[0]} or ${letters[1]}`)
  return ok(degrees.startsWith('-') || letter === letters[1] ? -size : size)
}

function isLetter(token: string | undefined): boolean {
  return token !== undefined && /^[NSEW]$/.test(token)
}
