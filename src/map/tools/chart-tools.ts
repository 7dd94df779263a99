import type { Map as MapLibre } from 'maplibre-gl'
import type { PictureFrame } from '#domain/picture.ts'
import { type Box, type LonLat, longitudeDelta } from '#geo/lonlat.ts'
import { type Anchor, placeOf } from './anchor.ts'
import { BoxDrag } from './box-drag.ts'
import { slotsInBox } from './boxed-slots.ts'
import { geodesicLine } from './geodesic-lines.ts'
import { bearingText, type Measure, type Reading, rangeText, readingOf } from './measurement.ts'
import { type DrawnRing, type RangeRings, ringsAround } from './range-rings.ts'
import { type PixelBox, ToolOverlay } from './tool-overlay.ts'

/** A place that a menu was asked for at, and where that is on the page in CSS px. */
export interface AskedPlace {
  readonly anchor: Anchor
  readonly at: LonLat
  readonly x: number
  readonly y: number
}

/** What tools need of the map they are on. */
export interface ToolGround {
  readonly map: MapLibre
  readonly stage: HTMLElement
  /** Nearest target to a place, as a press there would pick. */
  readonly slotAt: (at: LonLat) => number | undefined
  /** Puts a place in the middle of what is seen, at once. */
  readonly hold: (place: LonLat) => void
  /** Whether somebody else has a use for the cursor. */
  readonly takeCursor: (taken: boolean) => void
}

/** What tools tell. All are called at most once a frame. */
export interface ToolNews {
  /** What the measure says, undefined when an end of it is nowhere. */
  readonly reading: (reading: Reading | undefined) => void
  /** The map was moved by hand, or for something else: it follows nobody any more. */
  readonly followEnded: () => void
  readonly boxed: (slots: ReadonlySet<number>) => void
  /** A press while aiming. */
  readonly aimed: (anchor: Anchor) => void
  readonly asked: (place: AskedPlace) => void
}

/** Chart tools on the map: measure, range rings, follow, box. Plain data in, news out; without a map it does nothing. */
export class ChartTools {
  #ground: ToolGround | undefined
  #overlay: ToolOverlay | undefined
  #drag: BoxDrag | undefined
  readonly #news = new Set<Partial<ToolNews>>()
  #frame: PictureFrame | undefined
  #measure: Measure | undefined
  #rings: RangeRings | undefined
  #drawnRings: { readonly of: RangeRings; readonly place: LonLat; readonly drawn: readonly DrawnRing[] } | undefined
  #followed: number | undefined
  #aiming = false
  #pointer: Anchor | undefined
  #pointerAt: LonLat | undefined
  #box: PixelBox | undefined
  #request: number | undefined

