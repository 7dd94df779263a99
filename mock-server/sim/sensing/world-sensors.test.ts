import { expect, test } from 'vitest'
import type { SensorReport } from '#domain/looks/sensor-report.ts'
import { distanceNm } from '#geo/measure.ts'
import type { Scenario } from '../scenario.ts'
import { ankaOver } from '../stories/anka-over.ts'
import { played, START_MS, scenarioNamed } from '../testing.ts'

const crowd = scenarioNamed('crowd')
const vessels = crowd.parts.filter(({ part }) => part === 'crowd').map((part) => ({ ...part, count: 300 }))
const [first, second] = [
  ankaOver([112.8, 6.0, 115.2, 7.4], 10, 14_800, 1),
  ankaOver([112.8, 6.0, 115.2, 7.4], 10, 14_400, 2),
]
const looksOf = (parts: Scenario['parts'], seconds = 60) => played({ ...crowd, parts }, seconds).looks

test('every ten seconds each sensor of each platform tells what it did, without a gap or an overlap', () => {
  const looks = looksOf([...vessels, first, second])
  for (const [sensorId, own] of Map.groupBy(looks, ({ sensorId }) => sensorId)) {
    expect(
      own.map(({ toMs }) => (toMs - START_MS) / 1000),
      sensorId,
    ).toEqual([10, 20, 30, 40, 50, 60])
    own.slice(1).forEach((look, i) => {
      const before = own[i] as SensorReport
      expect([look.fromMs, look.from]).toEqual([before.toMs, before.to])
    })
  }
  expect(new Set(looks.map(({ platformId }) => platformId)).size).toBe(2)
})

test('what one drone sees is the same whether another flies or not, and drones are nobody’s contacts', () => {
  const alone = looksOf([...vessels, first])
  const both = looksOf([...vessels, first, second])
  const id = alone[0]?.platformId
  expect(alone.some(({ contacts }) => contacts.length > 0)).toBe(true)
  expect(both.filter(({ platformId }) => platformId === id)).toEqual(alone)
  // With no vessel there is nothing else to see.
  expect(looksOf([first, second]).flatMap(({ contacts }) => contacts)).toEqual([])
})

test('in ten seconds a platform goes as far as it flies', () => {
  for (const { from, to } of looksOf([first])) expect(distanceNm(from.place, to.place)).toBeLessThan((150 / 3600) * 10)
})
