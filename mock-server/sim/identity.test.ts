import { expect, test } from 'vitest'
import { imoCheckDigit } from './identity.ts'
import { played, scenarioNamed } from './testing.ts'

test('the check digit is that of a published example, IMO 9074729', () => {
  expect(imoCheckDigit(907472)).toBe(9)
})

test.each(['patrol', 'stress'])(
  'in %s every vessel has names and numbers as real ones have, and nobody else has them',
  (name) => {
    const { identities } = played(scenarioNamed(name), 0)
    const vessels = identities.filter(({ kind }) => kind !== 'drone')
    for (const { trackId, mmsi, imo, name: shipName, callSign, flag, lengthM, beamM, aisClass, draughtM } of vessels) {
      expect(trackId).toBe(`mmsi:${mmsi}`)
      expect(String(mmsi)).toMatch(/^[2-7]\d{8}$/)
      expect(shipName).toMatch(/^[A-Z0-9 ]{1,20}$/)
      if (imo !== undefined) expect(imoCheckDigit(Math.floor(imo / 10))).toBe(imo % 10)
      if (callSign !== undefined) expect(callSign).toMatch(/^[A-Z0-9]{5,7}$/)
      if (flag === undefined) expect(String(mmsi)).toMatch(/^290/)
      expect(lengthM).toBeGreaterThan(beamM ?? Number.NaN)
      expect(draughtM === undefined).toBe(aisClass === 'B')
    }
    for (const key of ['trackId', 'mmsi', 'name'] as const)
      expect(new Set(vessels.map((each) => each[key])).size).toBe(vessels.length)
  },
)
