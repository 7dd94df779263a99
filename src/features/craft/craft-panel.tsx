import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { CraftState } from '#domain/craft/craft-state.ts'
import { minuteText } from '#domain/notation.ts'
import type { LonLat } from '#geo/lonlat.ts'
import { boxAround } from '#geo/measure.ts'
import { craftQuery } from '../../data/craft.ts'
import { useClock, usePicture, usePictureState } from '../../data/use-picture.ts'
import type { AreaDrawing, SeaMap } from '../../map/sea-map.ts'
import { Hidden } from '../../ui/hidden.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { askForCraft, useCraftAsk } from './craft-asks.ts'
import { CraftList } from './craft-list.tsx'
import styles from './craft-panel.module.css'
import { craftName, inListOrder, linkWords, orderWords } from './craft-words.ts'
import { DrawBar, type DrawnShape } from './draw-bar.tsx'
import { drawnCraft } from './drawn-craft.ts'
import { nearestTo } from './nearest-craft.ts'
import { outlineRing, parseArea, placesText } from './places-text.ts'
import { RecallDialog } from './recall-dialog.tsx'
import { targetText } from './targets.ts'
import { newDraft, orderOf, type TaskDraft, type TaskField } from './task-draft.ts'
import { TaskForm } from './task-form.tsx'
import { useTargets } from './use-targets.ts'
import { useTaskPlan } from './use-task-plan.ts'

const CLOCK_EVERY_MS = 1000
const NO_CRAFT: readonly CraftState[] = []

/** Which page of the panel is open. A draft outlives the drawing that changes it. */
type Page =
  | { readonly at: 'list' }
  | { readonly at: 'form'; readonly draft: TaskDraft }
  | { readonly at: 'drawing'; readonly shape: DrawnShape; readonly draft: TaskDraft }

const LIST: Page = { at: 'list' }

export interface CraftPanelProps {
  readonly open: boolean
  readonly mapRef: RefObject<SeaMap | undefined>
  /** Slot of the selected track. */
  readonly selected: number | undefined
  /** A craft was chosen: its track is to be selected and shown. */
  readonly onSelect: (trackId: string, place: LonLat) => void
  readonly onOpen: () => void
  readonly onClose: () => void
  /** Something is to be seen on the map: a panel that covers it steps aside. */
  readonly onMap: () => void
}

