import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { plainText, positionText } from '#domain/notation.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { type SeenQuestion, seenQuery } from '../../data/coverage.ts'
import type { SeaMap } from '../../map/sea-map.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './coverage-panel.module.css'

const HOURS = [1, 6, 24] as const

/** A track that may be asked about. */
export interface AskedTrack {
  readonly trackId: string
  readonly name: string
}

interface SeenQuestionProps {
  readonly mapRef: RefObject<SeaMap | undefined>
  readonly track: AskedTrack | undefined
  /** Until when is asked. */
  readonly toMs: number
}

/** "Was this under our sensor?": of a place on the chart, or of a track while it did not report for longest. */
export function SeenQuestionForm({ mapRef, track, toMs }: SeenQuestionProps) {
  const [hours, setHours] = useState<(typeof HOURS)[number]>(6)
  const [asked, setAsked] = useState<{ readonly about: string; readonly question?: SeenQuestion }>()
  const pointed = usePointedPlace(mapRef)
  const askOf = (place: LonLat | undefined, name: string) => {
    if (!place) return setAsked({ about: 'Point at a place on the chart first.' })
    const question = { place, fromMs: toMs - hours * 3_600_000, toMs }
    return setAsked({ about: `${name}, ${positionText(place)}, the last ${hours} h`, question })
  }
  const askMiddle = () => {
    const view = mapRef.current?.view
    askOf(view && [view.lon, view.lat], 'Middle of the chart')
  }
  return (
    <section className={styles.seen} aria-label="Was it under our sensor?">
      <h3>Was it under our sensor?</h3>
      <div className={styles.buttons}>
        <Button onClick={() => askOf(pointed.current, 'Where the pointer was')}>Where the pointer was</Button>
        <Button onClick={askMiddle}>Middle of the chart</Button>
        {track && (
          <Button
            onClick={() =>
              setAsked({ about: `${plainText(track.name)}, longest gap`, question: { trackId: track.trackId } })
            }
          >
            Longest gap of {plainText(track.name)}
          </Button>
        )}
        <Select
          name="Places: in the last"
          value={hours}
          options={HOURS}
          nameOf={(each) => `${each} h`}
          onChange={setHours}
        />
      </div>
      <div role="status" className={styles.answer}>
        {asked && <b>{asked.about}</b>}
        {asked?.question && <SeenAnswer question={asked.question} />}
      </div>
    </section>
  )
}

function SeenAnswer({ question }: { question: SeenQuestion }) {
  const { data, error } = useQuery(seenQuery(question))
  if (error) return <p>Not answered: {plainText(error.message, 300)}</p>
  return <p data-kind={data?.kind}>{data ? plainText(data.words, 2000) : 'Asking'}</p>
}

/** The last place on the chart that was pointed at: on the way to a button the pointer leaves it. */
function usePointedPlace(mapRef: RefObject<SeaMap | undefined>): RefObject<LonLat | undefined> {
  const place = useRef<LonLat>(undefined)
  useEffect(
    () =>
      mapRef.current?.onHover((_pointed, at) => {
        if (at) place.current = at
      }),
    [mapRef],
  )
  return place
}
