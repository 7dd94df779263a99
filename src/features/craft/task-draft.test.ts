import { expect, test } from 'vitest'
import { failed, ok, type Result } from '#geo/result.ts'
import { fieldsOf, forCraft, newDraft, orderOf, type TaskDraft, type TaskField } from './task-draft.ts'
import { craftState } from './testing.ts'

const drone = craftState()
const find = (text: string): Result<string> => (text === 'LUCKY STAR' ? ok('mmsi:1') : failed(`"${text}" is no target`))
const typed = (change: Partial<Omit<TaskDraft, 'texts'>>, texts: Partial<Record<TaskField, string>>): TaskDraft => {
  const draft = newDraft(drone, change)
  return { ...draft, texts: { ...draft.texts, ...texts } }
}

test('legs are as far apart as the craft sees, in whole miles where it sees far', () => {
  expect(newDraft(drone).texts.spacingNm).toBe('29')
  const boat = craftState({ kind: 'patrol', planning: { speedKn: 15, turnRadiusNm: 0.16, sweepWidthNm: 0.84 } })
  expect(newDraft(boat).texts.spacingNm).toBe('0.8')
})

test('another craft brings its own values for what nobody changed', () => {
  const boat = craftState({
    trackId: 'mmsi:2',
    kind: 'patrol',
    planning: { speedKn: 15, turnRadiusNm: 0.2, sweepWidthNm: 6 },
  })
  const draft = typed({ relieved: 'mmsi:2' }, { radiusNm: '7', area: '5, 113' })
  const changed = forCraft(draft, drone, boat)
  expect(changed).toMatchObject({ craftId: 'mmsi:2', relieved: '' })
  expect(changed.texts).toMatchObject({ spacingNm: '6', radiusNm: '7', area: '5, 113' })
})

test.each<[string, TaskDraft, unknown]>([
  [
    'parallel track',
    typed({}, { area: '5, 113\n6, 114', spacingNm: '5', axisDeg: ' 45 ' }),
    {
      kind: 'search',
      task: {
        pattern: 'parallel-track',
        area: { kind: 'box', box: [113, 5, 114, 6] },
        spacingNm: 5,
        axisDeg: 45,
        legEnds: 'at-edge',
      },
    },
  ],
  [
    'expanding square',
    typed({ pattern: 'expanding-square' }, { datum: '5, 113', spacingNm: '2,5', maxRadiusNm: '10' }),
    {
      kind: 'search',
      task: { pattern: 'expanding-square', datum: [113, 5], spacingNm: 2.5, maxRadiusNm: 10, firstLegDeg: 0 },
    },
  ],
  [
    'sector',
    typed({ pattern: 'sector', patterns: '2' }, { datum: '5, 113', radiusNm: '8', firstLegDeg: '30' }),
    { kind: 'search', task: { pattern: 'sector', datum: [113, 5], radiusNm: 8, firstLegDeg: 30, patterns: 2 } },
  ],
  [
    'barrier',
    typed({ pattern: 'barrier' }, { line: '5, 113\n6, 114', passes: '6' }),
    { kind: 'search', task: { pattern: 'barrier', from: [113, 5], to: [114, 6], passes: 6 } },
  ],
  [
    'racetrack',
    typed({ pattern: 'racetrack', side: 'left' }, { line: '5, 113\n6, 114', widthNm: '6', laps: '3' }),
    {
      kind: 'search',
      task: { pattern: 'racetrack', from: [113, 5], to: [114, 6], widthNm: 6, laps: 3, side: 'left' },
    },
  ],
  [
    'orbit over a target',
    typed({ pattern: 'orbit', about: 'track' }, { target: 'LUCKY STAR', radiusNm: '3', laps: '2' }),
    {
      kind: 'search',
      task: { pattern: 'orbit', about: { kind: 'track', trackId: 'mmsi:1' }, radiusNm: 3, laps: 2, turn: 'right' },
    },
  ],
  [
    'orbit over a place',
    typed({ pattern: 'orbit' }, { datum: '5, 113', radiusNm: '3', laps: '2' }),
    {
      kind: 'search',
      task: { pattern: 'orbit', about: { kind: 'place', place: [113, 5] }, radiusNm: 3, laps: 2, turn: 'right' },
    },
  ],
  ['intercept', typed({ kind: 'intercept' }, { target: 'LUCKY STAR' }), { kind: 'intercept', trackId: 'mmsi:1' }],
  [
    'shadow',
    typed({ kind: 'shadow' }, { target: 'LUCKY STAR', distanceNm: '1.5' }),
    { kind: 'shadow', trackId: 'mmsi:1', distanceNm: 1.5 },
  ],
  ['relieve', typed({ kind: 'relieve', relieved: 'uav:2' }, {}), { kind: 'relieve', trackId: 'uav:2' }],
  ['hold', typed({ kind: 'hold' }, { datum: '5, 113' }), { kind: 'hold', place: [113, 5] }],
])('%s: the order has what was typed, and nothing of other tasks', (_name, draft, order) => {
  expect(orderOf(draft, find)).toEqual({ ok: true, value: order })
})

test.each<[TaskDraft, Partial<Record<TaskField | 'relieved', RegExp>>]>([
  [
    typed({}, { area: '5, 113', spacingNm: 'wide' }),
    { area: /1 position, expected 2/, spacingNm: /"wide" is not a number/ },
  ],
  [typed({}, { area: '5, 113\n6, 114', spacingNm: '-1' }), { spacingNm: /^Track spacing is -1, expected 0.1 to 100/ }],
  [typed({}, { area: '5, 113\n5, 114\n6, 113\n6, 114' }), { area: /^Area.* the edges .* cross/ }],
  [typed({ pattern: 'barrier' }, { line: '5, 113\n5, 113' }), { line: /^Line: its ends are 0.0 NM apart, expected/ }],
  [
    typed({ pattern: 'barrier' }, { line: '5, 113\n6, 114', passes: '1.5' }),
    { passes: /^Passes is 1.5, expected a whole/ },
  ],
  [
    typed({ pattern: 'expanding-square' }, { datum: '5, 113', spacingNm: '20', maxRadiusNm: '5' }),
    { maxRadiusNm: /^Out to is 5, expected at least the spacing, 20 NM/ },
  ],
  [typed({ kind: 'shadow' }, { target: 'NOBODY', distanceNm: '2' }), { target: /"NOBODY" is no target/ }],
  [
    typed({ kind: 'shadow' }, { target: 'LUCKY STAR', distanceNm: '90' }),
    { distanceNm: /^Distance is 90, expected 0.5 to 20/ },
  ],
  [typed({ kind: 'relieve' }, {}), { relieved: /no craft is chosen/ }],
  [typed({ kind: 'hold' }, { datum: '95, 113' }), { datum: /latitude is 95/ }],
])('what is wrong is told at its field, with value and expectation', (draft, problems) => {
  const order = orderOf(draft, find)
  const told = order.ok ? {} : order.problem
  expect(Object.keys(told).sort()).toEqual(Object.keys(problems).sort())
  for (const [field, words] of Object.entries(problems)) expect(told[field as TaskField]).toMatch(words)
})

test('each task asks for the fields that it needs', () => {
  expect(fieldsOf({ kind: 'search', pattern: 'orbit', about: 'track' })).toEqual(['target', 'radiusNm', 'laps'])
  expect(fieldsOf({ kind: 'relieve', pattern: 'orbit', about: 'track' })).toEqual([])
})
