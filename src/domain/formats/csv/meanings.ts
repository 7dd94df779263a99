/** What a column can mean. `date` and `clock` make a time together. */
export type Meaning =
  | 'time'
  | 'date'
  | 'clock'
  | 'lat'
  | 'lon'
  | 'trackId'
  | 'mmsi'
  | 'icao24'
  | 'id'
  | 'sog'
  | 'cog'
  | 'heading'
  | 'altitude'
  | 'status'
  | 'name'
  | 'callSign'
  | 'imo'
  | 'shipType'
  | 'length'
  | 'beam'
  | 'draught'
  | 'destination'
  | 'aisClass'
  | 'valid'

export type Unit = 'kn' | 'm/s' | 'km/h' | 'mph' | 'm' | 'ft'

/** What people call a meaning in a dialog. */
export const MEANING_WORDS: Readonly<Record<Meaning, string>> = {
  time: 'Time',
  date: 'Date',
  clock: 'Time of day',
  lat: 'Latitude',
  lon: 'Longitude',
  trackId: 'Track id of eez-watch',
  mmsi: 'MMSI',
  icao24: 'ICAO address',
  id: 'Id of the track',
  sog: 'Speed over ground',
  cog: 'Course over ground',
  heading: 'Heading',
  altitude: 'Altitude',
  status: 'Navigational status',
  name: 'Name',
  callSign: 'Call sign',
  imo: 'IMO number',
  shipType: 'Ship type',
  length: 'Length',
  beam: 'Beam',
  draught: 'Draught',
  destination: 'Destination',
  aisClass: 'AIS class',
  valid: 'Whether it counts',
}

/**
 * What columns are called, in letters and digits only, the best first: of several columns of one meaning the one whose
 * name stands first is taken. From the layouts of Marine Cadastre (vessel traffic CSV, before and since 2025), the Danish
 * Maritime Authority (aisdk), Global Fishing Watch (tracks and anonymised training data), Traccar (positions), the OpenSky
 * Network (state vectors) and seaPro, and what is plain English. Names that may mean several things are left out.
 */
const NAMES: Readonly<Record<Meaning, readonly string[]>> = {
  time: [
    'basedatetime',
    'fixtime',
    'timestamp',
    'timestamputc',
    'datetimeutc',
    'datetime',
    'timeutc',
    'utctime',
    'utc',
    'time',
    'gpstime',
    'dateandtime',
    'eventtime',
    'receivedtime',
    'devicetime',
    't',
  ],
  date: ['dateutc', 'utcdate', 'date'],
  clock: ['clock', 'timeofday', 'hour'],
  lat: ['latitude', 'lat', 'latdeg', 'latdd', 'latitudedeg', 'y'],
  lon: ['longitude', 'lon', 'lng', 'long', 'londeg', 'lngdeg', 'londd', 'longitudedeg', 'x'],
  trackId: ['trackid'],
  mmsi: ['mmsi', 'mmsinumber', 'userid'],
  icao24: ['icao24', 'icao', 'icaohex', 'hexident', 'hex'],
  id: ['vesselid', 'shipid', 'deviceid', 'segid', 'trackname', 'objectid', 'uid', 'id'],
  sog: [
    'sog',
    'sogkn',
    'sogkts',
    'speedoverground',
    'speedkn',
    'speedkt',
    'speedkts',
    'speedknots',
    'speedmps',
    'speedms',
    'speedkmh',
    'speedkph',
    'speedmph',
    'groundspeed',
    'groundspeedkn',
    'velocity',
    'velocitymps',
    'gs',
    'speed',
  ],
  cog: ['cog', 'cogdeg', 'courseoverground', 'course', 'coursedeg', 'trackdeg', 'track', 'direction'],
  heading: ['trueheading', 'heading', 'headingdeg', 'hdg', 'hdt'],
  altitude: [
    'geoaltitude',
    'altitudemsl',
    'altitude',
    'altitudem',
    'altm',
    'alt',
    'elevation',
    'elevationm',
    'ele',
    'baroaltitude',
    'altitudeft',
    'altft',
  ],
  status: ['status', 'navigationalstatus', 'navstatus', 'navigationstatus', 'nav'],
  name: ['vesselname', 'shipname', 'name', 'devicename'],
  callSign: ['callsign'],
  imo: ['imo', 'imonumber'],
  shipType: ['vesseltype', 'shiptype', 'shipandcargotype', 'vesselclass'],
  length: ['length', 'lengthm', 'loa', 'lengthoverall'],
  beam: ['beam', 'beamm', 'width', 'widthm'],
  draught: ['draught', 'draft', 'draughtm', 'draftm'],
  destination: ['destination', 'dest'],
  aisClass: ['transceiverclass', 'transceiver', 'typeofmobile', 'aisclass'],
  valid: ['valid', 'isvalid'],
}

export const MEANINGS = Object.keys(NAMES) as readonly Meaning[]

/** A header's cell in letters and digits only: ` # Time-stamp (UTC)` and `timestamp_utc` are one. */
export function normalised(cell: string): string {
  return cell
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** What a column of this name means and how early its name stands among those of that meaning; undefined where it is not known. */
export function meaningOf(cell: string): { readonly meaning: Meaning; readonly rank: number } | undefined {
  const name = normalised(cell)
  for (const meaning of MEANINGS) {
    const rank = NAMES[meaning].indexOf(name)
    if (rank >= 0) return { meaning, rank }
  }
  return undefined
}

/** The unit that a column's name tells. */
export function unitOf(cell: string): Unit | undefined {
  const name = normalised(cell)
  if (/(mps|metersec|meterspersecond|speedms|velocityms)$/.test(name)) return 'm/s'
  if (/(kmh|kph)$/.test(name)) return 'km/h'
  if (/mph$/.test(name)) return 'mph'
  if (/(kn|kt|kts|knots)$/.test(name)) return 'kn'
  if (/(ft|feet)$/.test(name)) return 'ft'
  if (/^(alt|altitude|elevation)(m|metres|meters)$/.test(name)) return 'm'
  return undefined
}
