import { LONGEST_TRACK_ID } from '../formats/track-ids.ts'
import { countText } from '../notation.ts'
import type { ExportFacts } from './export-facts.ts'

/** One thing that a format cannot hold, how many of it an export has, and what becomes of them. */
export interface Loss {
  /** Why, after the name of the format: `has no heading`. */
  readonly because: string
  readonly count: (facts: ExportFacts) => number
  /** After the number, of one and of any other. */
  readonly one: string
  readonly many: string
}

/** `GPX has no heading: 1 204 headings are left out.` Undefined when this export has nothing of the kind. */
export function lossSentence(format: string, { because, count, one, many }: Loss, facts: ExportFacts) {
  const found = count(facts)
  return found === 0 ? undefined : `${format} ${because}: ${countText(found)} ${found === 1 ? one : many}.`
}

/** A loss of things that are simply not written. */
function leftOut(because: string, one: string, many: string, count: Loss['count']): Loss {
  return { because, count, one: `${one} is left out`, many: `${many} are left out` }
}

/** No reader takes back longer ids. */
export const LONG_IDS: Loss = {
  because: `has ids of at most ${LONGEST_TRACK_ID} characters when it is read again`,
  count: ({ longIds }) => longIds,
  one: 'track has a longer one and is not found under it',
  many: 'tracks have longer ones and are not found under them',
}

/** What readers of AIS take for "not available" (ITU-R M.1371: 102.3 kn), though a drone may fly just so. */
export const NO_SPEED_OF_AIS: Loss = {
  because: 'has 102.3 kn for no speed when it is read again',
  count: ({ speedsOfNone }) => speedsOfNone,
  one: 'position loses its speed then',
  many: 'positions lose their speed then',
}

export const NO_HEADING = leftOut('has no heading', 'heading', 'headings', ({ headings }) => headings)
export const NO_STATUS = leftOut('has no navigational status', 'status', 'statuses', ({ statuses }) => statuses)

/** Of positions that came from one feed this says little, of several nobody can tell any more which is whose. */
export const NO_SOURCES = leftOut(
  'does not say which feed or file a position came from',
  'name',
  'names',
  ({ sources }) => sources.length,
)

/** What only our recordings and GeoJSON hold. */
export const ONLY_IN_OURS: readonly Loss[] = [
  leftOut('has no zone events', 'event', 'events', ({ events }) => events),
  leftOut(
    'has one identity a track',
    'earlier name or other fact',
    'earlier names and other facts',
    ({ earlierFacts }) => earlierFacts,
  ),
  leftOut('has no tracks without a position', 'track', 'tracks', ({ tracksWithoutPosition }) => tracksWithoutPosition),
]

export const NOT_XML = leftOut(
  'is XML 1.0, which cannot hold every character',
  'character in names and other texts',
  'characters in names and other texts',
  ({ charactersNotXml }) => charactersNotXml,
)

export const BROKEN_TEXT: Loss = {
  because: 'is UTF-8, which has no halves of characters',
  count: ({ brokenTexts }) => brokenTexts,
  one: 'text has a replacement character instead',
  many: 'texts have replacement characters instead',
}

export const NO_KIND = leftOut('has no kind of track', 'kind', 'kinds', ({ kinds }) => kinds)

export const NO_IDENTITY_DETAILS: readonly Loss[] = [
  leftOut('has no flag', 'flag', 'flags', ({ flags }) => flags),
  leftOut('has no destination', 'destination', 'destinations', ({ destinations }) => destinations),
  leftOut('has no unit type of class B', 'unit type', 'unit types', ({ classBUnits }) => classBUnits),
]

export const NO_CLASS = leftOut('has no AIS class', 'class', 'classes', ({ aisClasses }) => aisClasses)

export const NO_SIZE: Loss = {
  because: 'has no dimensions',
  count: ({ sizes }) => sizes,
  one: 'track loses its length, beam and draught',
  many: 'tracks lose their length, beam and draught',
}

export const NO_ODD_NUMBERS = leftOut(
  'has whole numbers of 32 bits',
  'MMSI, IMO number or ship type',
  'MMSIs, IMO numbers or ship types',
  ({ oddNumbers }) => oddNumbers,
)

export const RUN_TEXTS: Loss = {
  because: 'is opened by spreadsheets, which run what looks like a formula',
  count: ({ textsRun }) => textsRun,
  one: 'text has an apostrophe before it',
  many: 'texts have an apostrophe before them',
}

/** The geoid lies up to 107 m from the ellipsoid (EGM96, NIMA TR8350.2). */
export const HEIGHTS_OF_THE_SEA: Loss = {
  because: 'counts heights from the ellipsoid, as much as 107 m from sea level',
  count: ({ altitudes }) => altitudes,
  one: 'height above sea level is written as it is',
  many: 'heights above sea level are written as they are',
}
