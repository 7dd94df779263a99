import { describe, expect, test } from 'vitest'
import type { AisMessage } from './message.ts'
import { decodeSentences, type EncodableMessage, encodeSentences } from './testing.ts'
import { toTrack } from './to-track.ts'

const NOON_MS = Date.UTC(2026, 10, 22, 12, 0, 0)

function messageOf(message: EncodableMessage): AisMessage {
  const decoded = decodeSentences(encodeSentences(message))
  if (!decoded.ok) throw new Error(decoded.problem.message)
  return decoded.value
}

function track(message: EncodableMessage) {
  return toTrack(messageOf(message), NOON_MS, 'kudat')
}

test('a class A report becomes a position and what the MMSI tells of the ship', () => {
  const message = { type: 1, mmsi: 533000001, lon: 113, lat: 5, sogKn: 12.3, cogDeg: 90, headingDeg: 91, navStatus: 0 }
  expect(track(message as EncodableMessage)).toStrictEqual({
    report: {
      trackId: 'mmsi:533000001',
      source: 'kudat',
      atMs: NOON_MS,
      lon: 113,
      lat: 5,
      sogKn: 12.3,
      cogDeg: 90,
      headingDeg: 91,
      navStatus: 0,
    },
    identity: { trackId: 'mmsi:533000001', kind: 'vessel', mmsi: 533000001, aisClass: 'A', flag: 'MY' },
  })
})

test('what the sensor did not know is absent from the position', () => {
  expect(track({ type: 18, mmsi: 533000001, lon: 113, lat: 5 }).report).toStrictEqual({
    trackId: 'mmsi:533000001',
    source: 'kudat',
    atMs: NOON_MS,
    lon: 113,
    lat: 5,
  })
})

test('a message without a usable position or a time keeps the ship and drops the point', () => {
  const noPlace = messageOf({ type: 1, mmsi: 533000001 })
  expect(toTrack(noPlace, NOON_MS, 'kudat')).toHaveProperty('identity')
  expect(toTrack(noPlace, NOON_MS, 'kudat')).not.toHaveProperty('report')
  const noTime = messageOf({ type: 1, mmsi: 533000001, lon: 113, lat: 5 })
  expect(toTrack(noTime, undefined, 'kudat')).toHaveProperty('identity')
  expect(toTrack(noTime, undefined, 'kudat')).not.toHaveProperty('report')
})

test('static and voyage data become an identity', () => {
  const ship = { name: 'BUNGA MAS', imo: 9134270, callSign: '9MAB', shipType: 70, draughtM: 7.8, destination: 'LABUAN' }
  const dimensions = { dimToBowM: 100, dimToSternM: 20, dimToPortM: 10, dimToStarboardM: 5 }
  expect(track({ type: 5, mmsi: 533000001, ...ship, ...dimensions, etaDay: 3 })).toStrictEqual({
    identity: {
      trackId: 'mmsi:533000001',
      kind: 'vessel',
      mmsi: 533000001,
      aisClass: 'A',
      flag: 'MY',
      ...ship,
      lengthM: 120,
      beamM: 15,
    },
  })
})

test('the two halves of a class B identity each give what they have', () => {
  const who = { trackId: 'mmsi:525000001', kind: 'vessel', mmsi: 525000001, aisClass: 'B', flag: 'ID' }
  expect(track({ type: 24, part: 'A', mmsi: 525000001, name: 'MAJU' })).toStrictEqual({
    identity: { ...who, name: 'MAJU' },
  })
  expect(track({ type: 24, part: 'B', mmsi: 525000001, shipType: 30, callSign: 'YB1' })).toStrictEqual({
    identity: { ...who, shipType: 30, callSign: 'YB1' },
  })
})

test('an aid to navigation is a track that stays where it is', () => {
  expect(track({ type: 21, mmsi: 995331234, lon: 113, lat: 5, name: 'BEACON', aidType: 5 })).toMatchObject({
    report: { trackId: 'mmsi:995331234', lon: 113, lat: 5 },
    identity: { kind: 'aid', name: 'BEACON', flag: 'MY' },
  })
})

