import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { ComparedNames } from '#domain/compare/compare-words.ts'
import type { Comparison } from '#domain/compare/comparison.ts'
import { clockText, courseText, minuteText } from '#domain/notation.ts'
import { usePicture } from '../../data/use-picture.ts'
import { type ChartMark, type ChartSeries, LineChart } from '../../ui/line-chart.tsx'
import styles from './compare-panel.module.css'
import { graphColumns, ticksFromZero } from './graph-columns.ts'
import { onClock } from './on-clock.ts'

const BEARING_TICKS = [0, 90, 180, 270, 360]
/** As wide as the axis at the right of the speeds: instants stand under each other. */
const AXIS_PX = 28
/** Ranges and speeds below this are drawn as small as they are. */
const LEAST_NM = 0.1
const LEAST_KN = 4

/** Range, bearing and speeds over time; the clock stands in each, a press sets it. */
export function ComparisonGraphs({ comparison, names }: { comparison: Comparison; names: ComparedNames }) {
  const columns = useMemo(() => graphColumns(comparison.samples), [comparison])
  const marks = useMemo(
    (): readonly ChartMark[] => (comparison.closest ? [{ atS: comparison.closest.atMs / 1000, token: '--ink-2' }] : []),
    [comparison],
  )
  const range = useMemo(
    () => [line('range', columns.rangeNm, '--graph-1', ticksFromZero(columns.rangeNm, LEAST_NM))],
    [columns],
  )
  const bearing = useMemo(() => [line('bearing', columns.bearingDeg, '--graph-1', BEARING_TICKS)], [columns])
  const speeds = useMemo(() => {
    const ticks = ticksFromZero([...columns.aKn, ...columns.bKn], LEAST_KN)
    return [line('a', columns.aKn, '--graph-1', ticks), line('b', columns.bKn, '--ink-2', ticks, 'right')]
  }, [columns])
  const common = { comparison, times: columns.times, marks }
  return (
    <>
      <Graph
        {...common}
        title="Range, NM"
        series={range}
        height={112}
        padRight={AXIS_PX}
        textAt={(i) => `${columns.rangeNm[i]?.toFixed(2)} NM`}
      />
      <Graph
        {...common}
        title={`Bearing of ${names.b} from ${names.a}, °T`}
        series={bearing}
        height={96}
        padRight={AXIS_PX}
        textAt={(i) => courseText(columns.bearingDeg[i])}
      />
      <Graph
        {...common}
        title={
          <>
            Made good, kn: <i className={styles.keyA} aria-hidden="true" /> {names.a}{' '}
            <i className={styles.keyB} aria-hidden="true" /> {names.b}
          </>
        }
        name="Speeds made good, kn"
        series={speeds}
        height={88}
        padRight={0}
        textAt={(i) => `${columns.aKn[i]?.toFixed(1)} and ${columns.bKn[i]?.toFixed(1)} kn`}
      />
    </>
  )
}

interface GraphProps {
  readonly comparison: Comparison
  readonly title: ReactNode
  readonly name?: string
  readonly times: readonly number[]
  readonly marks: readonly ChartMark[]
  readonly series: readonly ChartSeries[]
  readonly height: number
  readonly padRight: number
  readonly textAt: (index: number) => string
}

function Graph({ comparison, title, name, times, marks, series, height, padRight, textAt }: GraphProps) {
  const picture = usePicture()
  const [pointed, setPointed] = useState<number>()
  const clock = useCallback(
    (put: (atS: number | undefined) => void) =>
      onClock(picture, (atMs) => put(atMs === undefined ? undefined : atMs / 1000)),
    [picture],
  )
  const { fromMs, toMs } = comparison
  const at = pointed === undefined ? undefined : times[pointed]
  const isKnown = pointed !== undefined && series.some(({ values }) => !Number.isNaN(values[pointed]))
  return (
    <section className={styles.graph}>
      <h3>
        <span>{title}</span>
        {at !== undefined && isKnown && (
          <span className={styles.read}>
            {clockText(at * 1000)} {textAt(pointed as number)}
          </span>
        )}
      </h3>
      <LineChart
        label={`${name ?? title} from ${clockText(fromMs)} to ${clockText(toMs)}; a press goes to that instant`}
        times={times}
        fromS={fromMs / 1000}
        toS={toMs / 1000}
        series={series}
        marks={marks}
        height={height}
        padRight={padRight}
        timeText={(atS) => minuteText(atS * 1000)}
        onPoint={setPointed}
        onPress={(atS) => picture.seek(Math.round(atS * 1000))}
        clock={clock}
      />
    </section>
  )
}

function line(
  name: string,
  values: readonly number[],
  token: string,
  ticks: readonly number[],
  side: ChartSeries['side'] = 'left',
): ChartSeries {
  return { name, values, token, as: 'line', ticks, side }
}
