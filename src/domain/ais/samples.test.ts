import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { AisMessage } from './message.ts'
import { NmeaReader } from './nmea-reader.ts'
import { recordingSink } from './testing.ts'

/** Real logs that lie beside the repository, not in it; SOURCES and licences are in the README there. */
const SAMPLES = fileURLToPath(new URL('../../../../shared/samples/', import.meta.url))
const isAbsent = !existsSync(SAMPLES)

function read(file: string) {
  const messages: AisMessage[] = []
  const sink = recordingSink()
  const reader = new NmeaReader({
    source: file,
    sink,
    time: { kind: 'own' },
    onMessage: (message) => messages.push(message),
  })
  reader.write(readFileSync(SAMPLES + file, 'utf8'))
  reader.end()
  return { messages, sink, summary: reader.summary }
}

test.skipIf(isAbsent)(
  'a Danish log has 235 messages of 167 senders with 220 positions, and 8 that never completed',
  () => {
    const { summary, sink } = read('dma-aislib-ais250.txt')
    expect(summary).toEqual({
      lines: 243,
      messages: { total: 235, byType: { '1': 162, '3': 13, '4': 19, '8': 1, '18': 23, '21': 3, '24': 14 } },
      mmsis: 167,
      positions: 220,
      untimedPositions: 220,
      positionsAbsent: {},
      rejected: { 'incomplete-message': 8, 'no-time': 220 },
    })
    expect(sink.rejects.filter(({ reason }) => reason === 'incomplete-message').map(({ line }) => line)).toEqual([
      27, 98, 135, 182, 183, 184, 195, 197,
    ])
  },
)

/** A field of libais' decode. */
type LibaisMessage = Readonly<Record<string, unknown>> & { readonly type: number }

/** What libais calls our fields, and how its value becomes ours. */
const FIELDS: Readonly<Record<string, readonly [ours: string, convert: (value: never) => unknown]>> = {
  type: ['type', (value) => value],
  mmsi: ['mmsi', (value) => value],
  repeat: ['repeat', (value) => value],
  lon: ['lon', (value) => value],
  lat: ['lat', (value) => value],
  accuracy: ['positionAccuracyHigh', (value) => value],
  raim: ['raim', (value) => value],
  speed: ['sogKn', (value) => value],
  course: ['cogDeg', (value) => value],
  heading: ['headingDeg', (value) => (value < 360 ? value : undefined)],
  second: ['utcSecond', (value) => value],
  status: ['navStatus', (value) => value],
  turn: ['rotDegMin', (value) => value ?? undefined],
  maneuver: ['manoeuvre', (value) => value || undefined],
  epfd: ['epfdType', (value) => value],
  imo: ['imo', Number],
  ais_version: ['aisVersion', (value) => value],
  callsign: ['callSign', (value) => value],
  shipname: ['name', (value) => value],
  name: ['name', (value) => value],
  shiptype: ['shipType', (value) => value],
  to_bow: ['dimToBowM', (value) => value],
  to_stern: ['dimToSternM', (value) => value],
  to_port: ['dimToPortM', (value) => value],
  to_starboard: ['dimToStarboardM', (value) => value],
  draught: ['draughtM', (value) => value],
  destination: ['destination', (value) => value],
  dte: ['dataTerminalReady', (value) => value === 0],
  alt: ['altitudeM', (value) => value],
  alt_sensor: ['altitudeIsBarometric', (value) => value === 1],
  assigned: ['assignedMode', (value) => value],
  unit: ['carrierSense', (value) => value],
  display: ['hasDisplay', (value) => value],
  dsc: ['hasDsc', (value) => value],
  band: ['wholeBand', (value) => value],
  msg22: ['acceptsMessage22', (value) => value],
  mode: ['assignedMode', (value) => value],
  dac: ['dac', (value) => value],
  fid: ['fid', (value) => value],
  dest_mmsi: ['destinationMmsi', (value) => value],
  seqno: ['sequenceNumber', (value) => value],
  retransmit: ['retransmitted', (value) => value],
  text: ['text', (value) => value],
  aid_type: ['aidType', (value) => value],
  off_position: ['offPosition', (value) => value],
  virtual_aid: ['virtualAid', (value) => value],
  gnss: ['positionIsLate', (value) => !value],
  part_num: ['part', (value) => (value === 0 ? 'A' : 'B')],
}

