import { encodeSentences } from '../ais/testing.ts'
import type { IdentityPatch, PositionReport, Reject } from '../report.ts'
import type { FormatReader, ReaderOptions } from './format-reader.ts'

/** What a reader makes of a text that is cut at these places. */
export function readWith<Reader extends FormatReader>(
  make: (options: ReaderOptions) => Reader,
  text: string,
  { cuts = [], source = 'a file', ...options }: { cuts?: readonly number[]; source?: string; fileNumber?: number } = {},
) {
  const reports: PositionReport[] = []
  const identities: IdentityPatch[] = []
  const rejects: Reject[] = []
  const reader = make({
    ...options,
    source,
    sink: {
      report: (each) => reports.push(each),
      identity: (each) => identities.push(each),
      reject: (each) => rejects.push(each),
    },
  })
  let from = 0
  for (const to of [...cuts.toSorted((a, b) => a - b), text.length]) {
    reader.write(text.slice(from, to))
    from = to
  }
  reader.end()
  const { tally } = reader
  return { reader, reports, identities, rejects, tally, notes: tally.notes }
}

const START_MS = Date.UTC(2026, 2, 14)
const iso = (second: number) => new Date(START_MS + second * 1000).toISOString()
const ais = (mmsi: number, second: number, lon: number) =>
  encodeSentences(
    { type: 1, mmsi, lon, lat: 4.25, sogKn: 9.5, cogDeg: 90, headingDeg: 91, navStatus: 0, utcSecond: second % 60 },
    { atMs: START_MS + second * 1000 },
  )
const lines = (...texts: readonly string[]) => `${texts.join('\n')}\n`

/**
 * A small file of every format that is read, typed here: each with two tracks where the format can hold them, with identity, and
 * with something that is rejected.
 */
