import { expect, test } from 'vitest'
import type { CraftOrder } from '#domain/craft/craft-order.ts'
import {
  fuelWords,
  givenUpWords,
  inListOrder,
  linkWords,
  orderWords,
  percentText,
  phaseWords,
  progressWords,
  spanText,
} from './craft-words.ts'
import { craftState } from './testing.ts'

const nameOf = (trackId: string) => (trackId === 'mmsi:1' ? 'LUCKY STAR' : trackId)
const SWEEP: CraftOrder = {
  kind: 'search',
  task: { pattern: 'parallel-track', area: { kind: 'box', box: [113, 5, 114, 6] }, spacingNm: 5 },
}
const NOON_MS = Date.UTC(2026, 2, 14, 12)

test.each<[CraftOrder, string]>([
  [SWEEP, 'parallel track, legs 5 NM apart'],
  [{ kind: 'intercept', trackId: 'mmsi:1' }, 'intercept LUCKY STAR'],
  [{ kind: 'shadow', trackId: 'mmsi:1', distanceNm: 2.5 }, 'shadow LUCKY STAR at 2.5 NM'],
  [{ kind: 'hold', place: [113, 5] }, 'hold at 05°00.000′ N 113°00.000′ E'],
  [{ kind: 'return' }, 'return home'],
  [
    {
      kind: 'search',
      task: { pattern: 'orbit', about: { kind: 'track', trackId: 'mmsi:1' }, radiusNm: 3, turn: 'left', laps: 1 },
    },
    'orbit over LUCKY STAR at 3 NM, 1 lap',
  ],
])('%j reads well', (order, words) => {
  expect(orderWords(order, nameOf)).toBe(words)
})

test('a ship leaves port where a drone takes off', () => {
  expect(phaseWords({ kind: 'drone', phase: 'departing' })).toBe('Taking off')
  expect(phaseWords({ kind: 'patrol', phase: 'departing' })).toBe('Leaving port')
})

test('on task it is told how much is done, on the way when it is there', () => {
  const progress = { share: 0.43, untilMs: NOON_MS }
  expect(progressWords({ phase: 'on-task', progress })).toBe('43 % done, until 12:00Z')
  expect(progressWords({ phase: 'transit', progress })).toBe('there 12:00Z')
  expect(progressWords({ phase: 'holding' })).toBe('')
})

test('a new order says what it gives up: the task under way, or the order that has not arrived', () => {
  const onTask = { order: SWEEP, phase: 'on-task', progress: { share: 0.43, untilMs: NOON_MS } } as const
  expect(givenUpWords(onTask, nameOf)).toBe('parallel track, legs 5 NM apart, 43 % done')
  expect(givenUpWords({ ...onTask, pendingOrder: { kind: 'intercept', trackId: 'mmsi:1' } }, nameOf)).toBe(
    'intercept LUCKY STAR, which has not reached it yet',
  )
  expect(givenUpWords({ phase: 'returning', order: { kind: 'return' } }, nameOf)).toBeUndefined()
  expect(givenUpWords({ phase: 'ready' }, nameOf)).toBeUndefined()
})

test('a lost line says since when, and that orders wait', () => {
  const link = { state: 'lost', delayS: 0.6, lostSinceMs: NOON_MS - 18 * 60_000 } as const
  expect(linkWords({ link }, NOON_MS)).toBe('No answer since 11:42Z, 18 min; orders wait until it answers')
  expect(linkWords({ link, pendingOrder: { kind: 'return' } }, NOON_MS)).toBe(
    'No answer since 11:42Z, 18 min; the order waits until it answers',
  )
  expect(linkWords({ link: { state: 'ok', delayS: 0.6 } }, NOON_MS)).toBe('')
})

test('fuel that is just enough for the way home is told before it is below the reserve', () => {
  const fuel = { leftS: 20_000, fullS: 108_000, reserveS: 10_800, homewardS: 4000 }
  expect(fuelWords(fuel)).toEqual({ left: '5 h 33 min left', warning: '' })
  expect(fuelWords({ ...fuel, leftS: 14_000 }).warning).toBe('just enough for the way home')
  expect(fuelWords({ ...fuel, leftS: 10_000 }).warning).toBe('below the reserve')
})

test('spans are hours up to two days', () => {
  expect([90, 25 * 3600 + 2040, 5 * 86_400].map(spanText)).toEqual(['1 min', '25 h 34 min', '5 d 0 h'])
})

test('all is said of all only', () => {
  expect([0, 0.43, 0.9961, 1].map(percentText)).toEqual(['0 %', '43 %', '99 %', '100 %'])
})

test('drones come before ships, and 2 before 10', () => {
  const named = (name: string, kind: 'drone' | 'patrol') => craftState({ name, kind })
  const list = [named('KD 3', 'patrol'), named('Anka-S 10', 'drone'), named('Anka-S 2', 'drone')]
  expect(inListOrder(list).map(({ name }) => name)).toEqual(['Anka-S 2', 'Anka-S 10', 'KD 3'])
})
