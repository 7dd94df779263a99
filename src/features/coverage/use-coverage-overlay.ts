import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect } from 'react'
import { coverageAgesQuery, recentLooksQuery } from '../../data/coverage.ts'
import type { SeaMap } from '../../map/sea-map.ts'
import { useCoverageTime } from './use-coverage-time.ts'

const NO_LOOKS: [] = []

/**
 * Lays on the map when the sea was last looked at while `isShown`, and asks the server only then. What sensors look at now
 * is drawn live alone. `problem` is why there is nothing to see.
 */
export function useCoverageOverlay(
  mapRef: RefObject<SeaMap | undefined>,
  isShown: boolean,
): { readonly problem: string | undefined } {
  const time = useCoverageTime()
  const isOn = isShown && time.kind !== 'recording'
  const ages = useQuery({ ...coverageAgesQuery(time.kind === 'then' ? time.atMs : undefined), enabled: isOn })
  const looks = useQuery({ ...recentLooksQuery, enabled: isOn && time.kind === 'now' })
  const shownLooks = time.kind === 'now' ? (looks.data?.looks ?? NO_LOOKS) : NO_LOOKS
  // A time that cannot be told must not show the one before.
  const shownAges = ages.error ? undefined : ages.data
  useEffect(() => {
    mapRef.current?.setCoverage(isOn ? { ages: shownAges, looks: shownLooks } : undefined)
  }, [mapRef, isOn, shownAges, shownLooks])
  useEffect(() => () => mapRef.current?.setCoverage(undefined), [mapRef])
  return { problem: isOn ? ages.error?.message : undefined }
}