export const SAMPLE_FILES: Readonly<Record<string, string>> = {
  own: lines(
    `{"format":"eez-watch","version":1,"startAtMs":${START_MS},"made":{"by":"hand"}}`,
    '{"id":"mmsi:533204118","is":{"kind":"vessel","name":"SERI","mmsi":533204118,"aisClass":"A"}}',
    `{"t":${START_MS},"id":"mmsi:533204118","s":"sim","lon":113.1,"lat":4.2,"sog":12.1,"cog":81,"hdg":80,"nav":0}`,
    `{"t":${START_MS + 10_000},"id":"id:a","s":"sim","lon":113.2,"lat":4.3,"alt":120}`,
    `{"t":${START_MS + 20_000},"id":"id:a","s":"sim","lon":213.2,"lat":4.3}`,
    `{"t":${START_MS + 20_000},"note":{"text":"seen"}}`,
  ),
  nmea: lines(
    ...ais(533204118, 0, 113.1),
    ...ais(533204119, 5, 113.3),
    ...ais(533204118, 10, 113.11),
    ...ais(533204118, 20, 181),
    ...encodeSentences(
      { type: 5, mmsi: 533204118, name: 'SERI', callSign: '9MAB1', shipType: 70, destination: 'LABUAN' },
      { atMs: START_MS + 21_000 },
    ),
    '$GPGGA,120000,0415.0,N,11306.0,E,1,08,1.0,10,M,,M,,*00',
    '!AIVDM,1,1,,A,15N9?cP01BGR1ttC>C03Tjon00S@,0*00',
  ),
  'csv of Marine Cadastre': lines(
    'MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft,Cargo,TransceiverClass',
    '533204118,2026-03-14T00:00:00,4.25,113.1,9.5,90.1,91,SERI,IMO9000001,9MAB1,70,0,183,32,10.2,70,A',
    '533204119,2026-03-14T00:00:05,4.25,113.3,102.3,360,511,"MAJU, JAYA",,,,15,,,,,B',
    '533204118,2026-03-14T00:00:10,91,181,9.5,90.1,91,SERI,IMO9000001,9MAB1,70,0,183,32,10.2,70,A',
    '533204118,soon,4.25,113.12,9.5,90.1,91,SERI,IMO9000001,9MAB1,70,0,183,32,10.2,70,A',
  ),
  'csv of the Danish archive': lines(
    '# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status,ROT,SOG,COG,Heading,IMO,Callsign,Name,Ship type',
    '14/03/2026 00:00:00,Class A,533204118,4.250000,113.100000,Under way using engine,0.0,9.5,90.1,91,Unknown,9MAB1,SERI,Cargo',
    '14/03/2026 00:00:10,Class B,533204119,4.260000,113.300000,Unknown value,,,,,Unknown,Unknown,,Undefined',
    '14/03/2026 00:00:20,Class A,533204118,0,0,Unknown value,,,,,Unknown,Unknown,,Undefined',
  ),
  'csv of Global Fishing Watch': lines(
    'mmsi,timestamp,lat,lon,speed,course,seg_id',
    `533204118,${START_MS / 1000},4.25,113.1,9.5,90,a-1`,
    `533204119,${START_MS / 1000 + 10},4.25,113.3,,,b-1`,
  ),
  'csv of Traccar': lines(
    'deviceId;fixTime;valid;latitude;longitude;altitude;speed;course',
    '7;2026-03-14T00:00:00.000+0000;true;4,25;113,1;20;5,5;90',
    '7;2026-03-14T00:00:10.000+0000;false;4,25;113,1;20;5,5;90',
    '8;2026-03-14T00:00:20.000+0000;true;4,35;113,2;20;5,5;90',
  ),
  'csv of OpenSky': lines(
    'time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,baroaltitude,geoaltitude,lastposupdate',
    `${START_MS / 1000},75003f,4.25,113.1,200.5,90.5,0,MAS123,False,9000,9100,${START_MS / 1000}`,
    `${START_MS / 1000 + 10},75003f,4.26,113.2,200.5,90.5,0,MAS123,False,9000,9100,${START_MS / 1000 + 10}`,
  ),
  'csv without a name': lines('time,lat,lon,id', `${iso(0)},4.25,113.1,a`, `${iso(9)},4.35,113.2,b`, `,4.35,113.2,b`),
  'gpx with a prefix': `<?xml version="1.0"?>
<p:gpx xmlns:p="http://www.topografix.com/GPX/1/1" version="1.1" creator="hand"><p:trk><p:name>Seri &amp; co</p:name><p:trkseg>
<p:trkpt lat="4.25" lon="113.1"><p:ele>12</p:ele><p:time>${iso(0)}</p:time></p:trkpt>
<p:trkpt lat="4.26" lon="113.2"><p:time>${iso(10)}</p:time></p:trkpt>
<p:trkpt lat="0" lon="0"><p:time>${iso(20)}</p:time></p:trkpt>
<p:trkpt lat="4.28" lon="113.3"></p:trkpt>
</p:trkseg></p:trk><p:trk><p:trkseg><p:trkpt lat="5" lon="112"><p:time>${iso(30)}</p:time></p:trkpt></p:trkseg></p:trk></p:gpx>
`,
  'gpx 1.0': `<gpx version="1.0" xmlns="http://www.topografix.com/GPX/1/0"><trk><trkseg>
<trkpt lat="4.25" lon="113.1"><time>${iso(0)}</time><course>90</course><speed>5</speed></trkpt>
<trkpt lat="4.25" lon="113.2"><time>${iso(9)}</time></trkpt></trkseg></trk></gpx>
`,
  kml: `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
<Placemark><name>SERI</name><gx:Track><when>${iso(0)}</when><when>${iso(10)}</when><gx:coord>113.1 4.25 20</gx:coord><gx:coord>113.2 4.25</gx:coord><gx:angles>45.5 0 0</gx:angles></gx:Track></Placemark>
<Placemark><gx:MultiTrack><gx:Track><when>${iso(20)}</when><gx:coord>112 5</gx:coord></gx:Track></gx:MultiTrack></Placemark>
<Placemark><name>a</name><TimeStamp><when>${iso(30)}</when></TimeStamp><Point><coordinates>112.5,5.5,0</coordinates></Point></Placemark>
<Placemark><name>b</name><TimeStamp><when>${iso(40)}</when></TimeStamp><Point><coordinates>181,91</coordinates></Point></Placemark>
</Document></kml>
`,
  cot: lines(
    `<event version="2.0" uid="HAWK-1" type="a-f-A-M-F-Q" how="m-g" time="${iso(0)}" start="${iso(0)}" stale="${iso(60)}"><point lat="4.25" lon="113.1" hae="100" ce="9999999" le="9999999"/><detail><contact callsign="HAWK 1"/><track course="90" speed="10"/></detail></event>`,
    `<event version="2.0" uid="HAWK-1" type="a-f-A-M-F-Q" how="m-g" time="${iso(9)}" start="${iso(9)}" stale="${iso(60)}"><point lat="95" lon="113.1" hae="100" ce="1" le="1"/></event>`,
    `<event version="2.0" uid="MMSI-533204118" type="a-n-S" how="m-g" time="${iso(9)}" start="${iso(9)}" stale="${iso(60)}"><point lat="4.5" lon="113.4" hae="0" ce="1" le="1"/></event>`,
  ),
  geojson: JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: 'SERI', mmsi: 533204118, coordinateProperties: { times: [iso(0), iso(10), iso(20)] } },
        geometry: {
          type: 'LineString',
          coordinates: [
            [113.1, 4.25],
            [113.2, 4.25, 20],
            [181, 91],
          ],
        },
      },
      {
        type: 'Feature',
        properties: { name: 'a', time: iso(30) },
        geometry: { type: 'Point', coordinates: [112, 5] },
      },
      { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [] } },
    ],
  }),
  'mf-json': JSON.stringify({
    type: 'Feature',
    id: 'mf-1',
    properties: { name: 'SERI' },
    temporalGeometry: {
      type: 'MovingPoint',
      coordinates: [
        [113.1, 4.25, 2],
        [113.2, 4.25, 2],
        [0, 0],
      ],
      datetimes: [iso(0), iso(10), iso(20)],
      interpolation: 'Linear',
    },
  }),
  trace: JSON.stringify({
    icao: '75003f',
    r: '9M-MXA',
    t: 'B738',
    timestamp: START_MS / 1000,
    trace: [
      [0, 4.25, 113.1, 'ground', 0.7, 45, 1, 0, { type: 'adsb_icao', flight: 'MAS123  ', alt_geom: -75 }],
      [10, 4.26, 113.2, 1000, 171.9, null, 8, 448, null, 'adsb_icao', 1100],
      [20, null, null, 1000, 171.9, 1, 0, 448, null],
    ],
  }),
  srt: [0, 1, 2]
    .map(
      (second) =>
        `${second + 1}\n00:00:0${second},000 --> 00:00:0${second},033\n<font size="28">SrtCnt : ${second + 1}, DiffTime : 33ms\n2026-03-14 00:00:0${second}.250\n[iso : 100] [latitude: ${second === 2 ? 0 : 4.25}] [longitude: ${second === 2 ? 0 : 113.1}] [rel_alt: 1.300 abs_alt: 132.860] </font>\n\n`,
    )
    .join(''),
  rep: lines(
    ';; made by hand',
    ';NARRATIVE: 260314 000000 NELSON Contact detected',
    '260314 000000.000 NELSON   @C   4 15 10.63 N 113 41 52.37 E 269.7   2.0      0',
    '260314 000010.000 COLLINGWOOD   @C   4 16 10.63 N 113 51 52.37 E 269.7   2.0      15.5 label of it',
    '260314 000020.000 NELSON   @C   94 15 10.63 N 113 41 52.37 E 269.7   2.0      0',
  ),
}
