import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { plainText } from '#domain/notation.ts'
import type { Result } from '#geo/result.ts'
import { chartQuery } from '../../data/queries.ts'
import { type ZoneBase, zoneBaseQuery } from '../../data/zones.ts'
import { Button } from '../../ui/button.tsx'
import styles from './lab-panel.module.css'
import { type OtherZones, zonesOfFile, zonesOfVersion } from './other-zones.ts'

const LONGEST_PROBLEM = 300
const BUILT = 'built zones'

/** Chooses zones to compare with, from a file or of an earlier version, and says why some cannot be used. */
export function ZonesFile({
  other,
  onOther,
}: {
  other: OtherZones | undefined
  onOther: (other: OtherZones | undefined) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const newest = useRef(0)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const base = useQuery(zoneBaseQuery).data
  const built = useQuery(chartQuery).data?.limitsVersion
  const earlier = base ? earlierVersions(base, built) : []
  const take = async (reading: Promise<Result<OtherZones>>) => {
    const mine = ++newest.current
    setBusy(true)
    const zones = await reading.catch((error: unknown) => ({
      ok: false as const,
      problem: error instanceof Error ? error.message : String(error),
    }))
    if (mine !== newest.current) return
    setBusy(false)
    setProblem(zones.ok ? undefined : zones.problem)
    if (zones.ok) onOther(zones.value)
  }
  const takeOwn = () => {
    newest.current++
    setBusy(false)
    setProblem(undefined)
    onOther(undefined)
  }
  return (
    <div className={styles.zonesFile}>
      <h3>Zones tried</h3>
      <input
        ref={input}
        type="file"
        hidden
        accept=".geojson,.json,.zip,.kml,.kmz"
        aria-label="Zone file to compare with"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) void take(zonesOfFile(file))
        }}
      />
      <div className={styles.line}>
        <p aria-live="polite">
          {busy
            ? 'Reading them…'
            : other
              ? `${plainText(other.name)}, zones ${plainText(other.set.version)}`
              : 'Zones of the recording.'}
        </p>
        {other && <Button onClick={takeOwn}>Zones of the recording</Button>}
        <Button onClick={() => input.current?.click()}>Compare with a zone file</Button>
        {earlier.length > 0 && (
          <select
            className={styles.earlier}
            aria-label="Earlier official zones to compare with"
            value=""
            onChange={({ target }) => {
              const chosen = earlier.find(({ version }) => version === target.value)
              if (chosen) void take(zonesOfVersion(chosen.version, chosen.name))
            }}
          >
            <option value="">Earlier zones</option>
            {earlier.map(({ version, name }) => (
              <option key={version} value={version}>
                {plainText(name)}, {plainText(version)}
              </option>
            ))}
          </select>
        )}
      </div>
      {problem && <p role="alert">{plainText(problem, LONGEST_PROBLEM)}</p>}
    </div>
  )
}

/** Versions that were in force and are not now, newest first, each once; the built zones were before any change. */
function earlierVersions(
  { history, version }: ZoneBase,
  built: string | undefined,
): { readonly version: string; readonly name: string }[] {
  const names = new Map<string, string>()
  for (const then of history.toReversed()) names.set(then.version, then.origin === 'built' ? BUILT : then.name)
  if (built !== undefined) names.set(built, BUILT)
  names.delete(version)
  return [...names].map(([then, name]) => ({ version: then, name }))
}
