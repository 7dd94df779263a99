import { describe, expect, test } from 'vitest'
import { parseFacts } from './facts.ts'

const HEAD = 'instrument,point,lat_dms,lon_dms,lat,lon,source,verified'
const GOOD = `A treaty,1,5°27'N,98°17.5'E,5.450000,98.291667,seen,yes`
const parse = (...rows: string[]) => parseFacts('a.csv', [HEAD, ...rows].join('\n'))
const problem = (...rows: string[]) => {
  const result = parse(...rows)
  return result.ok ? 'taken' : result.problem
}

test('a row becomes a point with its numbers as written', () => {
  expect(parse(GOOD)).toEqual({
    ok: true,
    value: [{ instrument: 'A treaty', point: '1', place: [98.291667, 5.45], source: 'seen', verified: true }],
  })
})

test('degrees, minutes and seconds, south and west, are read too', () => {
  const result = parse(`A treaty,1,"1°10'46.5""S","103°40'14.6""W",-1.179583,-103.670722,seen,no`)
  expect(result).toMatchObject({ ok: true, value: [{ place: [-103.670722, -1.179583], verified: false }] })
})

describe('a bad row is refused, with its place and what was expected', () => {
  test.each([
    ['latitude out of range', GOOD.replace('5.450000', '91.2'), 'a.csv row 3: lat is 91.2, expected -90..90'],
    ['longitude out of range', GOOD.replace('98.291667', '181'), 'a.csv row 3: lon is 181, expected -180..180'],
    ['text for a number', GOOD.replace('5.450000', '5.45N'), 'a.csv row 3: lat is 5.45N, expected -90..90'],
    ['no number', GOOD.replace('5.450000', ''), 'a.csv row 3: lat is empty, expected -90..90'],
    ['no point', GOOD.replace(',1,', ',,'), 'a.csv row 3: point is empty, expected a text'],
    ['no source', GOOD.replace('seen', ''), 'a.csv row 3: source is empty, expected a text'],
    ['neither yes nor no', GOOD.replace('yes', 'maybe'), 'a.csv row 3: verified is maybe, expected yes or no'],
    ['a point twice', GOOD, 'a.csv row 3: point 1 is there twice, expected names that differ'],
    ['a cell missing', GOOD.replace(',yes', ''), `a.csv row 3: has 7 cells, expected 8 (${HEAD})`],
    [
      'decimals that differ from the degrees',
      GOOD.replace('98.291667', '98.291767'),
      `a.csv row 3: lon is 98.291767, expected 98.291667 as 98°17.5'E says`,
    ],
    [
      'degrees of the wrong hemisphere',
      GOOD.replace(`5°27'N`, `5°27'E`),
      `a.csv row 3: lat_dms is 5°27'E, expected degrees like 5°27'N`,
    ],
  ])('%s', (_, row, expected) => {
    expect(problem(GOOD, row)).toBe(expected)
  })

  test('another head, and no rows at all', () => {
    expect(parseFacts('a.csv', 'name,lat,lon\nx,1,2')).toEqual({
      ok: false,
      problem: `a.csv row 1: columns are name,lat,lon, expected ${HEAD}`,
    })
    expect(problem()).toBe('a.csv: has no rows, expected turning points')
  })
})

test('a list of several areas, each numbered anew, names a point by its area too', () => {
  const row = (area: number) =>
    GOOD.replace('A treaty,1', `Fishery area (WPP) ${area} limit,1`).replace(',yes', ',yes (secondary)')
  const result = parse(row(711), row(716))
  expect(result.ok && result.value.map(({ point, verified }) => [point, verified])).toEqual([
    ['711 1', true],
    ['716 1', true],
  ])
})
