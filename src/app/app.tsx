import { useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import { useEffect, useMemo, useState } from 'react'
import { parseZones } from '#geo/zone-file.ts'
import { Picture } from '../data/picture.ts'
import { type Chart, chartQuery, historyUrl, streamUrl, zonesQuery } from '../data/queries.ts'
import { PictureContext } from '../data/use-picture.ts'
import styles from './app.module.css'
import { Screen } from './screen.tsx'

/** As much as the live timeline shows. */
const HISTORY_MINUTES = 60

/** Loads what nothing works without, then shows the screen. */
export function App() {
  const zones = useQuery(zonesQuery)
  const chart = useQuery(chartQuery)
  const problem = zones.error ?? chart.error
  if (problem) {
    return (
      <div className={styles.notice} role="alert">
        <h1>The chart could not be loaded</h1>
        <p>{problem.message}</p>
        <button
          type="button"
          onClick={() => {
            void zones.refetch()
            void chart.refetch()
          }}
        >
          Try again
        </button>
      </div>
    )
  }
  if (!zones.data || !chart.data) {
    return (
      <p className={styles.notice} role="status">
        Loading zones and chart
      </p>
    )
  }
  return <Watch zones={zones.data} chart={chart.data} />
}

function Watch({ zones, chart }: { zones: FeatureCollection; chart: Chart }) {
  const [picture, setPicture] = useState<Picture>()
  useEffect(() => {
    const opened = new Picture()
    // React's strict mode mounts twice in one turn; a turn later only the one that stays opens a stream.
    const start = setTimeout(() => opened.start(zones, streamUrl(), historyUrl({ minutes: HISTORY_MINUTES })))
    setPicture(opened)
    return () => {
      clearTimeout(start)
      opened.stop()
    }
  }, [zones])
  const parsed = useMemo(() => parseZones(zones), [zones])
  const data = useMemo(() => ({ zones, ...chart }), [zones, chart])
  const { limitsVersion } = chart
  if (!parsed.ok) {
    return (
      <div className={styles.notice} role="alert">
        <h1>The zones cannot be used</h1>
        <p>{parsed.problem}</p>
      </div>
    )
  }
  return picture ? (
    <PictureContext value={picture}>
      <Screen data={data} zoneSet={parsed.value} limitsVersion={limitsVersion} />
    </PictureContext>
  ) : null
}
