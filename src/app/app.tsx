import { useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { DEFAULT_RULES } from '#domain/events/zone-rule.ts'
import { parseZones } from '#geo/zone-file.ts'
import type { Picture } from '../data/picture.ts'
import {
  type Chart,
  chartQuery,
  fineLandQuery,
  historyUrl,
  pastUrl,
  recordedFromQuery,
  streamUrl,
  zonesQuery,
} from '../data/queries.ts'
import { PictureContext } from '../data/use-picture.ts'
import { useZoneRules, useZonesInForce } from '../data/use-zones-in-force.ts'
import { watchAreasQuery } from '../data/zones.ts'
import { AlertWatch } from './alert-watch.tsx'
import styles from './app.module.css'
import { drawnLimits } from './drawn-limits.ts'
import { firstFrame } from './first-frame.ts'
import { bringParts } from './later.tsx'
import { Screen } from './screen.tsx'

/** As much as the live timeline shows. */
const HISTORY_MINUTES = 60

/** Loads what nothing works without, then shows the screen. The worker of `picture` is on its way meanwhile. */
export function App({ picture }: { picture: Picture }) {
  const zones = useQuery(zonesQuery)
  const chart = useQuery(chartQuery)
  // A recording that is opened at once must find the rules of the watch areas.
  const areas = useQuery(watchAreasQuery)
  // What fails to come anew later takes nothing away: the stream says when the picture is old.
  const problem = [zones, chart, areas].find(({ isLoadingError }) => isLoadingError)?.error
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
            void areas.refetch()
          }}
        >
          Try again
        </button>
      </div>
    )
  }
  if (!zones.data || !chart.data || !areas.data) {
    return (
      <p className={styles.notice} role="status">
        Loading zones and chart
      </p>
    )
  }
  return <Watch picture={picture} zones={zones.data} chart={chart.data} />
}

function Watch({ picture, zones, chart }: { picture: Picture; zones: FeatureCollection; chart: Chart }) {
  const [isDrawn, setIsDrawn] = useState(false)
  const fineLand = useQuery({ ...fineLandQuery, enabled: isDrawn }).data
  const parsed = useMemo(() => parseZones(zones), [zones])
  const rules = useZoneRules(parsed.ok ? parsed.value : undefined)
  const [first] = useState({ zones, rules })
  useEffect(() => {
    // React's strict mode mounts twice in one turn; a turn later only the one that stays opens a stream.
    const start = setTimeout(() =>
      picture.start(first.zones, first.rules ?? DEFAULT_RULES, streamUrl(), historyUrl({ minutes: HISTORY_MINUTES })),
    )
    return () => clearTimeout(start)
  }, [picture, first])
  // Chart and targets first; the fine coast, other panels and who finds zones for places take the processor after them.
  const onDrawn = useCallback(() => void firstFrame(picture).then(() => setIsDrawn(true)), [picture])
  useEffect(() => {
    if (isDrawn) void bringParts()
  }, [isDrawn])
  const recordedFrom = useQuery({ ...recordedFromQuery, enabled: isDrawn }).data
  useEffect(() => picture.setRecorded(recordedFrom ?? undefined, pastUrl), [picture, recordedFrom])
  const data = useMemo(
    () => ({
      ...chart,
      zones,
      fineLand,
      limits: parsed.ok ? drawnLimits(parsed.value, chart.limits, chart.limitsVersion) : chart.limits,
    }),
    [zones, chart, parsed, fineLand],
  )
  useZonesInForce(picture, { zones, rules }, first, parsed.ok ? parsed.value.version : undefined)
  if (!parsed.ok) {
    return (
      <div className={styles.notice} role="alert">
        <h1>The zones cannot be used</h1>
        <p>{parsed.problem}</p>
      </div>
    )
  }
  return (
    <PictureContext value={picture}>
      <AlertWatch>
        <Screen data={data} zoneSet={parsed.value} isDrawn={isDrawn} onDrawn={onDrawn} />
      </AlertWatch>
    </PictureContext>
  )
}
