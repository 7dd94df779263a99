import { describe, expect, test } from 'vitest'
import { decodeSentences } from '../testing.ts'
import type { EncodableMessage } from './encodable-message.ts'
import { encodeMessage } from './encode-message.ts'
import { SentenceWriter } from './sentence-writer.ts'

/*
 * Sentences and values as printed in the gpsd project's page "AIVDM/AIVDO protocol decoding" and its sample.aivdm, or
 * in the tests of pyais, which also give the communication states. What they print rounded is here the exact quotient.
 */
const published: readonly (readonly [string, readonly string[], EncodableMessage])[] = [
  [
    'a moored class A ship at Seattle, with the time in her communication state',
    ['!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5C'],
    {
      type: 1,
      mmsi: 477553000,
      navStatus: 5,
      rotDegMin: 0,
      sogKn: 0,
      lon: -122.34583333333333,
      lat: 47.58283333333333,
      cogDeg: 51,
      headingDeg: 181,
      utcSecond: 15,
      // 149208 in pyais and gpsdecode: 03:54 UTC.
      communication: { kind: 'self-organised', syncState: 1, slotTimeOut: 1, subMessage: (3 << 9) | (54 << 2) },
    },
  ],
  [
    'a ship without a turn indicator, turning left',
    ['!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A'],
    {
      type: 1,
      mmsi: 371798000,
      navStatus: 0,
      turning: 'left',
      sogKn: 12.3,
      positionAccuracyHigh: true,
      lon: -123.39538333333333,
      lat: 48.38163333333333,
      cogDeg: 224,
      headingDeg: 215,
      utcSecond: 33,
      // 34017 in gpsdecode: slot 1249.
      communication: { kind: 'self-organised', syncState: 0, slotTimeOut: 2, subMessage: 1249 },
    },
  ],
  [
    'a ship turning right at 26 degrees a minute, in slot 0',
    ['!AIVDM,1,1,,A,14QIG<5620KF@Gl:L9DI4o8N0P00,0*28'],
    {
      type: 1,
      mmsi: 303454000,
      navStatus: 5,
      rotDegMin: 26,
      sogKn: 12.8,
      lon: -65.04321,
      lat: 18.244828333333334,
      cogDeg: 232.3,
      headingDeg: 228,
      utcSecond: 15,
      communication: { kind: 'self-organised', syncState: 1, slotTimeOut: 0, subMessage: 0 },
    },
  ],
  [
    'a special position report of a moored ship, which announces no further slot',
    ['!AIVDM,1,1,,B,33UTPD5000G<@aTL3:?0010j0000,0*2A'],
    {
      type: 3,
      mmsi: 240722000,
      navStatus: 5,
      rotDegMin: 0,
      sogKn: 0,
      lon: -123.15085,
      lat: 49.01983333333333,
      cogDeg: 0,
      headingDeg: 32,
      utcSecond: 25,
    },
  ],
  [
    'a base station',
    ['!AIVDM,1,1,,A,403OviQuMGCqWrRO9>E6fE700@GO,0*4D'],
    {
      type: 4,
      mmsi: 3669702,
      utc: '2007-05-14T19:57:39.000Z',
      positionAccuracyHigh: true,
      lon: -76.35236166666667,
      lat: 36.883766666666666,
      epfdType: 7,
      // 67039 in gpsdecode: slot 1503.
      communication: { kind: 'self-organised', syncState: 0, slotTimeOut: 4, subMessage: 1503 },
    },
  ],
  [
    'static and voyage data in two sentences, whose texts their sender fills up with spaces',
    [
      '!AIVDM,2,1,1,A,55?MbV02;H;s<HtKR20EHE:0@T4@Dn2222222216L961O5Gf0NSQEp6ClRp8,0*1C',
      '!AIVDM,2,2,1,A,88888888880,2*25',
    ],
    {
      type: 5,
      mmsi: 351759000,
      imo: 9134270,
      callSign: '3FOF8  ',
      name: 'EVER DIADEM         ',
      shipType: 70,
      dimToBowM: 225,
      dimToSternM: 70,
      dimToPortM: 1,
      dimToStarboardM: 31,
      epfdType: 1,
      etaMonth: 5,
      etaDay: 15,
      etaHour: 14,
      etaMinute: 0,
      draughtM: 12.2,
      destination: 'NEW YORK            ',
      dataTerminalReady: true,
    },
  ],
  [
    'a search and rescue aircraft at 303 m in slot 624',
    ['!AIVDM,1,1,,B,91b55wi;hbOS@OdQAC062Ch2089h,0*30'],
    {
      type: 9,
      mmsi: 111232511,
      altitudeM: 303,
      sogKn: 42,
      lon: -6.2788433333333336,
      lat: 58.144,
      cogDeg: 154.5,
      utcSecond: 15,
      communication: { kind: 'self-organised', syncState: 0, slotTimeOut: 2, subMessage: 624 },
    },
  ],
  [
    'a carrier-sense class B boat without a heading',
    ['!AIVDM,1,1,,A,B5NJ;PP005l4ot5Isbl03wsUkP06,0*76'],
    {
      type: 18,
      mmsi: 367430530,
      sogKn: 0,
      lon: -122.26732,
      lat: 37.785035,
      cogDeg: 0,
      utcSecond: 55,
      carrierSense: true,
      hasDsc: true,
      wholeBand: true,
      acceptsMessage22: true,
    },
  ],
  [
    'a self-organising class B boat that knows nothing of herself',
    ['!AIVDM,1,1,,A,B69A5U@3wk?8mP=18D3Q3wSRPD00,0*5C'],
    {
      type: 18,
      mmsi: 412370325,
      utcSecond: 7,
      hasDisplay: true,
      wholeBand: true,
      communication: { kind: 'self-organised', syncState: 0, slotTimeOut: 5, subMessage: 0 },
    },
  ],
  [
    'the name of a class B boat',
    ['!AIVDM,1,1,,A,H42O55i18tMET00000000000000,2*6D'],
    { type: 24, part: 'A', mmsi: 271041815, name: 'PROGUY' },
  ],
  [
    'the rest of her identity',
    ['!AIVDM,1,1,,A,H42O55lt0000000D3nink000?050,0*40'],
    {
      type: 24,
      part: 'B',
      mmsi: 271041815,
      shipType: 60,
      callSign: 'TC6163',
      dimToBowM: 0,
      dimToSternM: 15,
      dimToPortM: 0,
      dimToStarboardM: 5,
    },
  ],
]

/** Talker, channel and sequence id are the receiver's; the payload with its fill bits is the sender's. */
function payloadsOf(lines: readonly string[]): string[] {
  return lines.map((line) => line.split(',').slice(5).join(',').split('*')[0] ?? '')
}

function sentencesOf(message: EncodableMessage): string[] {
  const encoded = encodeMessage(message)
  if (!encoded.ok) throw new Error(encoded.problem)
  return new SentenceWriter().sentences(encoded.value, { channel: 'A' })
}

describe('published messages are written bit for bit', () => {
  test.each(published)('%s', (_, lines, message) => {
    expect(payloadsOf(sentencesOf(message))).toEqual(payloadsOf(lines))
  })

  // Their communication states are not those of the message alone, so these two are not in the list.
  test.each(['!AIVDM,1,1,,A,H42O55i18tMET00000000000000,2*6D', '!AIVDM,1,1,,A,H42O55lt0000000D3nink000?050,0*40'])(
    'what was decoded is written as the very sentence %s',
    (line) => {
      const decoded = decodeSentences([line])
      if (!decoded.ok) throw new Error(decoded.problem.message)
      expect(sentencesOf(decoded.value as EncodableMessage)).toEqual([line])
    },
  )
})
