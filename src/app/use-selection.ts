import { useCallback, useEffect } from 'react'
import { historyUrl } from '../data/queries.ts'
import { usePicture, usePictureState } from '../data/use-picture.ts'
import { changeUrl, useUrl } from './url-state.ts'

const ASK_AFTER_MS = 200

/** The selected track: kept in the address by its id, used by its slot in the picture that is shown. */
export function useSelection(): {
  readonly selected: number | undefined
  readonly select: (slot: number | undefined) => void
} {
  const picture = usePicture()
  const track = useUrl((state) => state.track)
  const source = usePictureState((state) => state.source)
  usePictureState((state) => state.identityVersion)
  const selected = track === undefined ? undefined : picture.slotOf(track)

  // The page has the last hour of everyone; of the one that is looked at the server tells all it remembers.
  const isKnown = selected !== undefined
  useEffect(() => {
    if (source !== 'live' || !isKnown || track === undefined) return undefined
    // Going through targets with a key held down asks for the last one only.
    const timer = setTimeout(() => void picture.loadHistory(historyUrl({ trackId: track })), ASK_AFTER_MS)
    return () => clearTimeout(timer)
  }, [picture, source, track, isKnown])

  const select = useCallback(
    (slot: number | undefined) =>
      // Nobody is followed any more when nobody is selected.
      changeUrl(slot === undefined ? { track: undefined, follow: false } : { track: picture.identity(slot)?.trackId }),
    [picture],
  )
  return { selected, select }
}
