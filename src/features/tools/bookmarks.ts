import { plainText } from '#domain/notation.ts'
import type { Box } from '#geo/lonlat.ts'
import type { View } from '../../map/view.ts'

/** A view of the chart under a name. */
export interface Bookmark {
  readonly id: string
  readonly name: string
  readonly view: View
}

/** Where a browser keeps them. */
export const BOOKMARKS_KEY = 'eez-watch:bookmarks'

const LONGEST_NAME = 40
const MOST = 100

/** Bookmarks from what a browser kept; what makes no sense is left out. */
export function readBookmarks(text: string | undefined): readonly Bookmark[] {
  let kept: unknown
  try {
    kept = JSON.parse(text ?? '[]')
  } catch {
    return []
  }
  return Array.isArray(kept) ? kept.flatMap((each: unknown) => readBookmark(each) ?? []).slice(0, MOST) : []
}

export function withBookmark(before: readonly Bookmark[], bookmark: Bookmark): readonly Bookmark[] {
  const name = bookmarkName(bookmark.name)
  return name === '' ? before : [...before, { ...bookmark, name }].slice(-MOST)
}

/** Under another name; an empty one changes nothing. */
export function renamed(before: readonly Bookmark[], id: string, wanted: string): readonly Bookmark[] {
  const name = bookmarkName(wanted)
  return before.map((each) => (each.id === id && name !== '' ? { ...each, name } : each))
}

export function without(before: readonly Bookmark[], id: string): readonly Bookmark[] {
  return before.filter((each) => each.id !== id)
}

/** A view that comes with the zones. */
export interface ReadyView {
  readonly id: string
  readonly name: string
  readonly box: Box
}

/** The whole EEZ, and each area of it where there is more than one. */
export function readyViews(
  zones: readonly { readonly id: string; readonly name: string; readonly kind: string; readonly box: Box }[],
): readonly ReadyView[] {
  const areas = zones.filter(({ kind }) => kind === 'eez').map(({ id, name, box }) => ({ id, name, box }))
  const [first, ...others] = areas
  if (!first) return []
  const box = others.reduce<Box>(
    ([west, south, east, north], { box: [w, s, e, n] }) => [
      Math.min(west, w),
      Math.min(south, s),
      Math.max(east, e),
      Math.max(north, n),
    ],
    first.box,
  )
  return others.length === 0 ? areas : [{ id: 'whole', name: 'Whole EEZ', box }, ...areas]
}

function bookmarkName(name: string): string {
  return plainText(name, LONGEST_NAME)
}

function readBookmark(kept: unknown): Bookmark | undefined {
  if (typeof kept !== 'object' || kept === null || !('id' in kept) || !('name' in kept) || !('view' in kept))
    return undefined
  const { id, name, view } = kept
  if (typeof id !== 'string' || typeof name !== 'string' || bookmarkName(name) === '') return undefined
  if (typeof view !== 'object' || view === null || !('lon' in view) || !('lat' in view) || !('zoom' in view))
    return undefined
  const { lon, lat, zoom } = view
  if (typeof lon !== 'number' || typeof lat !== 'number' || typeof zoom !== 'number') return undefined
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 22)) return undefined
  return { id, name: bookmarkName(name), view: { lon, lat, zoom } }
}
