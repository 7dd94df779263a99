import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { clockText, dateText, plainText } from '#domain/notation.ts'
import type { Picture } from '../data/picture.ts'
import { fetchRecording, historyUrl, recordingsQuery } from '../data/queries.ts'
import { usePicture, usePictureState } from '../data/use-picture.ts'
import { changeUrl, currentUrl } from './url-state.ts'

const MINUTE_MS = 60_000
/** The server tells no more of everyone at once. */
const MOST_MINUTES = 360
/** The instant in the address follows a playing picture this often: browsers refuse to be told all the time. */
const WRITE_EVERY_MS = 2000
/** The server's clock and that of the one who copied the link. */
const AHEAD_MS = 5000

/** The server thins what it remembers to one report each 10 s, and addresses have whole seconds: a beginning is not sharper. */
const BEGINNING_MS = 10_000

/** Which instant the address asked for when the page opened. */
interface Wanted {
  readonly at: number
  readonly recording: string | undefined
}

/**
 * Keeps the instant that is looked at in the address, and goes there when a copied address is opened. Gives a line when
 * that cannot be done, or not yet.
 */
export function useMomentLink(): string | undefined {
  const picture = usePicture()
  const [wanted, setWanted] = useState(firstWanted)
  const [problem, setProblem] = useState<string>()
  const isHeard = usePictureState((state) => state.source === 'live' && state.span !== undefined)
  const opened = usePictureState((state) => state.recording?.name)
  const recordings = useQuery({ ...recordingsQuery, enabled: wanted?.recording !== undefined })

  useOpenedOnce(
    picture,
    recordings.data?.find(({ name }) => name === wanted?.recording),
  )

  useEffect(() => {
    if (!wanted) return
    if (wanted.recording === undefined) {
      if (!isHeard) return
      void lookBack(picture, wanted.at).then((found) => {
        setProblem(found)
        setWanted(undefined)
      })
    } else if (opened === wanted.recording) {
      picture.seek(wanted.at)
      picture.pause()
      setWanted(undefined)
    }
  }, [picture, wanted, isHeard, opened])

  const isSettled = wanted === undefined
  useEffect(() => (isSettled ? writeInstants(picture) : undefined), [picture, isSettled])

  if (wanted?.recording !== undefined)
    return `This link is to ${momentText(wanted.at)} in “${plainText(wanted.recording)}”. Open that file to see it.`
  return problem
}

function firstWanted(): Wanted | undefined {
  const { at, recording } = currentUrl()
  return at === undefined ? undefined : { at, recording }
}

/** Looks back at an instant of the live picture; the reason when it is not there. */
async function lookBack(picture: Picture, at: number): Promise<string | undefined> {
  const nowMs = picture.nowMs ?? 0
  if (at > nowMs + AHEAD_MS) return `This link is to ${momentText(at)}, which is still to come here.`
  if (at < (picture.state.span?.fromMs ?? 0))
    await picture.loadHistory(historyUrl({ minutes: Math.min(MOST_MINUTES, Math.ceil((nowMs - at) / MINUTE_MS) + 1) }))
  const { span, source } = picture.state
  // Someone may have opened a recording meanwhile.
  if (!span || source !== 'live') return undefined
  if (at >= span.fromMs - BEGINNING_MS) {
    picture.seek(at)
    return undefined
  }
  return `This link is to ${momentText(at)}. This server remembers from ${momentText(span.fromMs)} on.`
}

/** Opens a recording that the server holds, once. */
function useOpenedOnce(picture: Picture, listed: { readonly id: string; readonly name: string } | undefined): void {
  const asked = useRef<string>(undefined)
  const [id, name] = [listed?.id, listed?.name]
  useEffect(() => {
    if (id === undefined || name === undefined || asked.current === id) return
    asked.current = id
    fetchRecording(id).then(
      (file) => picture.open(file, name),
      (error: unknown) => console.error('recording of the link', error),
    )
  }, [picture, id, name])
}

/** Writes the instant into the address whenever it is another; returns the way to stop. */
function writeInstants(picture: Picture): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    timer = undefined
    const { following, recording, playing } = picture.state
    const at = following ? undefined : Math.floor((picture.nowMs ?? 0) / 1000) * 1000
    const now = currentUrl()
    if (now.at !== at || now.recording !== recording?.name) changeUrl({ at, recording: recording?.name })
    if (playing && !following) soon()
  }
  const soon = () => {
    timer ??= setTimeout(write, picture.state.playing ? WRITE_EVERY_MS : 300)
  }
  const onChange = () => {
    if (!picture.state.following || currentUrl().at !== undefined) soon()
  }
  const stop = picture.subscribe(onChange)
  onChange()
  return () => {
    stop()
    clearTimeout(timer)
  }
}

function momentText(atMs: number): string {
  return `${clockText(atMs)}, ${dateText(atMs)}`
}
