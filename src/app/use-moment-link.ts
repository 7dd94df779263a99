import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { clockText, dateText, plainText } from '#domain/notation.ts'
import type { Picture } from '../data/picture.ts'
import { fetchRecording, historyUrl, recordingsQuery } from '../data/queries.ts'
import { usePicture, usePictureState } from '../data/use-picture.ts'
import { addressOf, matchOf, type RecordingAddress } from './recording-address.ts'
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
interface Wanted extends RecordingAddress {
  readonly at: number
}

interface MomentLink {
  /** What the address asked for where that cannot be shown, or not yet. */
  readonly words: string | undefined
  /** The file that the address asked for has not been seen yet: someone may have it. */
  readonly needsFile: boolean
  /** Nothing else was opened meanwhile, and the live picture is shown. */
  readonly isWaiting: boolean
  /** What the address asked for is let go. */
  readonly giveUp: () => void
}

/** Keeps the instant that is looked at in the address, and goes there when a copied address is opened. */
export function useMomentLink(): MomentLink {
  const picture = usePicture()
  const [wanted, setWanted] = useState(firstWanted)
  const [problem, setProblem] = useState<string>()
  /** What was asked for when another file was opened: the right one may still be found. */
  const [missed, setMissed] = useState<Wanted>()
  const isHeard = usePictureState((state) => state.source === 'live' && state.span !== undefined)
  const opened = usePictureState((state) => state.recording)
  const recordings = useQuery({ ...recordingsQuery, enabled: wanted?.recording !== undefined })
  const listed = recordings.data?.find(({ name }) => name === wanted?.recording)
  const lost = useOpenedOnce(picture, listed)

  useEffect(() => {
    const asked = wanted ?? missed
    if (!asked) return
    if (asked.recording === undefined) {
      if (!isHeard) return
      void lookBack(picture, asked.at).then((found) => {
        setProblem(found)
        setWanted(undefined)
      })
    } else if (opened !== undefined) {
      const match = matchOf(asked, addressOf(opened))
      // Whoever opens another file has gone elsewhere; one of that name was meant to be it.
      if (match === 'same' || (match === 'other-content' && wanted)) {
        picture.seek(asked.at)
        picture.pause()
      }
      setProblem(match === 'same' ? undefined : otherWords(asked, addressOf(opened)))
      setMissed(match === 'same' ? undefined : asked)
      setWanted(undefined)
    }
  }, [picture, wanted, missed, isHeard, opened])

  const isSettled = wanted === undefined
  useEffect(() => (isSettled ? writeInstants(picture) : undefined), [picture, isSettled])

  const giveUp = () => {
    setWanted(undefined)
    setMissed(undefined)
  }
  if (wanted?.recording === undefined)
    return { words: problem, needsFile: missed !== undefined, isWaiting: false, giveUp }
  const isKnown = !recordings.isPending && listed === undefined
  const missing = recordings.isError
    ? 'The recordings of this server could not be had.'
    : 'This server does not hold it.'
  const why = lost ?? (isKnown ? missing : undefined)
  const asked = `This link is to ${momentText(wanted.at)} in “${plainText(wanted.recording)}”${hashWords(wanted)}.`
  // On its way: it is opened as soon as it is here.
  if (why === undefined) return { words: asked, needsFile: false, isWaiting: false, giveUp }
  return { words: `${asked} ${why} Open that file to see it.`, needsFile: true, isWaiting: true, giveUp }
}

function firstWanted(): Wanted | undefined {
  const { at, recording, sha256 } = currentUrl()
  return at === undefined ? undefined : { at, recording, sha256 }
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

/** Opens a recording that the server holds, once; tells why it could not be had. */
function useOpenedOnce(
  picture: Picture,
  listed: { readonly id: string; readonly name: string } | undefined,
): string | undefined {
  const [lost, setLost] = useState<string>()
  const asked = useRef<string>(undefined)
  const [id, name] = [listed?.id, listed?.name]
  useEffect(() => {
    if (id === undefined || name === undefined || asked.current === id) return
    asked.current = id
    fetchRecording(id).then(
      (file) => picture.files.open(file, name),
      (error: unknown) => setLost(`It could not be had: ${plainText(String(error), 120)}.`),
    )
  }, [picture, id, name])
  return lost
}

/** Writes the instant into the address whenever it is another; returns the way to stop. */
function writeInstants(picture: Picture): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    timer = undefined
    const { following, recording, playing } = picture.state
    const at = following ? undefined : Math.floor((picture.nowMs ?? 0) / 1000) * 1000
    const now = currentUrl()
    const address = addressOf(recording)
    if (now.at !== at || now.recording !== address.recording || now.sha256 !== address.sha256)
      changeUrl({ at, ...address })
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

function hashWords({ sha256 }: RecordingAddress): string {
  return sha256 === undefined ? '' : ` (SHA-256 ${sha256.replaceAll(',', '…, ')}…)`
}

function otherWords(wanted: RecordingAddress, opened: RecordingAddress): string {
  const [asked, name] = [wanted, opened].map(({ recording }) => `“${plainText(recording ?? '')}”`)
  if (wanted.sha256 === undefined) return `${name} is not ${asked}, which this link is to.`
  const isNamesake = wanted.recording === opened.recording
  const expected = `${isNamesake ? '' : `${asked} with `}${wanted.sha256.replaceAll(',', '…, ')}…`
  return `${name} is not what this link was made of: it has SHA-256 ${opened.sha256?.replaceAll(',', '…, ')}…, expected ${expected}.`
}

function momentText(atMs: number): string {
  return `${clockText(atMs)}, ${dateText(atMs)}`
}
