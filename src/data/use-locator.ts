import { useEffect, useState } from 'react'
import type { LonLat } from '#geo/lonlat.ts'
import { type Locate, openLocator, type PlaceVerdict } from './locator.ts'

/** The locator of these zones and this land, opened once it is wanted; undefined before it is there. */
export function useLocator(zones: unknown, land: unknown, isWanted: boolean): Locate | undefined {
  const [locator, setLocator] = useState<ReturnType<typeof openLocator>>()
  const [locate, setLocate] = useState<Locate>()
  useEffect(() => {
    if (!isWanted) return
    const opened = openLocator()
    setLocator(opened)
    return () => opened.stop()
  }, [isWanted])
  useEffect(() => {
    if (!locator) return
    locator.start(zones, land)
    // Another function for other zones: who asked the one before asks again.
    setLocate(() => (at: LonLat, accuracyNm?: number) => locator.locate(at, accuracyNm))
  }, [locator, zones, land])
  return locate
}

/** The verdicts of a few places, once they are known. The list must be the same object as long as it is the same places. */
export function useVerdicts(
  locate: Locate | undefined,
  places: readonly LonLat[],
): readonly PlaceVerdict[] | undefined {
  const [found, setFound] = useState<{ places: readonly LonLat[]; verdicts: readonly PlaceVerdict[] }>()
  useEffect(() => {
    if (!locate) return
    let current = true
    Promise.all(places.map((place) => locate(place))).then(
      (verdicts) => {
        if (current) setFound({ places, verdicts })
      },
      (error: unknown) => {
        if (current) console.error('locator', error)
      },
    )
    return () => {
      current = false
    }
  }, [locate, places])
  return found?.places === places ? found.verdicts : undefined
}
