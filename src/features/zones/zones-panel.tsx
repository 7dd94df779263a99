import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Circle, FileUp, Keyboard, Plus, Square, Waypoints, X } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { plainText } from '#domain/notation.ts'
import type { WatchArea } from '#domain/watch-area.ts'
import type { Box, LonLat } from '#geo/lonlat.ts'
import { boxAround } from '#geo/measure.ts'
import type { Part, Ring, ZoneSet } from '#geo/zone.ts'
import { deleteArea, refreshZones } from '../../data/zones.ts'
import type { AreaDrawing, SeaMap } from '../../map/sea-map.ts'
import { Button } from '../../ui/button.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { type AreaDraft, draftOf, newDraft, ringOf, shownParts, withRing } from './area-draft.ts'
import { AreaForm } from './area-form.tsx'
import type { AreaShape } from './area-shape.ts'
import { AskDialog } from './ask-dialog.tsx'
import { DrawBar } from './draw-bar.tsx'
import { OfficialZones } from './official-zones.tsx'
import { RestingAreas } from './resting-areas.tsx'
import { Sheet } from './sheet.tsx'
import { UploadSheet } from './upload-sheet.tsx'
import { WatchAreas } from './watch-areas.tsx'
import { ZoneBaseFacts } from './zone-base.tsx'
import styles from './zones-panel.module.css'

/** Which page of the panel is open. A draft outlives the pages that change it. */
type Page =
  | { readonly at: 'list' }
  | { readonly at: 'shape' }
  | { readonly at: 'upload' }
  | { readonly at: 'form'; readonly draft: AreaDraft; readonly of: WatchArea | undefined }
  | {
      readonly at: 'drawing'
      readonly shape: AreaShape | 'edit'
      /** Where a cancelled drawing goes back to. */
      readonly before: Exclude<Page, { at: 'drawing' }>
    }

const LIST: Page = { at: 'list' }
const NO_SHAPE: Pick<AreaDraft, 'parts' | 'positions'> = { parts: [], positions: '' }

export interface ZonesPanelProps {
  readonly open: boolean
  readonly zoneSet: ZoneSet
  readonly mapRef: RefObject<SeaMap | undefined>
  readonly onOpen: () => void
  readonly onClose: () => void
  /** Something is to be seen on the map: a panel that covers it steps aside. */
  readonly onMap: () => void
  /** What a limit rests on is to be read, at a place on it. */
  readonly onLimit: (id: string, at: LonLat) => void
}