/** Drones and patrol ships: what they are doing, what they are to do, and what that would come to. */
export function CraftPanel({ open, mapRef, selected, onSelect, onOpen, onClose, onMap }: CraftPanelProps) {
  const picture = usePicture()
  const isReplay = usePictureState((state) => state.source === 'recording')
  usePictureState((state) => state.identityVersion)
  const identity = selected === undefined ? undefined : picture.identity(selected)
  const mayBeOurs = !isReplay && (identity?.kind === 'drone' || identity?.kind === 'patrol')
  const [page, setPage] = useState<Page>(LIST)
  const [picked, setPicked] = useState<string>()
  const [told, setTold] = useState({ words: '' })
  const [recalled, setRecalled] = useState<string>()
  const [corners, setCorners] = useState(0)
  const drawing = useRef<AreaDrawing>(undefined)
  useEffect(() => () => drawing.current?.stop(), [])

  const ask = useCraftAsk()
  const isWatched = open || mayBeOurs || page.at !== 'list' || ask !== undefined
  const { data } = useQuery({ ...craftQuery, enabled: isWatched })
  const craft = useMemo(() => inListOrder(data ?? NO_CRAFT), [data])
  const clockMs = useClock(CLOCK_EVERY_MS)
  const nowMs = isReplay ? (craft[0]?.atMs ?? 0) : (clockMs ?? craft[0]?.atMs ?? 0)
  const targets = useTargets(craft, selected)
  const draft = page.at === 'list' ? undefined : page.draft
  const order = draft && orderOf(draft, targets.find)
  const plan = useTaskPlan(draft?.craftId ?? '', order?.ok ? order.value : undefined)

  // A craft that has not been heard of yet, as one in port, has no track to be selected.
  const ours = craft.find(({ trackId }) => trackId === identity?.trackId)
  const chosen = ours ?? (identity ? undefined : craft.find(({ trackId }) => trackId === picked))
  const tasked = craft.find(({ trackId }) => trackId === draft?.craftId)
  const drawn = useMemo(
    () =>
      isReplay
        ? undefined
        : // On a phone the form covers the map: what it plans stays there when one looks.
          drawnCraft(open || mayBeOurs ? chosen : undefined, draft, tasked, plan.answer),
    [isReplay, open, mayBeOurs, chosen, draft, tasked, plan.answer],
  )
  useEffect(() => mapRef.current?.setCraft(drawn), [mapRef, drawn])

  // Of those that take orders the nearest: it can be changed in the form.
  const first = ask && nearestTo(craft, targets.placeOf(ask.target.trackId))
  useEffect(() => {
    if (!ask || !first) return
    const what = ask.what === 'orbit' ? ({ kind: 'search', pattern: 'orbit' } as const) : { kind: ask.what }
    setPage({ at: 'form', draft: newDraft(first, what, targetText(ask.target)) })
    askForCraft(undefined)
  }, [ask, first])
  // Where nothing can be sent it is not asked for later, out of the blue.
  const isNone = data?.length === 0
  useEffect(() => {
    if (ask && isNone) askForCraft(undefined)
  }, [ask, isNone])

  const draw = (shape: DrawnShape, before: TaskDraft) => {
    const field: TaskField = shape === 'line' ? 'line' : shape === 'point' ? 'datum' : 'area'
    const end = (after: TaskDraft) => {
      drawing.current = undefined
      setPage({ at: 'form', draft: after })
      onOpen()
    }
    const area = parseArea(before.texts.area)
    const ring = shape === 'edit' && area.ok ? outlineRing(area.value) : undefined
    setPage({ at: 'drawing', shape, draft: before })
    setCorners(0)
    onMap()
    const box = ring && boxAround(ring)
    if (box) mapRef.current?.fit(box)
    drawing.current = mapRef.current?.drawArea(ring ? { edit: ring } : { mode: shape === 'edit' ? 'polygon' : shape }, {
      change: (now) => setCorners(now ? now.length - 1 : 0),
      done: (now) => end({ ...before, texts: { ...before.texts, [field]: placesText(now) } }),
      cancel: () => end(before),
    })
    // Arrows and Space are the map's from now on.
    document.querySelector<HTMLElement>('main canvas')?.focus()
  }
  const sent = (state: CraftState) => {
    const asked = state.pendingOrder ?? state.order
    const link = linkWords(state, nowMs)
    const until = state.progress ? ` There ${minuteText(state.progress.untilMs)}Z.` : ''
    const what = asked ? orderWords(asked, targets.nameOf) : 'the order'
    setTold({ words: `${craftName(state)} was sent: ${what}.${link ? ` ${link}.` : until}` })
    setPicked(state.trackId)
    onSelect(state.trackId, state.place)
  }
  const doomed = craft.find(({ trackId }) => trackId === recalled)

  return (
    <>
      {open && (
        <section className={styles.panel} aria-label="Craft">
          {page.at === 'list' && (
            <CraftList
              craft={craft}
              told={told}
              isReplay={isReplay}
              chosen={chosen?.trackId}
              nameOf={targets.nameOf}
              nowMs={nowMs}
              onChoose={(each) => {
                setPicked(each.trackId)
                onSelect(each.trackId, each.place)
              }}
              onTask={(each) => setPage({ at: 'form', draft: newDraft(each) })}
              onRecall={(each) => setRecalled(each.trackId)}
              onClose={onClose}
            />
          )}
          {page.at === 'form' && order && (
            <Sheet title="New task" onBack={() => setPage(LIST)}>
              <TaskForm
                draft={page.draft}
                craft={craft}
                targets={targets}
                order={order}
                plan={plan}
                nowMs={nowMs}
                onDraft={(next) => setPage({ at: 'form', draft: next })}
                onDraw={(shape) => draw(shape, page.draft)}
                onSent={(state) => {
                  setPage(LIST)
                  sent(state)
                }}
                onLeave={() => setPage(LIST)}
              />
            </Sheet>
          )}
        </section>
      )}
      {page.at === 'drawing' && (
        <DrawBar
          shape={page.shape}
          corners={corners}
          onUndo={() => drawing.current?.undo()}
          onFinish={() => drawing.current?.finish()}
          onCancel={() => {
            drawing.current?.stop()
            drawing.current = undefined
            setPage({ at: 'form', draft: page.draft })
            onOpen()
          }}
        />
      )}
      {doomed && (
        <RecallDialog
          craft={doomed}
          nameOf={targets.nameOf}
          nowMs={nowMs}
          onRecalled={(state) => {
            setRecalled(undefined)
            sent(state)
          }}
          onKeep={() => setRecalled(undefined)}
        />
      )}
      <Hidden role="status">{told.words}</Hidden>
    </>
  )
}

/** The form: its title takes the focus when it opens, and its arrow goes back to the list. */
function Sheet({ title, onBack, children }: { title: string; onBack: () => void; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <header className={styles.head}>
        <IconButton label="Back to the list" className={styles.plain} onClick={onBack}>
          <ArrowLeft />
        </IconButton>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
      </header>
      <div className={styles.body}>{children}</div>
    </>
  )
}
