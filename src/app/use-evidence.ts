import { useEffect, useMemo, useRef } from 'react'
import type { ZoneEvent } from '#domain/events/zone-event.ts'
import type { OpenedRecording } from '../data/picture.ts'
import { usePictureState } from '../data/use-picture.ts'
import { changeUrl, useUrl } from './url-state.ts'

interface ShownEvidence {
  /** Which event the address asks for. */
  readonly id: string | undefined
  /** That event, once the picture that is shown has it. */
  readonly event: ZoneEvent | undefined
}

/** The event whose evidence is open: kept in the address by its id, so that a copied address opens it again. */
export function useEvidence(): ShownEvidence {
  const id = useUrl((state) => state.event)
  const events = usePictureState((state) => state.events)
  const recording = usePictureState((state) => state.recording)
  const event = useMemo(() => (id === undefined ? undefined : events.find((each) => each.id === id)), [id, events])
  const foundIn = useRef<OpenedRecording | 'live'>(undefined)
  // What was looked at in one picture is closed with it; what was never found may still come with a file.
  useEffect(() => {
    const shown = recording ?? 'live'
    if (event) foundIn.current = shown
    else if (id !== undefined && foundIn.current !== undefined && foundIn.current !== shown) closeEvidence()
  }, [id, event, recording])
  return { id, event }
}

export function openEvidence(event: ZoneEvent): void {
  changeUrl({ event: event.id })
}

export function closeEvidence(): void {
  changeUrl({ event: undefined })
}
