import { expect, test } from 'vitest'
import { type ChartMark, evidenceChart } from './evidence-chart.ts'
import { evidenceOf } from './evidence-of.ts'
import { entryAt, reportsAround, START_MS, ship, squareSet } from './testing.ts'

function chartAt(west: number, overrides: Parameters<typeof entryAt>[1] = {}) {
  const zones = squareSet(west)
  const evidence = evidenceOf({ event: entryAt(west, overrides), zones, identity: ship, around: reportsAround(west) })
  return evidenceChart(evidence, zones)
}

function lines(marks: readonly ChartMark[], role: string) {
  return marks.filter((mark) => mark.kind === 'line').filter((mark) => mark.role === role)
}

test('the crossing lies on the limit, between the reports, and the window on the way between them', () => {
  const { marks, widthPx, heightPx, scaleWords } = chartAt(110)
  const crossing = marks.find(({ kind }) => kind === 'crossing')
  expect(crossing).toEqual({ kind: 'crossing', x: widthPx / 2, y: heightPx / 2 })
  const [limit] = lines(marks, 'limit')
  expect(limit?.d).toBe('M240 -12L240 272')
  expect(limit).not.toHaveProperty('dash')
  expect(lines(marks, 'window')[0]?.d).toBe(lines(marks, 'way')[0]?.d)
  expect(scaleWords).toBe('0.05 NM')
})

test('a narrower window is a shorter stretch of the way', () => {
  const { marks } = chartAt(110, { windowMs: [START_MS + 10_000, START_MS + 20_000] })
  expect(lines(marks, 'window')[0]?.d).not.toBe(lines(marks, 'way')[0]?.d)
})

test('the band of tolerance is as wide as twice the tolerance', () => {
  const { marks } = chartAt(110)
  const band = lines(marks, 'tolerance')[0]
  const wayPx = 2 * Math.abs(240 - Number(lines(marks, 'way')[0]?.d.match(/^M([\d.]+)/)?.[1]))
  // The reports are 0.2398 NM apart, the tolerance is 0.05 NM either side.
  expect(band?.widthPx).toBeCloseTo((wayPx * 0.1) / 0.2398, 0)
})

test('reports have their time and distance beside them, and no label covers another', () => {
  const labels = chartAt(110).marks.filter((mark) => mark.kind === 'label')
  expect(labels.map(({ lines: texts }) => texts.join(' '))).toEqual(
    expect.arrayContaining(['00:35:15Z est.', '00:35:00Z 0.120 NM outside', '00:35:30Z 0.120 NM inside']),
  )
  const boxes = labels.map(({ x, y, lines: texts }) => ({ x, y, height: texts.length * 15 }))
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(14)
})

test('on the antimeridian the drawing is the same as elsewhere', () => {
  const fixes = { lon: 180, before: { atMs: START_MS, lon: 179.998, lat: 4 } }
  const shapes = (marks: readonly ChartMark[]) => marks.filter(({ kind }) => kind !== 'dot' && kind !== 'label')
  expect(shapes(chartAt(-180, fixes).marks).map(roleOf)).toEqual(shapes(chartAt(110).marks).map(roleOf))
  expect(lines(chartAt(-180, fixes).marks, 'way')).toEqual(lines(chartAt(110).marks, 'way'))
  expect(lines(chartAt(-180, fixes).marks, 'limit')).toEqual(lines(chartAt(110).marks, 'limit'))
})

test('a narrower drawing keeps everything on it', () => {
  const zones = squareSet(110)
  const evidence = evidenceOf({ event: entryAt(110), zones, identity: ship, around: reportsAround(110) })
  const { marks, widthPx } = evidenceChart(evidence, zones, 300)
  expect(widthPx).toBe(300)
  expect(marks.find(({ kind }) => kind === 'crossing')).toMatchObject({ x: 150 })
  const labels = marks.filter((mark) => mark.kind === 'label')
  expect(labels.filter(({ role }) => role === 'report')).toHaveLength(2)
  for (const { x, lines: texts } of labels)
    expect(x + Math.max(...texts.map((text) => text.length)) * 7.25).toBeLessThan(300)
  for (const mark of marks) if (mark.kind === 'dot') expect(mark.x).toBeLessThanOrEqual(300)
})

test('a way that nothing is known of is dashed, without crossing and window', () => {
  const { marks } = chartAt(110, { crossing: 'unknown' })
  expect(lines(marks, 'unknown-way')).toHaveLength(1)
  expect(lines(marks, 'window')).toHaveLength(0)
  expect(marks.some(({ kind }) => kind === 'crossing')).toBe(false)
})

test('a first report alone is drawn with the limit near it', () => {
  const { before: _, ...event } = entryAt(110, { kind: 'first-seen-inside', crossing: 'none', lon: 110.05 })
  const zones = squareSet(110)
  const after = { atMs: START_MS, lon: 110.05, lat: 4 }
  const evidence = evidenceOf({ event: { ...event, after }, zones, identity: ship, around: [] })
  const { marks } = evidenceChart(evidence, zones)
  expect(lines(marks, 'limit').length).toBeGreaterThan(0)
  expect(lines(marks, 'way')).toHaveLength(0)
})

function roleOf(mark: ChartMark): string {
  return mark.kind === 'line' ? mark.role : mark.kind
}