/**
 * What libais says that we leave out: the radio link, binary data, spare bits, and words for what is there as a number.
 */
const LEFT_OUT = new RegExp(
  `^(${[
    'class|device|scaled|.*_text|spare\\d?|regional',
    'sync_state|slot_.*|slots_.*|keep_flag|received_stations|commstate_.*|cs|transmission_ctl',
    'notice_type.*|sub_areas|link_id|duration_minutes|msg_seq|ack_required',
    'mmsi\\d|type\\d_\\d|offset.*|msg_2|increment\\d|timeout\\d|number\\d',
    'stationtype|interval|quiet|txrx|(ne|sw)_(lon|lat)|band_[ab]|zonesize|power|channel_[ab]',
    'timestamp',
  ].join('|')})$`,
)

/** Where we knowingly say something else than libais, by message type. */
const DIFFERENCES: Readonly<Record<number, readonly [why: string, ours: Readonly<Record<string, unknown>>]>> = {
  2: ['latitude -101.5 is no place on earth', { lon: undefined, lat: undefined }],
  4: ['181/91 is "not available"', { lon: undefined, lat: undefined }],
  6: [
    'libais turns the retransmit flag of this type round, and reads binary data as text',
    { retransmitted: false, text: undefined },
  ],
  9: [
    'speed is in whole knots, libais divides by ten; latitude -99.4 is no place on earth',
    { sogKn: 168, lon: undefined, lat: undefined },
  ],
  11: ['hour 26 and minute 60 are no time', { utc: undefined }],
  21: ["libais has - and ` where table 47 has _ and '", { name: "9%&//3*37_+P]['<RD^6" }],
  23: ['we give only the sender of a group assignment', { shipType: undefined }],
  27: ['longitude 200.2 is no place on earth', { lon: undefined, lat: undefined }],
}

function expectedOf(theirs: LibaisMessage): Record<string, unknown> {
  const expected: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(theirs)) {
    const field = FIELDS[key]
    if (field !== undefined) expected[field[0]] = field[1](value as never)
    else if (!LEFT_OUT.test(key)) throw new Error(`libais gives ${key}, and this test does not know it`)
  }
  const receivers = [theirs.mmsi1, theirs.mmsi2, theirs.mmsi3, theirs.mmsi4].filter(Boolean)
  if (receivers.length > 0) expected.destinationMmsis = receivers
  return { ...expected, ...DIFFERENCES[theirs.type]?.[1] }
}

describe.skipIf(isAbsent)('the messages that libais gives as examples of each type agree with its own decode', () => {
  const theirs = isAbsent
    ? []
    : readFileSync(`${SAMPLES}libais-typeexamples.json`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as LibaisMessage)

  test('in their number and in their times, which the lines give', () => {
    const { messages, summary } = read('libais-typeexamples.nmea')
    expect(messages.map(({ type }) => type)).toEqual(theirs.map(({ type }) => type))
    expect(summary).toMatchObject({
      messages: { total: 26 },
      positions: 5,
      untimedPositions: 0,
      positionsAbsent: { 'not-available': 1, 'out-of-range': 3 },
      rejected: { 'position-out-of-range': 3 },
      firstAtMs: 1325394060_000,
      lastAtMs: 1325781705_000,
    })
  })

  test.each(theirs)('type $type', (decode) => {
    const { messages } = read('libais-typeexamples.nmea')
    const ours = messages.find(({ type }) => type === decode.type) as unknown as Record<string, unknown>
    for (const [field, value] of Object.entries(expectedOf(decode))) {
      // libais holds numbers as 32-bit floats.
      if (typeof value === 'number') expect(ours[field], field).toBeCloseTo(value, 4)
      else expect(ours[field], field).toEqual(value)
    }
  })
})
