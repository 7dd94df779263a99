import { useEffect, useRef } from 'react'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import styles from './line-chart.module.css'

/** One line, or a row of dots, over the times of the chart. */
export interface ChartSeries {
  readonly name: string
  /** NaN breaks a line. */
  readonly values: readonly number[]
  /** The token that colours it, such as `--graph-1`. */
  readonly token: string
  readonly as: 'line' | 'dots'
  /** Ticks of its own axis, at the left or the right; they bound what is shown. */
  readonly ticks: readonly number[]
  readonly side: 'left' | 'right'
}

/** A moment that is marked by an upright dashed line. */
export interface ChartMark {
  readonly atS: number
  readonly token: string
}

interface LineChartProps {
  readonly label: string
  /** Seconds since 1970, ascending. */
  readonly times: readonly number[]
  readonly fromS: number
  readonly toS: number
  readonly series: readonly ChartSeries[]
  readonly marks: readonly ChartMark[]
  readonly height: number
  /** Room at the right, pixels, beside what the axes take: so that charts without an axis there stand under one with. */
  readonly padRight?: number
  readonly timeText: (atS: number) => string
  /** Number of the time that is pointed at, or undefined. */
  readonly onPoint: (index: number | undefined) => void
  /** A press in the lines, at that second. */
  readonly onPress?: (atS: number) => void
  /**
   * Hands over what puts the upright line of a clock, in seconds; undefined hides it. It moves without drawing anything
   * else again. Answers the way to stop.
   */
  readonly clock?: (put: (atS: number | undefined) => void) => () => void
}

/** Lines over time, drawn on a canvas in the colours of the palette. Values are told beside it: see `onPoint`. */
export function LineChart(props: LineChartProps) {
  const holder = useRef<HTMLDivElement>(null)
  const chart = useRef<UPlot>(undefined)
  const newest = useRef(props)
  newest.current = props
  const { series, height, label } = props
  // Another set of lines needs another chart; other values of the same lines do not.
  const shape = JSON.stringify([
    height,
    series.map(({ name, token, as, side, ticks }) => [name, token, as, side, ticks]),
  ])

  useEffect(() => {
    void shape
    const box = holder.current
    if (!box) return
    const made = new UPlot(optionsOf(newest, box.clientWidth), dataOf(newest.current), box)
    chart.current = made
    const sizes = new ResizeObserver(() => made.setSize({ width: box.clientWidth, height: newest.current.height }))
    sizes.observe(box)
    const palettes = new MutationObserver(() => made.redraw())
    palettes.observe(document.documentElement, { attributeFilter: ['data-palette'] })
    const stopClock = newest.current.clock?.(clockOf(made))
    made.over.addEventListener('click', ({ offsetX }) => newest.current.onPress?.(made.posToVal(offsetX, 'x')))
    return () => {
      stopClock?.()
      sizes.disconnect()
      palettes.disconnect()
      made.destroy()
      chart.current = undefined
    }
  }, [shape])
  const { times, fromS, toS, marks } = props
  useEffect(() => {
    void [fromS, toS, marks]
    chart.current?.setData(dataOf({ times, series }))
  }, [times, series, fromS, toS, marks])

  return <div ref={holder} className={styles.chart} role="img" aria-label={label} />
}

function dataOf({ times, series }: Pick<LineChartProps, 'times' | 'series'>): UPlot.AlignedData {
  return [
    [...times],
    ...series.map(({ values }) => values.map((value) => (Number.isNaN(value) ? null : value))),
  ] as UPlot.AlignedData
}

function optionsOf(newest: { readonly current: LineChartProps }, width: number): UPlot.Options {
  const { series, height, padRight = 0 } = newest.current
  const font = `11px ${token('--font-data') || 'monospace'}`
  const ink = () => token('--ink-3')
  const line = () => token('--line-1')
  const axis = { stroke: ink, font, ticks: { show: false }, gap: 4 }
  return {
    width,
    height,
    padding: [8, 4 + padRight, 0, 0],
    legend: { show: false },
    cursor: { drag: { setScale: false, x: false, y: false }, y: false, points: { size: 6 } },
    scales: {
      x: { time: false, range: () => [newest.current.fromS, newest.current.toS] },
      ...Object.fromEntries(
        series.map(({ name, ticks }) => [
          name,
          { range: () => [ticks[0] ?? 0, ticks.at(-1) ?? 1] as [number, number] },
        ]),
      ),
    },
    axes: [
      {
        ...axis,
        size: 18,
        space: 70,
        incrs: [60, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400, 604_800],
        grid: { show: false },
        values: (_chart, ticks) => ticks.map((at) => newest.current.timeText(at)),
      },
      ...series.map(({ name, side, ticks }) => ({
        ...axis,
        scale: name,
        side: side === 'left' ? 3 : 1,
        size: 28,
        splits: () => [...ticks],
        grid: { show: side === 'left', stroke: line, width: 1 },
      })),
    ],
    series: [
      {},
      ...series.map(({ name, token: colour, as }) => ({
        label: name,
        scale: name,
        stroke: () => token(colour),
        width: as === 'line' ? 1.5 : 0,
        spanGaps: false,
        points: as === 'line' ? { show: false } : { show: true, size: 2.5, width: 0, fill: () => token(colour) },
      })),
    ],
    hooks: {
      draw: [(chart) => drawMarks(chart, newest.current.marks)],
      setCursor: [(chart) => newest.current.onPoint(chart.cursor.idx ?? undefined)],
    },
  }
}

/** Moves an upright line of its own over the lines. */
function clockOf(chart: UPlot): (atS: number | undefined) => void {
  const line = chart.over.appendChild(document.createElement('div'))
  line.className = styles.clock ?? ''
  return (atS) => {
    const x = atS === undefined ? Number.NaN : chart.valToPos(atS, 'x')
    line.hidden = !(x >= 0 && x <= chart.over.clientWidth)
    if (!line.hidden) line.style.translate = `${x}px 0`
  }
}

function drawMarks({ ctx, bbox, valToPos }: UPlot, marks: readonly ChartMark[]): void {
  ctx.save()
  ctx.lineWidth = devicePixelRatio
  ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio])
  for (const { atS, token: colour } of marks) {
    const x = Math.round(valToPos(atS, 'x', true))
    if (x < bbox.left || x > bbox.left + bbox.width) continue
    ctx.strokeStyle = token(colour)
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
  }
  ctx.restore()
}

/** Asked for at each drawing: the palette may be another by then. */
function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim()
}