  attach(ground: ToolGround): void {
    const { map, stage } = ground
    this.#ground = ground
    this.#overlay = new ToolOverlay(stage)
    map.boxZoom.disable()
    this.#drag = new BoxDrag(
      stage,
      (box) => {
        this.#box = box
        this.#drawSoon()
      },
      (box) => this.#tell('boxed', slotsInBox(this.#frame, this.#boxOf(box))),
    )
    map.on('move', () => this.#draw())
    map.on('resize', () => this.#drawSoon())
    map.on('dragstart', () => this.endFollow())
    map.on('contextmenu', ({ lngLat, originalEvent }) => {
      originalEvent.preventDefault()
      const { lng, lat } = lngLat.wrap()
      this.#tell('asked', {
        anchor: this.#anchorAt([lng, lat]),
        at: [lng, lat],
        x: originalEvent.clientX,
        y: originalEvent.clientY,
      })
    })
    map.getCanvas().addEventListener('keydown', ({ key }) => {
      if (key.startsWith('Arrow')) this.endFollow()
    })
  }

  detach(): void {
    this.#drag?.stop()
    this.#ground = undefined
    this.#news.clear()
    if (this.#request !== undefined) cancelAnimationFrame(this.#request)
  }

  listen(news: Partial<ToolNews>): () => void {
    this.#news.add(news)
    return () => this.#news.delete(news)
  }

  setFrame(frame: PictureFrame): void {
    this.#frame = frame
    // A zoom under way, as by the wheel, would be cut off: it is held again with the first frame after it.
    if (this.#followed !== undefined && !this.#ground?.map.isZooming()) {
      const place = placeOf({ kind: 'target', slot: this.#followed }, frame)
      if (place) this.#ground?.hold(place)
    }
    if (this.#measure || this.#rings) this.#drawSoon()
  }

  setMeasure(measure: Measure | undefined): void {
    this.#measure = measure
    this.#drawSoon()
  }

  setRings(rings: RangeRings | undefined): void {
    this.#rings = rings
    this.#drawSoon()
  }

  /** Keeps a target in the middle until the map is moved otherwise. */
  setFollow(slot: number | undefined): void {
    this.#followed = slot
    const place = slot === undefined ? undefined : placeOf({ kind: 'target', slot }, this.#frame)
    if (place) this.#ground?.hold(place)
  }

  endFollow(): void {
    if (this.#followed === undefined) return
    this.#followed = undefined
    this.#tell('followEnded')
  }

  /**
   * While aiming, presses on the map and Enter at the crosshair are told instead of picking; for a box the next drag
   * draws it, with a finger too.
   */
  setAiming(aim: 'nothing' | 'place' | 'box'): void {
    if (this.#drag) this.#drag.armed = aim === 'box'
    const aiming = aim !== 'nothing'
    if (this.#aiming === aiming || !this.#ground) return
    this.#aiming = aiming
    this.#ground.takeCursor(aiming)
    this.#ground.map.getCanvas().style.cursor = aiming ? 'crosshair' : ''
  }

  /** A press at a place, on a target if there is one. True when it was taken. */
  press(at: LonLat, slot: number | undefined): boolean {
    if (!this.#aiming) return false
    this.#tell('aimed', slot === undefined ? { kind: 'place', at } : { kind: 'target', slot })
    return true
  }

  /** Where the pointer or the crosshair is, and on what. */
  point(at: LonLat | undefined, slot: number | undefined): void {
    this.#pointerAt = at
    this.#pointer = at && (slot === undefined ? { kind: 'place', at } : { kind: 'target', slot })
    if (this.#measure && !this.#measure.to) this.#drawSoon()
  }

  get pointerAt(): LonLat | undefined {
    return this.#pointerAt
  }

  get slotsInView(): ReadonlySet<number> {
    const box = this.#viewBox()
    return box ? slotsInBox(this.#frame, box) : new Set()
  }

  #viewBox(): Box | undefined {
    const bounds = this.#ground?.map.getBounds()
    return bounds && [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
  }

  #boxOf({ left, top, right, bottom }: PixelBox): Box {
    const map = this.#ground?.map
    const [upper, lower] = [map?.unproject([left, top]), map?.unproject([right, bottom])]
    return [upper?.lng ?? 0, lower?.lat ?? 0, lower?.lng ?? 0, upper?.lat ?? 0]
  }

  #anchorAt(at: LonLat): Anchor {
    const slot = this.#ground?.slotAt(at)
    return slot === undefined ? { kind: 'place', at } : { kind: 'target', slot }
  }

  #drawSoon(): void {
    this.#request ??= requestAnimationFrame(() => {
      this.#request = undefined
      this.#draw()
      if (this.#measure) this.#tell('reading', readingOf(this.#measure, this.#pointer, this.#frame))
    })
  }

  #draw(): void {
    const map = this.#ground?.map
    if (!map) return
    const reading = this.#measure && readingOf(this.#measure, this.#pointer, this.#frame)
    const centre = this.#rings && placeOf(this.#rings.centre, this.#frame)
    const middle = map.getCenter().lng
    this.#overlay?.draw(
      {
        rings: this.#rings && centre ? this.#ringsAround(near(centre, middle), this.#rings) : [],
        measure: reading && {
          line: geodesicLine(near(reading.from, middle), reading.to, reading.nm),
          label: `${rangeText(reading.nm)}  ${bearingText(reading.bearingDeg)}`,
        },
        box: this.#box,
      },
      (place) => map.project([place[0], place[1]]),
    )
  }

  /** The map moves more often than what the rings are round. */
  #ringsAround(place: LonLat, rings: RangeRings): readonly DrawnRing[] {
    const before = this.#drawnRings
    if (before?.of === rings && before.place[0] === place[0] && before.place[1] === place[1]) return before.drawn
    const drawn = ringsAround(place, rings)
    this.#drawnRings = { of: rings, place, drawn }
    return drawn
  }

  #tell<Name extends keyof ToolNews>(name: Name, ...facts: Parameters<ToolNews[Name]>): void {
    for (const news of this.#news)
      (news[name] as ((...all: Parameters<ToolNews[Name]>) => void) | undefined)?.(...facts)
  }
}

/** The same place in the copy of the world that is in view. */
function near([lon, lat]: LonLat, middle: number): LonLat {
  return [middle + longitudeDelta(middle, lon), lat]
}
