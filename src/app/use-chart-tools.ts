import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { titleOf } from '#domain/identity-words.ts'
import { plainText } from '#domain/notation.ts'
import { NOTATIONS, type Notation, positionIn } from '#domain/position-notation.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { usePicture, usePictureState } from '../data/use-picture.ts'
import { measureWords } from '../features/tools/measure-words.ts'
import { type Aim, POPOVERS, type Tools } from '../features/tools/tools.ts'
import { useKept } from '../features/tools/use-kept.ts'
import type { SeaMap } from '../map/sea-map.ts'
import { type Anchor, placeOf } from '../map/tools/anchor.ts'
import type { AskedPlace } from '../map/tools/chart-tools.ts'
import type { Held, ToolChoices } from '../map/tools/choices.ts'
import { anchorOf, heldOf } from '../map/tools/held.ts'
import type { Reading } from '../map/tools/measurement.ts'
import { useCommandRuns } from './command-runs.ts'
import { sayNote } from './note.ts'

/** Nobody reads faster. */
const READ_EVERY_MS = 250
const NOBODY: ReadonlySet<number> = new Set()
const PLACE_ZOOM = 9

interface Measured {
  readonly from: Held
  readonly to: Held | undefined
}

/**
 * The chart tools: what is measured, ringed, followed and boxed. Choices that an address may hold come from outside; the
 * rest is kept here. Targets are held by their track ids, so that tools outlive a stream that starts anew.
 */