describe('the kind of a track', () => {
  test.each<[string, EncodableMessage, string]>([
    ['a ship', { type: 1, mmsi: 533000001 }, 'vessel'],
    ['a base station', { type: 4, mmsi: 5330001 }, 'base'],
    ['a base station under the MMSI of a ship', { type: 4, mmsi: 533000001 }, 'base'],
    ['a ship that answers a UTC inquiry', { type: 11, mmsi: 533000001 }, 'vessel'],
    ['a class A report from a coast station', { type: 1, mmsi: 5330001 }, 'base'],
    ['an aid to navigation', { type: 21, mmsi: 995331234 }, 'aid'],
    ['an aid under the MMSI of a ship', { type: 21, mmsi: 533000001 }, 'aid'],
    ['a class A report from an aid', { type: 1, mmsi: 995331234 }, 'aid'],
    ['a class A report from a search and rescue aircraft', { type: 1, mmsi: 111533001 }, 'aircraft'],
    ['a craft of a mother ship', { type: 18, mmsi: 985330001 }, 'vessel'],
    ['a search and rescue transmitter', { type: 1, mmsi: 970123456 }, 'vessel'],
    ['an MMSI of ten digits', { type: 1, mmsi: 1073741823 }, 'vessel'],
    ['an MMSI that was never set', { type: 1, mmsi: 0 }, 'vessel'],
  ])('of %s', (_, message, kind) => {
    expect(track(message).identity?.kind).toBe(kind)
  })

  test('of a search and rescue aircraft comes with its altitude', () => {
    const decoded = decodeSentences(['!AIVDM,1,1,,B,91b55wi;hbOS@OdQAC062Ch2089h,0*30'])
    expect(decoded.ok && toTrack(decoded.value, NOON_MS, 'kudat')).toMatchObject({
      report: { altitudeM: 303, sogKn: 42 },
      identity: { kind: 'aircraft', flag: 'GB' },
    })
  })
})

test.each<[EncodableMessage, string | undefined]>([
  [{ type: 3, mmsi: 533000001 }, 'A'],
  [{ type: 5, mmsi: 533000001 }, 'A'],
  [{ type: 18, mmsi: 533000001 }, 'B'],
  [{ type: 24, part: 'A', mmsi: 533000001 }, 'B'],
  [{ type: 27, mmsi: 533000001 }, undefined],
  [{ type: 4, mmsi: 5330001 }, undefined],
])('%j is of class %s', (message, aisClass) => {
  expect(track(message).identity?.aisClass).toBe(aisClass)
})

test('messages that concern the radio link only tell nothing of a track', () => {
  expect(toTrack({ type: 20, repeat: 0, mmsi: 5330001 }, NOON_MS, 'kudat')).toEqual({})
  expect(toTrack({ type: 8, repeat: 0, mmsi: 533000001, dac: 1, fid: 22 }, NOON_MS, 'kudat')).toEqual({})
})

describe('when the identity is known', () => {
  const position = messageOf({ type: 1, mmsi: 533000001, lon: 113, lat: 5 })
  const known = toTrack(position, NOON_MS, 'kudat').identity

  test('a position of the same kind and class gives no new one', () => {
    const { report, identity } = toTrack(position, NOON_MS, 'kudat', known)
    expect(report).toMatchObject({ trackId: 'mmsi:533000001', lon: 113 })
    expect(identity).toBeUndefined()
  })

  test('a long-range position, which leaves the class open, gives no new one', () => {
    expect(toTrack(messageOf({ type: 27, mmsi: 533000001 }), NOON_MS, 'kudat', known)).toEqual({})
  })

  test('a position of the other class, or from a base station, gives a new one', () => {
    expect(toTrack(messageOf({ type: 18, mmsi: 533000001 }), NOON_MS, 'kudat', known).identity?.aisClass).toBe('B')
    expect(toTrack(messageOf({ type: 4, mmsi: 533000001 }), NOON_MS, 'kudat', known).identity?.kind).toBe('base')
  })

  test('static data and aids are always given', () => {
    expect(toTrack(messageOf({ type: 5, mmsi: 533000001 }), NOON_MS, 'kudat', known)).toHaveProperty('identity')
    const aid = messageOf({ type: 21, mmsi: 995331234 })
    const knownAid = toTrack(aid, NOON_MS, 'kudat').identity
    expect(toTrack(aid, NOON_MS, 'kudat', knownAid)).toHaveProperty('identity')
  })
})
