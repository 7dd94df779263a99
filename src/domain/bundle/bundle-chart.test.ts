import { expect, test } from 'vitest'
import type { LonLat } from '#geo/lonlat.ts'
import { bundleChart } from './bundle-chart.ts'
import { bundleFrame, chartXy } from './bundle-frame.ts'
import { coastPaths, trackPath } from './chart-lines.ts'
import { bundle } from './testing.ts'

test('the chart shows the tracks across the antimeridian side by side and in scale', () => {
  const frame = bundleFrame([179.9, 4, 180.1, 4.05])
  const [west, east] = [chartXy(frame, [179.9, 4]), chartXy(frame, [-179.9, 4])]
  expect(east[0] - west[0]).toBeCloseTo(0.2 * frame.pxPerLonDeg, 6)
  expect(west[0]).toBeGreaterThan(0)
  expect(east[0]).toBeLessThan(frame.widthPx)
  expect(frame.pxPerLonDeg / frame.pxPerLatDeg).toBeCloseTo(Math.cos((4.025 * Math.PI) / 180), 1)
})

test('one place alone has a chart too', () => {
  const frame = bundleFrame([110, 4, 110, 4])
  expect(chartXy(frame, [110, 4])).toEqual([frame.widthPx / 2, frame.heightPx / 2])
  expect(Number.isFinite(frame.pxPerNm)).toBe(true)
})

test('the line of a track is broken where its reports are not one motion', () => {
  const { breaks, svg } = bundleChart(bundle(), 'Chart')
  expect(breaks).toEqual([[], [39]])
  expect(/class="whole c1" d="([^"]*)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2)
  expect(/class="whole c0" d="([^"]*)"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(1)
})

test('points that cannot be told apart are drawn once, ends always', () => {
  const frame = bundleFrame([110, 4, 111, 4])
  const places = Array.from({ length: 1001 }, (_, i): LonLat => [110 + i / 1e6, 4])
  expect(trackPath(places, new Set(), frame).match(/[ML]/g)?.length).toBeLessThan(10)
  expect(
    trackPath(
      [
        [110, 4],
        [110, 4],
      ],
      new Set([0]),
      frame,
    ).match(/M/g),
  ).toHaveLength(2)
})

test('land is filled and open coast drawn, cut to the chart', () => {
  const frame = bundleFrame([110, 4, 110.1, 4.1])
  const { land, line } = coastPaths(
    [
      [
        [100, 0],
        [120, 0],
        [120, 10],
        [100, 10],
        [100, 0],
      ],
      [
        [100, 4.05],
        [120, 4.05],
      ],
      [
        [0, 50],
        [1, 50],
      ],
    ],
    frame,
  )
  expect(land).toMatch(/^M.*Z$/)
  expect(line.match(/M/g)).toHaveLength(1)
  for (const number of `${land}${line}`.match(/-?[\d.]+/g) ?? []) expect(Math.abs(Number(number))).toBeLessThan(1000)
})

test('zones are drawn by what their limits rest on', () => {
  const { svg, zones } = bundleChart(bundle(), 'Chart')
  expect(zones.map(({ zone }) => zone.id)).toEqual(['west'])
  expect(svg).toMatch(/<path class="limit" d="M/)
  expect(svg).toContain('>Zone west</text>')
  expect(svg).toContain('>E1</text>')
  expect(svg).toContain('>N1</text>')
})
