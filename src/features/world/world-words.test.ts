import { expect, test } from 'vitest'
import { chaosWords, parseChaos } from '#domain/world/chaos-switch.ts'
import { parseWorldOrder, type WorldState } from '#domain/world/world-state.ts'
import {
  jumpGoal,
  runningWords,
  SPEEDS,
  STEPS_S,
  speedsWith,
  switched,
  timeWords,
  USUAL_FAULTS,
} from './world-words.ts'

const NOW = Date.UTC(2026, 2, 14, 12, 4, 31)
const world: WorldState = {
  scenario: 'patrol',
  title: 'Patrol',
  description: 'A quiet day.',
  seed: 1,
  startAtMs: NOW - 3_600_000,
  nowMs: NOW,
  speed: 1,
  paused: false,
  isTimeOfDay: true,
  chaos: [],
}

test('how it runs is said in a few words', () => {
  const own = { ...world, isTimeOfDay: false }
  expect(runningWords(world)).toBe('With the time of day')
  expect(runningWords(own)).toBe('True speed, by a clock of its own')
  expect(runningWords({ ...own, speed: 60 })).toBe('60 times true speed')
  expect(runningWords({ ...own, speed: 600, speedReached: 420 })).toBe('420 times true speed: 600 cannot be reached')
  expect(runningWords({ ...own, paused: true })).toBe('Paused')
  expect(runningWords({ ...own, paused: true, goingToMs: NOW + 60_000 })).toBe('On the way to 12:05:31Z')
  expect(timeWords(world)).toBe('Sat 14 Mar 2026, 12:04:31Z, 1 h 00 min after the beginning')
})

test('a speed that the server began with is among those to choose from', () => {
  expect(speedsWith(1)).toEqual(SPEEDS)
  expect(speedsWith(7)).toContain(7)
  expect(speedsWith(7)).toHaveLength(SPEEDS.length + 1)
})

test.each([
  ['14:30', Date.UTC(2026, 2, 14, 14, 30)],
  ['14:30:15Z', Date.UTC(2026, 2, 14, 14, 30, 15)],
  ['9:00', Date.UTC(2026, 2, 15, 9)],
  ['+2 h', NOW + 7_200_000],
  ['+90min', NOW + 5_400_000],
  ['+1.5 h', NOW + 5_400_000],
  ['+ 45 s', NOW + 45_000],
])('a jump to %s', (text, atMs) => {
  expect(jumpGoal(text, NOW)).toEqual({ ok: true, value: atMs })
})

test.each(['', 'soon', '25:00', '12:61', '-2 h', '2 h', '+0 s', '+169 h'])('no jump to “%s”', (text) => {
  expect(jumpGoal(text, NOW)).toMatchObject({ ok: false, problem: expect.stringContaining(`“${text}”`) })
})

test('everything that can be chosen here the server takes', () => {
  for (const speed of SPEEDS) expect(parseWorldOrder({ speed }).ok).toBe(true)
  for (const stepS of STEPS_S) expect(parseWorldOrder({ stepS }).ok).toBe(true)
  expect(parseChaos(USUAL_FAULTS.map(({ usual }) => usual)).ok).toBe(true)
})

test('a fault is switched on beside the others, and off whatever its figures are', () => {
  const [loss, delay] = USUAL_FAULTS
  if (!loss || !delay) throw new Error('no faults')
  const shown = (...switches: readonly (typeof loss.usual)[]) =>
    switches.map((each) => ({ switch: each, words: chaosWords(each), isOn: true }))
  expect(switched(shown(), loss)).toEqual([loss.usual])
  expect(switched(shown(delay.usual), loss)).toEqual([delay.usual, loss.usual])
  const odd = { kind: 'loss', share: 0.03, fromS: 5 } as const
  expect(switched(shown(odd, delay.usual), loss)).toEqual([delay.usual])
  const over = shown(odd).map((each) => ({ ...each, isOn: false }))
  expect(switched(over, loss)).toEqual([loss.usual])
})
