import { describe, expect, it } from 'vitest'
import { BoundaryDistance } from '#geo/boundary-distance.ts'
import { box, zonesOf } from '../events/testing.ts'
import { zoneContext } from '../events/zone-context.ts'
import { OPEN_SEA, seaOf } from './sea.ts'

const set = zonesOf({ outer: box(110, 4, 114, 7), neighbour: box(114, 4, 116, 7) })
const [outer, neighbour] = set.zones
const zones = {
  ...set,
  zones: [outer, neighbour].flatMap((zone, i) => (zone ? [{ ...zone, kind: i ? 'neighbour' : 'eez' } as const] : [])),
}
const context = zoneContext(zones, { ports: [{ name: 'Bintulu', lon: 113, lat: 4, radiusNm: 3 }] })

describe('the sea of zones in force', () => {
  const sea = seaOf(() => context)

  it('measures to the edge of the nearest port, 0 inside', () => {
    expect(sea.portNm(113, 4.1)).toBeCloseTo(3, 1)
    expect(sea.portNm(113, 4.04)).toBe(0)
  })

  it('names the nearest limit, and only a zone where a state has the rights of an exclusive economic zone', () => {
    expect(sea.limit(113, 6.9)).toMatchObject({ limitId: expect.any(String) })
    expect(sea.limit(113, 6.9)?.nm).toBeCloseTo(6, 0)
    expect(sea.zoneId(113, 5)).toBe('outer')
    expect(sea.zoneId(115, 5)).toBeUndefined()
    expect(sea.zoneId(100, 5)).toBeUndefined()
  })

  it('is as far from the shore as the land says, and endlessly without land', () => {
    const land = new BoundaryDistance(zonesOf({ land: box(108, 4, 109, 5) }))
    expect(seaOf(() => context, land).shoreNm(110, 4.5)).toBeCloseTo(60, 0)
    expect(sea.shoreNm(110, 4.5)).toBe(Number.POSITIVE_INFINITY)
    expect(OPEN_SEA.portNm(110, 4.5)).toBe(Number.POSITIVE_INFINITY)
  })

  it('asks the zones that are in force now', () => {
    let now = context
    const changing = seaOf(() => now)
    now = zoneContext(zonesOf({ none: box(0, 0, 1, 1) }), { ports: [] })
    expect(changing.zoneId(113, 5)).toBeUndefined()
    expect(changing.portNm(113, 4)).toBe(Number.POSITIVE_INFINITY)
  })
})
