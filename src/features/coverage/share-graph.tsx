import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { clockText, minuteText } from '#domain/notation.ts'
import { coverageHistoryQuery } from '../../data/coverage.ts'
import { type ChartSeries, LineChart } from '../../ui/line-chart.tsx'
import { EmptyNote } from '../../ui/panel.tsx'
import styles from './coverage-panel.module.css'
import { percentTicks, shareColumns } from './share-history.ts'

const LEAST_POINTS = 2

/** Which share of a zone had been seen within an hour, six and a day, at each minute up to the time that is shown. */
export function ShareGraph({ zoneId, name, toMs }: { zoneId: string; name: string; toMs: number }) {
  const [pointed, setPointed] = useState<number>()
  const { data, error } = useQuery(coverageHistoryQuery(zoneId))
  const columns = useMemo(() => shareColumns(data?.rows ?? [], toMs), [data, toMs])
  const series = useMemo((): readonly ChartSeries[] => {
    // One scale at both sides, so that the two lines can be compared.
    const scale = { as: 'line', ticks: percentTicks(columns) } as const
    return [
      { ...scale, name: '24 h', values: columns.within24h, token: '--looked-3', side: 'left' },
      { ...scale, name: '1 h', values: columns.within1h, token: '--looked-1', side: 'right' },
    ]
  }, [columns])
  const atS = pointed === undefined ? undefined : columns.times[pointed]
  const percent = (values: readonly number[]) => `${(values[pointed ?? 0] ?? 0).toFixed(1)} %`
  return (
    <section className={styles.graph} aria-label={`Share of ${name} over time`}>
      <h3>
        {name}, % seen{' '}
        <span className={styles.read}>
          {atS !== undefined && !Number.isNaN(columns.within1h[pointed ?? 0])
            ? `${minuteText(atS * 1000)}Z: 1 h ${percent(columns.within1h)}, 6 h ${percent(columns.within6h)}, 24 h ${percent(columns.within24h)}`
            : 'within 24 h above, within 1 h below'}
        </span>
      </h3>
      {error ? (
        <EmptyNote>The shares over time could not be had: {error.message}</EmptyNote>
      ) : columns.times.length < LEAST_POINTS ? (
        <EmptyNote>{data ? 'Kept each minute from now on: no graph yet.' : 'Loading'}</EmptyNote>
      ) : (
        <LineChart
          label={`Share of ${name} that was seen, from ${clockText(columns.fromS * 1000)} to ${clockText(toMs)}`}
          times={columns.times}
          fromS={columns.fromS}
          toS={columns.toS}
          series={series}
          marks={NO_MARKS}
          height={110}
          timeText={(each) => minuteText(each * 1000)}
          onPoint={setPointed}
        />
      )}
    </section>
  )
}

const NO_MARKS: [] = []
