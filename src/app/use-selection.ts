import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { historyQuery } from '../data/queries.ts'
import { usePicture, usePictureState } from '../data/use-picture.ts'
import { changeUrl, useUrl } from './url-state.ts'

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

  // The page knows a live track only since it was opened; the server remembers more.
  const history = useQuery({ ...historyQuery(track ?? ''), enabled: source === 'live' && selected !== undefined })
  useEffect(() => {
    const { data } = history
    if (data) picture.addHistory(data.trackId, data.reports).catch((error: unknown) => console.error('history', error))
  }, [history.data, picture, history])

  const select = useCallback(
    (slot: number | undefined) =>
      changeUrl({ track: slot === undefined ? undefined : picture.identity(slot)?.trackId }),
    [picture],
  )
  return { selected, select }
}