/** The official zones and the watch areas: to read, to bring, to draw, to change. */
export function ZonesPanel({ open, zoneSet, mapRef, onOpen, onClose, onMap, onLimit }: ZonesPanelProps) {
  const [page, setPage] = useState<Page>(LIST)
  const [chosen, setChosen] = useState<string>()
  const [told, setTold] = useState({ words: '' })
  const [doomed, setDoomed] = useState<WatchArea>()
  const [corners, setCorners] = useState(0)
  const drawing = useRef<AreaDrawing>(undefined)
  useEffect(() => () => drawing.current?.stop(), [])
  const { parts, positions } = open && page.at === 'form' ? page.draft : NO_SHAPE
  useEffect(() => mapRef.current?.setDraftArea(shownParts({ parts, positions })), [mapRef, parts, positions])

  const bringUp = (parts: readonly Part[]) => {
    const box = boxAround(parts.flat(2))
    onMap()
    if (box) mapRef.current?.fit(box)
  }
  const draw = (shape: AreaShape | 'edit', ring: Ring | undefined, before: Exclude<Page, { at: 'drawing' }>) => {
    const isForm = before.at === 'form'
    const end = (after: Page) => {
      drawing.current = undefined
      setPage(after)
      onOpen()
    }
    setPage({ at: 'drawing', shape, before })
    setCorners(0)
    onMap()
    const box = ring && boxAround(ring)
    if (box) mapRef.current?.fit(roomAround(box))
    drawing.current = mapRef.current?.drawArea(shape === 'edit' && ring ? { edit: ring } : { mode: shapeOf(shape) }, {
      change: (now) => setCorners(now ? now.length - 1 : 0),
      done: (now) =>
        end({
          at: 'form',
          draft: isForm ? withRing(before.draft, now) : newDraft(now),
          of: isForm ? before.of : undefined,
        }),
      cancel: () => end(before),
    })
    // Arrows and Space are the map's from now on.
    document.querySelector<HTMLElement>('main canvas')?.focus()
  }
  const toList = (words: string) => {
    setTold({ words })
    setPage(LIST)
  }

  return (
    <>
      {open && (
        <section className={styles.panel} aria-label="Zones">
          {page.at === 'drawing' && <DrawingKeys shape={page.shape} />}
          {page.at === 'list' && (
            <List
              told={told}
              zoneSet={zoneSet}
              chosen={chosen}
              onChosen={(id, parts) => {
                setChosen(id)
                if (parts) bringUp(parts)
              }}
              onNew={() => setPage({ at: 'shape' })}
              onUpload={() => setPage({ at: 'upload' })}
              onEdit={(area) => setPage({ at: 'form', draft: draftOf(area), of: area })}
              onDelete={setDoomed}
              onTold={(words) => setTold({ words })}
              onLimit={(id, at) => {
                onMap()
                onLimit(id, at)
              }}
              onClose={onClose}
            />
          )}
          {page.at === 'shape' && (
            <ShapeChoice
              onShape={(shape) => draw(shape, undefined, page)}
              onType={() => setPage({ at: 'form', draft: newDraft(undefined), of: undefined })}
              onBack={() => setPage(LIST)}
            />
          )}
          {page.at === 'upload' && (
            <UploadSheet
              version={zoneSet.version}
              onDone={(words) => setTold({ words })}
              onBack={() => setPage(LIST)}
            />
          )}
          {page.at === 'form' && (
            <AreaForm
              draft={page.draft}
              of={page.of}
              onDraft={(draft, of) => setPage({ at: 'form', draft, of })}
              onDraw={() => {
                const ring = ringOf(page.draft)
                draw(ring ? 'edit' : 'polygon', ring, page)
              }}
              onSaved={(area) => {
                setChosen(area.id)
                bringUp(area.parts)
                toList(`${plainText(area.name)} is saved, version ${area.version}, and watched from now on.`)
              }}
              onLeave={() => toList('')}
            />
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
            setPage(page.before)
            onOpen()
          }}
        />
      )}
      {doomed && (
        <DeleteDialog
          area={doomed}
          onDeleted={() => {
            setDoomed(undefined)
            toList(`${plainText(doomed.name)} is deleted, and the stays in it are closed.`)
          }}
          onKeep={() => setDoomed(undefined)}
        />
      )}
      <Hidden role="status">{told.words}</Hidden>
      <RestingAreas mapRef={mapRef} />
    </>
  )
}

