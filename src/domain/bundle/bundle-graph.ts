import type { Comparison } from '../compare/comparison.ts'
import { escapeHtml } from '../evidence/escape-html.ts'
import { clockText } from '../notation.ts'
import { tenth } from './chart-lines.ts'

const WIDTH_PX = 960
const HEIGHT_PX = 180
const LEFT_PX = 64
const RIGHT_PX = 948
const TOP_PX = 12
const BOTTOM_PX = 150

/** Where an instant lies on the graph, for the player. */
export interface GraphScale {
  readonly leftPx: number
  readonly rightPx: number
  readonly fromMs: number
  readonly pxPerMs: number
}

export function graphScale({ fromMs, toMs }: Comparison): GraphScale {
  return { leftPx: LEFT_PX, rightPx: RIGHT_PX, fromMs, pxPerMs: (RIGHT_PX - LEFT_PX) / Math.max(1, toMs - fromMs) }
}

/** Range over time as an SVG drawing, broken where one of the two is not known; the least range is marked. */
export function graphSvg(comparison: Comparison, title: string): string {
  const { samples, closest, fromMs, toMs } = comparison
  const { pxPerMs } = graphScale(comparison)
  const mostNm = samples.rangeNm.reduce((most, nm) => Math.max(most, nm), 0.01)
  const x = (atMs: number) => tenth(LEFT_PX + (atMs - fromMs) * pxPerMs)
  const y = (nm: number) => tenth(BOTTOM_PX - (nm / mostNm) * (BOTTOM_PX - TOP_PX))
  const d = Array.from(
    samples.atMs,
    (atMs, row) => `${samples.joined[row] ? 'L' : 'M'}${x(atMs)} ${y(samples.rangeNm[row] as number)}`,
  )
  return [
    `<svg viewBox="0 0 ${WIDTH_PX} ${HEIGHT_PX}" role="img" aria-label="${escapeHtml(title)}">`,
    `<rect class="sea" width="${WIDTH_PX}" height="${HEIGHT_PX}"/>`,
    `<path class="scale" d="M${LEFT_PX} ${TOP_PX}V${BOTTOM_PX}H${RIGHT_PX}"/>`,
    `<text x="${LEFT_PX - 6}" y="${TOP_PX + 8}" text-anchor="end">${mostNm.toFixed(mostNm < 10 ? 2 : 1)}</text>`,
    `<text x="${LEFT_PX - 6}" y="${BOTTOM_PX}" text-anchor="end">0 NM</text>`,
    `<text x="${LEFT_PX}" y="${BOTTOM_PX + 18}">${clockText(fromMs)}</text>`,
    `<text x="${RIGHT_PX}" y="${BOTTOM_PX + 18}" text-anchor="end">${clockText(toMs)}</text>`,
    `<path class="graph" d="${d.join('')}"/>`,
    ...(closest ? [`<circle class="event" cx="${x(closest.atMs)}" cy="${y(closest.rangeNm)}" r="4"/>`] : []),
    `<path class="now" id="graph-now" d="M0 ${TOP_PX}V${BOTTOM_PX}" hidden=""/>`,
    '</svg>',
  ].join('\n')
}
