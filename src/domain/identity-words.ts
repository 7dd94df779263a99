import { clockText, mmsiDigits, mmsiText, plainText } from './notation.ts'
import type { EarlierFact, RememberedFact, TrackIdentity } from './report.ts'

/** Ship types by the first digit of the AIS code (ITU-R M.1371 table 53); the fifties and thirties have a word each. */
const BY_TENS: Record<number, string> = {
  2: 'wing in ground',
  4: 'high-speed craft',
  6: 'passenger ship',
  7: 'cargo ship',
  8: 'tanker',
  9: 'other type',
}

const BY_CODE: Record<number, string> = {
  30: 'fishing vessel',
  31: 'towing',
  32: 'towing, long',
  33: 'dredger',
  34: 'diving vessel',
  35: 'military ship',
  36: 'sailing vessel',
  37: 'pleasure craft',
  50: 'pilot vessel',
  51: 'search and rescue',
  52: 'tug',
  53: 'port tender',
  54: 'anti-pollution',
  55: 'law enforcement',
  58: 'medical transport',
  59: 'ship of a neutral state',
}

const KINDS: Record<TrackIdentity['kind'], string> = {
  vessel: 'vessel',
  drone: 'drone (UAV)',
  patrol: 'patrol ship',
  aircraft: 'aircraft',
  aid: 'aid to navigation',
  base: 'base station',
  contact: 'sensor contact',
  other: 'track',
}

/** Navigational status in words, ITU-R M.1371 table 45; 15 and the reserved ones have none. */
const NAV_STATUS: Record<number, string> = {
  0: 'under way using engine',
  1: 'at anchor',
  2: 'not under command',
  3: 'restricted manoeuvrability',
  4: 'constrained by draught',
  5: 'moored',
  6: 'aground',
  7: 'engaged in fishing',
  8: 'under way sailing',
  14: 'search and rescue transmitter',
}

/** What to call a track: its name, else its MMSI, else its id. Always one plain line. */
export function titleOf(identity: TrackIdentity): string {
  const name = identity.name === undefined ? '' : plainText(identity.name)
  if (name) return name
  if (identity.kind === 'contact') return contactTitle(identity.trackId)
  return identity.mmsi === undefined ? plainText(identity.trackId) : mmsiText(identity.mmsi)
}

/** Of `contact:uav:anka-s-1/maritime-radar:3`: what a sensor follows has a number, and no name. */
function contactTitle(trackId: string): string {
  const number = /:(\d{1,9})$/.exec(trackId)?.[1]
  return number === undefined ? plainText(trackId) : `Contact ${number}`
}

/** What a track is, in words: by its ship type when it says one, else by its kind. */
export function kindWords({ kind, shipType }: Pick<TrackIdentity, 'kind' | 'shipType'>): string {
  if (kind !== 'vessel' || shipType === undefined) return KINDS[kind]
  return BY_CODE[shipType] ?? BY_TENS[Math.floor(shipType / 10)] ?? KINDS.vessel
}

/** What kind of track it is, in words: `vessel`, `drone (UAV)`. */
export function kindName(kind: TrackIdentity['kind']): string {
  return KINDS[kind]
}

/** Navigational status in words, or undefined when the code has none. */
export function navStatusWords(navStatus: number | undefined): string | undefined {
  return navStatus === undefined ? undefined : NAV_STATUS[navStatus]
}

const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })

/** Asked for every target of a list; the runtime's answer takes a while. */
const runtimeNames = new Map<string, string>()

/** Names that the zones spell as the state does, by code; the runtime has another spelling. */
const OWN_SPELLING: Readonly<Record<string, string>> = { VN: 'Viet Nam' }

/** The country of a flag by its English name; what is no ISO 3166-1 alpha-2 code stays as it is. */
export function countryName(flag: string): string {
  return OWN_SPELLING[flag] ?? runtimeName(flag)
}

function runtimeName(flag: string): string {
  const known = runtimeNames.get(flag)
  if (known !== undefined) return known
  if (!/^[A-Z]{2}$/.test(flag)) return flag
  const name = countryNames.of(flag) ?? flag
  runtimeNames.set(flag, name)
  return name
}

/** All that the page prints of a track, in small letters, to be searched; an MMSI with and without the spaces between. */
export function searchText(identity: TrackIdentity): string {
  const { name = '', mmsi, imo = '', callSign = '', flag, trackId } = identity
  const digits = mmsi === undefined ? [] : [mmsiDigits(mmsi), mmsiText(mmsi)]
  const country = flag === undefined ? '' : `${flag} ${countryName(flag)} ${runtimeName(flag)}`
  return [name, ...digits, imo, callSign, country, kindWords(identity), trackId].join(' ').toLowerCase()
}

const FACT_WORDS: Record<RememberedFact, string> = {
  name: 'Name',
  callSign: 'Call sign',
  imo: 'IMO number',
  shipType: 'Type',
  destination: 'Destination',
}

/** What a track said of itself before: `Name was SERI A until 12:03Z`. Always one plain line. */
export function earlierWords({ fact, was, untilMs }: EarlierFact): string {
  const value =
    fact === 'shipType' && typeof was === 'number' ? kindWords({ kind: 'vessel', shipType: was }) : String(was)
  return `${FACT_WORDS[fact]} was ${plainText(value, 40) || 'empty'} until ${clockText(untilMs).slice(0, 5)}Z`
}
