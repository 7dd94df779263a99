import { expect, test } from 'vitest'
import { report } from '../testing.ts'
import { job, START_MS, smallStore, storeOf, textOf } from './testing.ts'
import { elementsNamed, parsedXml } from './xml-testing.ts'

const store = smallStore()
const texts = (xml: string, name: string) => elementsNamed(parsedXml(xml), name).map(({ text }) => text)

test('KML has a gx:Track a track, with as many places and headings as times', () => {
  const [ship, drone] = elementsNamed(parsedXml(textOf('kml', job(store))), 'Placemark').map((placemark) => ({
    name: elementsNamed(placemark, 'name')[0]?.text,
    when: elementsNamed(placemark, 'when').map(({ text }) => text),
    coord: elementsNamed(placemark, 'gx:coord').map(({ text }) => text),
    angles: elementsNamed(placemark, 'gx:angles').map(({ text }) => text),
    mode: elementsNamed(placemark, 'altitudeMode').map(({ text }) => text),
    data: Object.fromEntries(
      elementsNamed(placemark, 'Data').map((data) => [data.attributes.name, data.children[0]?.text]),
    ),
    arrays: Object.fromEntries(
      elementsNamed(placemark, 'gx:SimpleArrayData').map((array) => [
        array.attributes.name,
        array.children.map(({ text }) => text),
      ]),
    ),
  }))
  expect(ship).toEqual({
    name: 'SERI "A" & <B>, Ž',
    when: ['2026-03-14T12:00:00.000Z', '2026-03-14T12:00:10.000Z', '2026-03-14T12:00:20.001Z'],
    coord: ['113.1 4.2', '-179.9999999 -4.2000001', '113.3 4.2'],
    angles: ['80 0 0', '', ''],
    mode: [],
    data: {
      trackId: 'mmsi:533204118',
      kind: 'vessel',
      mmsi: '533204118',
      imo: '9321483',
      callSign: '9MAB',
      flag: 'MY',
      shipType: '70',
      aisClass: 'A',
      lengthM: '120',
      beamM: '20.5',
      draughtM: '6.1',
      destination: 'LABUAN',
    },
    arrays: { sogKn: ['12.1', '', '0'], cogDeg: ['81.3', '', ''], navStatus: ['0', '', '5'] },
  })
  expect(drone).toMatchObject({
    coord: ['113.2 4.3 5200.5', '113.3 4.4'],
    angles: ['', '12.5 0 0'],
    mode: ['absolute'],
  })
})

test('GPX keeps what the track is in elements of our namespace, and its id where programs show it', () => {
  const xml = textOf('gpx', job(store))
  expect(texts(xml, 'eez:mmsi')).toEqual(['533204118'])
  expect(texts(xml, 'eez:kind')).toEqual(['vessel', 'drone'])
  expect(texts(xml, 'desc')).toEqual(['a test', 'mmsi:533204118', 'uav:anka-s-1'])
})

test('Cursor on Target has an event a report in time order, stale when the track would be lost', () => {
  const events = elementsNamed(parsedXml(textOf('cot', job(store))), 'event')
  expect(events.map(({ attributes }) => [attributes.uid, attributes.type, attributes.time, attributes.stale])).toEqual([
    // Under way, class A, not above 14 kn: every 10 s, lost after 60 s; moored: every 3 min, lost after 18.
    ['mmsi:533204118', 'a-u-S', '2026-03-14T12:00:00.000Z', '2026-03-14T12:01:00.000Z'],
    ['uav:anka-s-1', 'a-u-A-M-F-Q', '2026-03-14T12:00:00.250Z', '2026-03-14T12:01:00.250Z'],
    ['mmsi:533204118', 'a-u-S', '2026-03-14T12:00:10.000Z', '2026-03-14T12:01:10.000Z'],
    ['uav:anka-s-1', 'a-u-A-M-F-Q', '2026-03-14T12:00:10.000Z', '2026-03-14T12:01:10.000Z'],
    ['mmsi:533204118', 'a-u-S', '2026-03-14T12:00:20.001Z', '2026-03-14T12:18:20.001Z'],
  ])
  const [first, second] = events
  const attributes = (name: string) =>
    [first, second].map((event) => event && elementsNamed(event, name)[0]?.attributes)
  expect(attributes('point')).toEqual([
    { lat: '4.2', lon: '113.1', hae: '9999999', ce: '9999999', le: '9999999' },
    { lat: '4.3', lon: '113.2', hae: '5200.5', ce: '9999999', le: '9999999' },
  ])
  // 12.1 kn and 110 kn.
  expect(attributes('track')).toEqual([
    { course: '81.3', speed: '6.2248' },
    { course: '359.99', speed: '56.5889' },
  ])
  expect(attributes('contact')).toEqual([{ callsign: 'SERI "A" & <B>, Ž' }, { callsign: 'ANKA 1' }])
  expect(attributes('eez:track')[0]).toMatchObject({ mmsi: '533204118', beamM: '20.5', destination: 'LABUAN' })
})

test('line ends and tabs in a name are still there when the attribute is read', () => {
  const named = storeOf([{ trackId: 'a', name: 'A\tB\nC\r' }], [report({ trackId: 'a', atMs: START_MS })])
  const [contact] = elementsNamed(parsedXml(textOf('cot', job(named))), 'contact')
  expect(contact?.attributes.callsign).toBe('A\tB\nC\r')
})
