import { useEffect, useRef, useState } from 'react'
import { usePicture, usePictureState, useSlowFrame } from '../../data/use-picture.ts'
import type { SeaMap } from '../../map/sea-map.ts'
import type { TrailChoice } from '../../map/tools/choices.ts'
import { TrailBook } from '../../map/trails-book.ts'
import { chosenTrails } from './chosen-trails.ts'

const TRAILS_EVERY_MS = 1000

/** How many trails are drawn, of how many that were asked for. */
export interface DrawnTrails {
  readonly drawn: number
  readonly wanted: number
}

/** Draws the trails that are chosen, and says how many they are. Paths come from the worker, only what is new of them. */
export function useTrails(
  map: SeaMap | undefined,
  selected: number | undefined,
  { whose, colour, minutes }: TrailChoice,
  boxed: ReadonlySet<number>,
): DrawnTrails {
  const picture = usePicture()
  const frame = useSlowFrame(TRAILS_EVERY_MS)
  /** The past reaches further back than was known, as when the server's history has come. */
  const knownFromMs = usePictureState((state) => state.span?.fromMs)
  const book = useRef(new TrailBook())
  const asking = useRef(false)
  /** Something changed while the worker was at it. */
  const missed = useRef(false)
  const [turn, setTurn] = useState(0)
  const before = useRef(knownFromMs)
  const [count, setCount] = useState<DrawnTrails>({ drawn: 0, wanted: 0 })

  useEffect(() => {
    if ((knownFromMs ?? 0) < (before.current ?? 0)) book.current = new TrailBook()
    before.current = knownFromMs
  }, [knownFromMs])

  useEffect(() => {
    void turn
    if (!frame) {
      book.current = new TrailBook()
      map?.setTrails(undefined)
    }
    if (!map || !frame) return
    if (asking.current) {
      missed.current = true
      return
    }
    const known = book.current
    const [fromMs, toMs] = [frame.atMs - minutes * 60_000, frame.atMs]
    const { trails, wanted } = chosenTrails(frame, { whose, selected, boxed, inView: map.tools.slotsInView })
    // Of the few that matter late reports and corrections show at once, too.
    const slots = trails.map(({ slot, tone }) => ({ slot, fresh: tone !== 'plain' }))
    const draw = async () => {
      for (const request of known.missing(slots, fromMs, toMs)) {
        const paths = await picture.paths(request.slots, request.fromMs, toMs)
        // Another picture may have begun meanwhile: its slots are other tracks.
        if (known !== book.current) return
        known.take(request, paths, toMs)
      }
      const drawn = trails.slice(0, known.within(trails.map(({ slot }) => slot)).length)
      map.setTrails({ book: known, drawn, colour, fromMs, toMs })
      setCount((before) =>
        before.drawn === drawn.length && before.wanted === wanted ? before : { drawn: drawn.length, wanted },
      )
    }
    asking.current = true
    draw()
      .catch((error: unknown) => console.error('trails', error))
      .finally(() => {
        asking.current = false
        if (missed.current) setTurn((times) => times + 1)
        missed.current = false
      })
  }, [map, turn, frame, picture, selected, whose, colour, minutes, boxed])
  return count
}
