import { expect, test } from 'vitest'
import { type ChaosSwitch, chaosWords, isOn, parseChaos } from './chaos-switch.ts'

const every: readonly [ChaosSwitch, string][] = [
  [{ kind: 'loss', share: 0.2 }, 'loss 20 %'],
  [{ kind: 'delay', delayS: 12 }, 'delay 12 s'],
  [{ kind: 'delay', delayS: 12, jitterS: 8, fromS: 60, untilS: 120 }, 'delay 12 to 20 s'],
  [{ kind: 'reorder', share: 0.125 }, 'reorder 12.5 % by 15 s'],
  [{ kind: 'duplicates', share: 1 }, 'duplicates 100 %'],
  [{ kind: 'clock-skew', skewS: -30 }, 'clock skew −30 s'],
  [{ kind: 'silence' }, 'silence'],
  [{ kind: 'silence', share: 0.5 }, 'silence of 50 % of tracks'],
  [{ kind: 'silence', trackIds: ['mmsi:1'] }, 'silence of 1 track'],
  [{ kind: 'malformed', share: 0.05 }, 'malformed 5 %'],
  [{ kind: 'spoof', share: 0.1, pattern: 'circle', nm: 3 }, 'spoof 10 % of tracks, circle 3 NM'],
  [{ kind: 'burst', times: 5 }, 'burst 5 times'],
]

test('every kind of switch is taken, and told in a few words', () => {
  const parsed = parseChaos(every.map(([one]) => one))
  expect(parsed).toEqual({ ok: true, value: every.map(([one]) => one) })
  expect(every.map(([one]) => chaosWords(one))).toEqual(every.map(([, words]) => words))
})

test.each<[string, unknown, string]>([
  ['a share of more than all', { kind: 'loss', share: 1.5 }, 'chaos[0].share is 1.5, expected 0 to 1 (a share)'],
  ['a share below nothing', { kind: 'loss', share: -0.1 }, 'chaos[0].share is -0.1, expected 0 to 1 (a share)'],
  ['a share that is missing', { kind: 'loss' }, 'chaos[0].share is not there, expected a value'],
  ['a negative delay', { kind: 'delay', delayS: -1 }, 'chaos[0].delayS is -1, expected 0 to 3600 seconds'],
  ['a negative beginning', { kind: 'silence', fromS: -5 }, 'chaos[0].fromS is -5, expected 0 to 2592000 seconds'],
  [
    'an end before the beginning',
    { kind: 'silence', fromS: 60, untilS: 60 },
    'chaos[0].untilS is 60, expected more than fromS, 60',
  ],
  ['an unknown key', { kind: 'loss', share: 0.1, often: true }, 'chaos[0].often is not known, expected only'],
  ['an unknown kind', { kind: 'flood' }, 'chaos[0].kind is "flood", expected a switch of kind loss, delay'],
  ['half a time', { kind: 'burst', times: 2.5 }, 'chaos[0].times is no whole number, expected 2 to 50'],
  ['no object', 3, 'chaos[0] is 3, expected'],
])('%s is refused with its place', (_case, one, problem) => {
  const parsed = parseChaos([one])
  expect(parsed.ok ? [] : parsed.problem).toEqual([expect.stringContaining(problem)])
})

test('what is no list, and a list too long, are refused', () => {
  const told = (json: unknown) => {
    const parsed = parseChaos(json, 'switches')
    return parsed.ok ? [] : parsed.problem
  }
  expect(told('loss')).toEqual(['switches is "loss", expected a list of switches'])
  expect(told(Array.from({ length: 21 }, () => ({ kind: 'silence' })))).toEqual([
    'switches has 21 switches, expected at most 20',
  ])
})

test('a switch is on from its beginning to just before its end', () => {
  const one = { kind: 'silence', fromS: 10, untilS: 20 } as const
  expect([9.999, 10, 19.999, 20].map((atS) => isOn(one, atS))).toEqual([false, true, true, false])
  expect(isOn({ kind: 'silence' }, 1e9)).toBe(true)
})
