import { useEffect, useRef, useState } from 'react'
import { usePicture, usePictureState, useSlowFrame } from '../../data/use-picture.ts'
import type { SeaMap } from '../../map/sea-map.ts'
import type { AlertedTarget } from '../../map/target-rows.ts'
import { chosenLabels } from './chosen-labels.ts'

const LABELS_EVERY_MS = 500

/** Names targets on the map: anew with the picture, and when the map or the pointer has moved over a picture that stands still. */
export function useLabels(
  map: SeaMap | undefined,
  selected: number | undefined,
  alerted: ReadonlyMap<number, AlertedTarget>,
  watched: ReadonlySet<string>,
): void {
  const picture = usePicture()
  const frame = useSlowFrame(LABELS_EVERY_MS)
  const events = usePictureState((state) => state.events)
  const hovered = useHovered(map)
  const moves = useMoves(map)
  const before = useRef<ReadonlySet<number>>(new Set())
  useEffect(() => {
    void moves
    const names = {
      identity: (slot: number) => picture.identity(slot),
      slotOf: (trackId: string) => picture.slotOf(trackId),
    }
    const choice = { events, selected, hovered, alerted, watched, view: map?.labelView, before: before.current }
    const chosen = frame ? chosenLabels(frame, names, choice) : []
    before.current = new Set(chosen.map(({ slot }) => slot))
    map?.setLabels(chosen)
  }, [map, frame, picture, events, selected, hovered, alerted, watched, moves])
}

function useHovered(map: SeaMap | undefined): number | undefined {
  const [hovered, setHovered] = useState<number>()
  useEffect(() => map?.onHover(({ slot }) => setHovered(slot)), [map])
  return hovered
}

/** Counts moves of the map and of the pointer over it, some time after the first of several. */
function useMoves(map: SeaMap | undefined): number {
  const [moves, setMoves] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        setMoves((times) => times + 1)
      }, LABELS_EVERY_MS)
    }
    const stops = map ? [map.onView(soon), map.onHover(soon)] : []
    return () => {
      clearTimeout(timer)
      for (const stop of stops) stop()
    }
  }, [map])
  return moves
}
