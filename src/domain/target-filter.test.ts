import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  matches,
  NO_FILTER,
  partsInForce,
  SHIP_GROUPS,
  TARGET_AGES,
  type TargetFacts,
  type TargetFilter,
  withoutPart,
} from './target-filter.ts'
import { readFilter, writeFilter } from './target-filter-text.ts'
import { filterWords } from './target-filter-words.ts'

const seri: TargetFacts = {
  searched: 'seri a 533000001 533 000 001 9mab2 malaysia',
  kind: 'vessel',
  flag: 'MY',
  shipGroup: 'cargo',
  sogKn: 7.2,
  age: 'fresh',
  inOurZones: true,
  zoneId: 'my-eez',
  alerted: false,
  watched: false,
  inView: true,
}

test.each<[string, Partial<TargetFilter>, boolean]>([
  ['nothing', {}, true],
  ['its name in capitals, with spaces around', { search: ' SERI ' }, true],
  ['another name', { search: 'bunga' }, false],
  ['its kind among others', { kinds: ['drone', 'vessel'] }, true],
  ['another kind', { kinds: ['drone'] }, false],
  ['its flag', { flags: ['MY'] }, true],
  ['another flag', { flags: ['CN', 'VN'] }, false],
  ['its group', { shipGroups: ['cargo'] }, true],
  ['another group', { shipGroups: ['tanker'] }, false],
  ['its speed as least', { minSogKn: 7.2 }, true],
  ['its speed as most', { maxSogKn: 7.2 }, true],
  ['more than its speed', { minSogKn: 7.3 }, false],
  ['its age', { ages: ['fresh'] }, true],
  ['another age', { ages: ['lost'] }, false],
  ['our zones', { inOurZones: true }, true],
  ['its zone', { zoneIds: ['bn-eez', 'my-eez'] }, true],
  ['another zone', { zoneIds: ['bn-eez'] }, false],
  ['an alert', { alerted: true }, false],
  ['the watch list', { watched: true }, false],
  ['the view', { inView: true }, true],
  ['its kind and another flag', { kinds: ['vessel'], flags: ['CN'] }, false],
])('a ship is asked for %s', (_, part, passes) => {
  expect(matches({ ...NO_FILTER, ...part }, seri)).toBe(passes)
})

test('what is not known passes no part that asks for it', () => {
  const unknown = { ...seri, sogKn: Number.NaN, flag: undefined, shipGroup: undefined, zoneId: undefined }
  for (const part of [{ minSogKn: 0 }, { maxSogKn: 99 }, { flags: ['MY'] }, { zoneIds: ['my-eez'] }])
    expect(matches({ ...NO_FILTER, ...part }, unknown)).toBe(false)
  expect(matches({ ...NO_FILTER, shipGroups: [...SHIP_GROUPS] }, unknown)).toBe(false)
})

test('each part in force is named, and can be taken away without the others', () => {
  const filter: TargetFilter = {
    ...NO_FILTER,
    search: 'seri a',
    kinds: ['vessel', 'drone'],
    flags: ['CN'],
    minSogKn: 0.5,
    maxSogKn: 20,
    inOurZones: true,
    zoneIds: ['bn-eez'],
    watched: true,
  }
  const parts = partsInForce(filter)
  expect(parts.map((part) => filterWords(filter, part, () => 'Brunei'))).toEqual([
    '“seri a”',
    'vessel + 1',
    'In our zones + 1',
    'China',
    '0.5 to 20 kn',
    'Watch list',
  ])
  for (const part of parts) {
    const left = withoutPart(filter, part)
    expect(partsInForce(left)).toEqual(parts.filter((each) => each !== part))
  }
  expect(partsInForce(NO_FILTER)).toEqual([])
  expect(filterWords({ ...NO_FILTER, minSogKn: 3 }, 'speed', () => undefined)).toBe('3 kn and more')
})

const anyFilter: fc.Arbitrary<TargetFilter> = fc
  .record({
    search: fc.string({ maxLength: 30, unit: 'grapheme' }).map((text) => text.trim()),
    kinds: fc.subarray(['vessel', 'drone', 'patrol', 'aircraft', 'aid', 'base', 'contact', 'other'] as const),
    flags: fc.subarray(['CN', 'MY', 'VN']),
    shipGroups: fc.subarray([...SHIP_GROUPS]),
    ages: fc.subarray([...TARGET_AGES]),
    zoneIds: fc.subarray(['a,b', 'my-eez', 'x/y:z', '50%']),
    minSogKn: fc.option(fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10)),
    maxSogKn: fc.option(fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10)),
    inOurZones: fc.boolean(),
    alerted: fc.boolean(),
    watched: fc.boolean(),
    inView: fc.boolean(),
  })
  .map(({ minSogKn, maxSogKn, ...rest }) => ({
    ...rest,
    ...(minSogKn !== null && { minSogKn }),
    ...(maxSogKn !== null && { maxSogKn }),
  }))

test('a filter comes back from its text as it was, lists in a fixed order', () => {
  const sorted = (filter: TargetFilter) => ({
    ...filter,
    flags: filter.flags.toSorted(),
    zoneIds: filter.zoneIds.toSorted(),
  })
  fc.assert(
    fc.property(anyFilter, (filter) => {
      const text = writeFilter(filter)
      expect(sorted(readFilter(text))).toEqual(sorted(filter))
      expect(writeFilter(readFilter(text))).toBe(text)
    }),
  )
})

test('the text is short, empty without a filter, and what is not understood in it hides nobody', () => {
  expect(writeFilter(NO_FILTER)).toBe('')
  expect(writeFilter({ ...NO_FILTER, kinds: ['vessel'], flags: ['VN', 'CN'], minSogKn: 3, inView: true })).toBe(
    'view/kind:vessel/flag:CN,VN/kn:3-',
  )
  for (const text of ['', 'nonsense', 'kind:submarine;flag:<b>,xx', 'kn:fast', 'kn:9999-', 'find:%E0%A4', '//:,:'])
    expect(readFilter(text), text).toEqual(NO_FILTER)
  fc.assert(fc.property(fc.string(), (text) => readFilter(text) !== undefined))
})