export function useChartTools(
  map: RefObject<SeaMap | undefined>,
  selectedSlot: number | undefined,
  choices: ToolChoices,
  choose: (change: Partial<ToolChoices>) => void,
): Tools {
  const picture = usePicture()
  const identityVersion = usePictureState((state) => state.identityVersion)
  const [aim, setAim] = useState<Aim>('nothing')
  const [measure, setMeasure] = useState<Measured>()
  const [reading, setReading] = useState<Reading>()
  const [boxed, setBoxed] = useState(NOBODY)
  const [asked, setAsked] = useState<AskedPlace>()
  const [ringStyle, setRingStyle] = useState({ stepNm: 3, count: 4 })
  // Of the rings that are there, which an address may have brought, else as chosen last.
  const { stepNm, count } = choices.rings ?? ringStyle
  const [notation, setNotation] = useKept('eez-watch:notation', readNotation, String)

  const slotOf = useCallback((trackId: string) => picture.slotOf(trackId), [picture])
  const held = useCallback((anchor: Anchor) => heldOf(anchor, (slot) => picture.identity(slot)?.trackId), [picture])
  const nameOf = (anchor: Anchor) => {
    const identity = anchor.kind === 'target' ? picture.identity(anchor.slot) : undefined
    return identity ? titleOf(identity) : 'a place'
  }
  const nameOfHeld = (each: Held) => {
    const anchor = anchorOf(each, slotOf)
    if (anchor) return nameOf(anchor)
    return 'trackId' in each ? plainText(each.trackId, 40) : 'a place'
  }
  const selectedId = selectedSlot === undefined ? undefined : picture.identity(selectedSlot)?.trackId
  const selected = useMemo(() => (selectedId === undefined ? undefined : { trackId: selectedId }), [selectedId])

  // ---- what the map is told ------------------------------------------------------------------------------------

  useEffect(() => {
    void identityVersion // slots are others when the picture is another
    const from = measure && anchorOf(measure.from, slotOf)
    const to = measure?.to && anchorOf(measure.to, slotOf)
    // With an end on a track that is not known it says nothing, rather than what it said last.
    const isKnown = from !== undefined && (measure?.to === undefined || to !== undefined)
    map.current?.tools.setMeasure(isKnown ? { from, to } : undefined)
    if (!isKnown) setReading(undefined)
  }, [map, measure, slotOf, identityVersion])
  useEffect(() => {
    void identityVersion
    const centre = choices.rings && anchorOf(choices.rings.centre, slotOf)
    map.current?.tools.setRings(centre && choices.rings && { ...choices.rings, centre })
  }, [map, choices.rings, slotOf, identityVersion])
  useEffect(
    () => map.current?.tools.setFollow(choices.follow ? selectedSlot : undefined),
    [map, choices.follow, selectedSlot],
  )
  useEffect(() => map.current?.tools.setAiming(aim === 'nothing' || aim === 'box' ? aim : 'place'), [map, aim])
  // Another picture, also one of a server that was started again: its slots are other tracks.
  useEffect(
    () =>
      picture.onFrame((frame) => {
        if (!frame) setBoxed(NOBODY)
      }),
    [picture],
  )

  // ---- what it tells -------------------------------------------------------------------------------------------

  const aimed = useRef<(anchor: Anchor) => void>(() => undefined)
  aimed.current = (anchor) => {
    const at = held(anchor)
    if (!at) return
    if (aim === 'measure-from') {
      setMeasure({ from: at, to: undefined })
      setAim('measure-to')
    } else if (aim === 'measure-to' && measure) {
      if ('trackId' in at && 'trackId' in measure.from && at.trackId === measure.from.trackId) {
        sayNote('The measure begins there: press another end')
        return
      }
      setMeasure({ ...measure, to: at })
      setAim('nothing')
    } else if (aim === 'rings') {
      choose({ rings: { stepNm, count, centre: at } })
      setAim('nothing')
    }
  }
  useEffect(() => {
    const slowly = throttled(setReading)
    const stop = map.current?.tools.listen({
      reading: slowly.tell,
      followEnded: () => choose({ follow: false }),
      boxed: (slots) => {
        setBoxed(slots)
        setAim((before) => (before === 'box' ? 'nothing' : before))
      },
      aimed: (anchor) => aimed.current(anchor),
      asked: setAsked,
    })
    return () => {
      slowly.stop()
      stop?.()
    }
  }, [map, choose])

  // ---- what the operator does ----------------------------------------------------------------------------------

  const copyText = (text: string) => {
    const refused = () => sayNote(`The browser refused to copy ${text}`)
    // A page without encryption has no clipboard.
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(() => sayNote(`Copied ${text}`), refused)
    else refused()
  }
  const copyPlace = (at: LonLat) => {
    const text = positionIn(notation, at)
    if (text.ok) copyText(text.value)
    else sayNote(`Not copied: ${text.problem}`)
  }
  const selectedPlace = () =>
    selectedSlot === undefined ? undefined : placeOf({ kind: 'target', slot: selectedSlot }, picture.frame)
  const clearMeasure = () => {
    setMeasure(undefined)
    setAim('nothing')
  }
  const measureFrom = (from: Held | undefined) => {
    setMeasure(from && { from, to: undefined })
    setAim(from ? 'measure-to' : 'measure-from')
  }
  const toggleMeasure = () => {
    // From the selected target at once; again, from anywhere; and once more it ends.
    if (aim === 'measure-from') clearMeasure()
    else if (aim === 'measure-to') measureFrom(undefined)
    else measureFrom(selected)
  }
  const toggleFollow = () => {
    if (choices.follow) choose({ follow: false })
    else if (selected) choose({ follow: true })
    else sayNote('Select a target to follow')
  }
  const copyPointed = () => {
    const at = map.current?.tools.pointerAt ?? selectedPlace()
    if (at) copyPlace(at)
    else sayNote('Point at a place, or select a target, to copy its position')
  }
  useCommandRuns({
    measure: toggleMeasure,
    follow: toggleFollow,
    'copy-position': copyPointed,
    rings: () => openPopover(POPOVERS.rings),
    trails: () => openPopover(POPOVERS.display),
    bookmarks: () => openPopover(POPOVERS.bookmarks),
  })

  return {
    choices,
    choose,
    aim,
    measured:
      measure && reading && (measure.to || aim === 'measure-to')
        ? measureWords(reading, nameOf(reading.ends[0]), nameOf(reading.ends[1]))
        : undefined,
    measureFrom,
    toggleMeasure,
    clearMeasure,
    selected,
    selectedName: selectedSlot === undefined ? undefined : nameOf({ kind: 'target', slot: selectedSlot }),
    ringsAt: (centre) => choose({ rings: { stepNm, count, centre } }),
    aimRings: () => setAim('rings'),
    ringStepNm: stepNm,
    ringCount: count,
    chooseRings: (change) => {
      setRingStyle({ ...ringStyle, ...change })
      if (choices.rings) choose({ rings: { ...choices.rings, ...change } })
    },
    ringsName: choices.rings && nameOfHeld(choices.rings.centre),
    followedName:
      choices.follow && selectedSlot !== undefined ? nameOf({ kind: 'target', slot: selectedSlot }) : undefined,
    toggleFollow,
    boxed,
    boxView: () => setBoxed(map.current?.tools.slotsInView ?? NOBODY),
    aimBox: () => setAim('box'),
    clearBox: () => setBoxed(NOBODY),
    notation,
    setNotation,
    copyText,
    copySelected: () => {
      const at = selectedPlace()
      if (at) copyPlace(at)
    },
    copyPointed,
    goTo: (at) => map.current?.flyTo(at, Math.max(map.current.view.zoom, PLACE_ZOOM)),
    heldOf: held,
    nameOf,
    asked,
    closeMenu: () => setAsked(undefined),
    endNearest: () => {
      const isBusy = aim !== 'nothing' || measure !== undefined
      clearMeasure()
      return isBusy
    },
  }
}

function readNotation(text: string | undefined): Notation {
  return NOTATIONS.find((notation) => notation === text) ?? NOTATIONS[0]
}

/** As a press on its button, which is also where it opens; a second time closes it. The focus goes to the first thing in it. */
function openPopover(id: string): void {
  document.querySelector<HTMLElement>(`[popovertarget="${id}"]`)?.click()
  const popover = document.getElementById(id)
  if (popover?.matches(':popover-open')) popover.querySelector<HTMLElement>('select, button, input')?.focus()
}

/** Hands on the newest of what comes in, a few times a second; the last one always. */
function throttled<Fact>(tell: (fact: Fact) => void): {
  readonly tell: (fact: Fact) => void
  readonly stop: () => void
} {
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: { readonly fact: Fact } | undefined
  const due = () => {
    timer = undefined
    if (!waiting) return
    tell(waiting.fact)
    waiting = undefined
    timer = setTimeout(due, READ_EVERY_MS)
  }
  return {
    tell: (fact) => {
      waiting = { fact }
      timer ??= setTimeout(due, 0)
    },
    stop: () => clearTimeout(timer),
  }
}