function List({
  told,
  zoneSet,
  chosen,
  onChosen,
  onNew,
  onUpload,
  onEdit,
  onDelete,
  onTold,
  onLimit,
  onClose,
}: {
  /** What was done last; other each time, though the words may be the same. */
  told: { readonly words: string }
  zoneSet: ZoneSet
  chosen: string | undefined
  onChosen: (id: string | undefined, parts?: readonly Part[]) => void
  onNew: () => void
  onUpload: () => void
  onEdit: (area: WatchArea) => void
  onDelete: (area: WatchArea) => void
  onTold: (words: string) => void
  onLimit: (id: string, at: LonLat) => void
  onClose: () => void
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  // What was pressed is gone after a deletion, or when the list opens.
  useEffect(() => {
    void told
    heading.current?.focus()
  }, [told])
  return (
    <>
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          Zones
        </h2>
        <IconButton label="Close the zones" className={styles.plain} onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div className={styles.body}>
        {told.words && <p className={styles.told}>{told.words}</p>}
        <div className={styles.sectionHead}>
          <h3>Watch areas</h3>
          <Button onClick={onNew}>
            <Plus /> New area
          </Button>
          <Button onClick={onUpload}>
            <FileUp /> Upload
          </Button>
        </div>
        <WatchAreas
          chosen={chosen}
          onShow={(area) => onChosen(area.id, area.parts)}
          onEdit={onEdit}
          onDelete={onDelete}
        />
        <div className={styles.sectionHead}>
          <h3>Official zones</h3>
        </div>
        <div className={styles.padded}>
          <ZoneBaseFacts version={zoneSet.version} onRestored={() => onTold('The built zones are in force again.')} />
          <OfficialZones
            zoneSet={zoneSet}
            chosen={chosen}
            onShow={(zone) => onChosen(zone?.id, zone?.parts)}
            onLimit={onLimit}
          />
        </div>
      </div>
    </>
  )
}

const SHAPES = [
  { shape: 'polygon', name: 'Polygon', text: 'Corner by corner', Icon: Waypoints },
  { shape: 'rectangle', name: 'Rectangle', text: 'Two opposite corners', Icon: Square },
  { shape: 'circle', name: 'Circle', text: 'Its middle, then its rim', Icon: Circle },
] as const

function ShapeChoice({
  onShape,
  onType,
  onBack,
}: {
  onShape: (shape: AreaShape) => void
  onType: () => void
  onBack: () => void
}) {
  return (
    <Sheet title="New watch area" onBack={onBack}>
      <div className={styles.shapes}>
        {SHAPES.map(({ shape, name, text, Icon }) => (
          <button type="button" key={shape} onClick={() => onShape(shape)}>
            <Icon aria-hidden="true" />
            <span>
              <strong>{name}</strong> <small>{text}</small>
            </span>
          </button>
        ))}
        <button type="button" onClick={onType}>
          <Keyboard aria-hidden="true" />
          <span>
            <strong>Type positions</strong> <small>One a line, as on a chart or in a notice; no pointing needed</small>
          </span>
        </button>
      </div>
    </Sheet>
  )
}

/** How to draw with keys alone: shown where there is room beside the map. */
function DrawingKeys({ shape }: { shape: AreaShape | 'edit' }) {
  const keys = DRAWING_KEYS.filter(([key]) => key !== (shape === 'edit' ? 'Space' : 'Right click'))
  return (
    <div className={styles.keys}>
      <h2>Drawing on the map</h2>
      <dl>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

const DRAWING_KEYS = [
  ['Arrows', 'move the map'],
  ['Space', 'sets a corner in the middle of the map'],
  ['Right click', 'takes a corner away'],
  ['Backspace', 'takes the last change back'],
  ['Enter', 'finishes'],
  ['Esc', 'cancels'],
] as const

function DeleteDialog({ area, onDeleted, onKeep }: { area: WatchArea; onDeleted: () => void; onKeep: () => void }) {
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => deleteArea(area.id),
    onSuccess: async () => {
      await refreshZones(client)
      onDeleted()
    },
  })
  return (
    <AskDialog
      title={`Delete ${plainText(area.name)}?`}
      yes="Delete"
      busy={remove.isPending}
      problem={remove.error ? `Nothing was deleted: ${remove.error.message}` : undefined}
      onYes={() => remove.mutate()}
      onNo={onKeep}
    >
      <p>
        It is gone for everyone who watches here. Stays in it will be closed: each track inside gets an event that says
        so. Events of the past stay.
      </p>
    </AskDialog>
  )
}

/** A box with room for the bar over its top and for corners to be dragged out. */
function roomAround([west, south, east, north]: Box): Box {
  const [dLon, dLat] = [(east - west) * ROOM, (north - south) * ROOM]
  return [west - dLon, south - dLat, east + dLon, north + dLat]
}

const ROOM = 0.25

function shapeOf(shape: AreaShape | 'edit'): AreaShape {
  return shape === 'edit' ? 'polygon' : shape
}
