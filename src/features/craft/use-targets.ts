import { useCallback, useEffect, useState } from 'react'
import type { CraftState } from '#domain/craft/craft-state.ts'
import { titleOf } from '#domain/identity-words.ts'
import { plainText } from '#domain/notation.ts'
import { rowOf } from '#domain/picture.ts'
import type { TrackIdentity } from '#domain/report.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { ok, type Result } from '#geo/result.ts'
import type { Picture } from '../../data/picture.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { trackIdOf } from './targets.ts'

/** Targets of the picture, for a form that tells craft what to do about them. */
export interface Targets {
  /** What a track is called: one of ours, of the picture, or by its id. */
  readonly nameOf: (trackId: string) => string
  readonly find: (text: string) => Result<string>
  /** What was selected last that is no craft of ours. */
  readonly selected: TrackIdentity | undefined
  readonly placeOf: (trackId: string) => LonLat | undefined
}

export function useTargets(craft: readonly CraftState[], selectedSlot: number | undefined): Targets {
  const picture = usePicture()
  usePictureState((state) => state.identityVersion)
  const now = selectedSlot === undefined ? undefined : picture.identity(selectedSlot)
  const isTarget = now !== undefined && !craft.some(({ trackId }) => trackId === now.trackId)
  // Choosing a craft in the list selects it too: the target that was meant is the one before.
  const [last, setLast] = useState<TrackIdentity>()
  useEffect(() => {
    if (isTarget) setLast(now)
  }, [isTarget, now])
  const nameOf = useCallback(
    (trackId: string) => {
      const ours = craft.find((each) => each.trackId === trackId)
      if (ours) return plainText(ours.name, 40)
      const slot = picture.slotOf(trackId)
      const identity = slot === undefined ? undefined : picture.identity(slot)
      return identity ? titleOf(identity) : plainText(trackId, 40)
    },
    [craft, picture],
  )
  const find = useCallback(
    (text: string) => {
      // As it was filled in: nobody else needs to be looked at.
      const id = /\(([^()]+)\)$/.exec(text.trim())?.[1]
      return id !== undefined && picture.slotOf(id) !== undefined ? ok(id) : trackIdOf(text, identitiesOf(picture))
    },
    [picture],
  )
  return { nameOf, find, selected: isTarget ? now : last, placeOf: (trackId) => placeIn(picture, trackId) }
}

function* identitiesOf(picture: Picture): Generator<TrackIdentity> {
  const { frame } = picture
  for (let row = 0; row < (frame?.count ?? 0); row++) {
    const identity = picture.identity(frame?.slot[row] as number)
    if (identity) yield identity
  }
}

function placeIn(picture: Picture, trackId: string): LonLat | undefined {
  const { frame } = picture
  const slot = picture.slotOf(trackId)
  const row = slot === undefined ? -1 : rowOf(frame, slot)
  return frame && row >= 0 ? [frame.lon[row] as number, frame.lat[row] as number] : undefined
}
