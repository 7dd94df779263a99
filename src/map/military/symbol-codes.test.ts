import ms from 'milsymbol'
import { expect, test } from 'vitest'
import { SIGN, type Sign } from '#domain/picture.ts'
import { MILITARY_SYMBOLS, SIGNS, STATUS } from './symbol-codes.ts'

const code = (sign: Sign, status: 0 | 1 = STATUS.present) => MILITARY_SYMBOLS[sign]?.code(status)

test('every sign has a symbol but for aids and base stations, which are no tracks', () => {
  const without = Object.entries(SIGN).flatMap(([name, sign]) => (MILITARY_SYMBOLS[sign] ? [] : [name]))
  expect(without).toEqual(['aid', 'base'])
  // The shaders tell signs from our own marks by this number.
  expect(Object.values(SIGN).toSorted((a, b) => a - b)).toEqual(Array.from({ length: SIGNS }, (_, sign) => sign))
})

test('every code has 20 digits and is known to the library, in both statuses', () => {
  for (const symbol of Object.values(MILITARY_SYMBOLS)) {
    for (const status of Object.values(STATUS)) {
      if (!symbol) continue
      expect(symbol.code(status)).toMatch(/^\d{20}$/)
      expect(new ms.Symbol(symbol.code(status)).isValid()).toBe(true)
    }
  }
})

test('only our own are friends, AIS is neutral, and what only a sensor saw waits for a judgement', () => {
  const identity = (sign: Sign) => code(sign)?.[3]
  expect([identity(SIGN.drone), identity(SIGN.patrol)]).toEqual(['3', '3'])
  expect([identity(SIGN.vessel), identity(SIGN.sleeping), identity(SIGN.aircraft)]).toEqual(['4', '4', '4'])
  expect(identity(SIGN.contact)).toBe('0')
  expect(identity(SIGN.other)).toBe('1')
  const frame = (sign: Sign) => new ms.Symbol(code(sign) ?? '').getMetadata()
  expect(frame(SIGN.drone)).toMatchObject({ affiliation: 'Friend', dimension: 'Air' })
  expect(frame(SIGN.patrol)).toMatchObject({ affiliation: 'Friend', dimension: 'Sea' })
  expect(frame(SIGN.vessel)).toMatchObject({ affiliation: 'Neutral', dimension: 'Sea' })
  expect(frame(SIGN.contact)).toMatchObject({ affiliation: 'Unknown', dimension: 'Sea' })
})

test('a predicted place has the dashed frame of what is anticipated, a reported one that of what is there', () => {
  const dashes = (status: 0 | 1) => new ms.Symbol(code(SIGN.vessel, status) ?? '').getMetadata().notpresent
  expect(dashes(STATUS.present)).toBe('')
  expect(dashes(STATUS.anticipated)).not.toBe('')
})

test('codes as the standard has them', () => {
  expect(code(SIGN.drone)).toBe('10030100001103000000')
  expect(code(SIGN.patrol)).toBe('10033000001205000000')
  expect(code(SIGN.vessel)).toBe('10043000000000000000')
  expect(code(SIGN.vessel, STATUS.anticipated)).toBe('10043010000000000000')
})
