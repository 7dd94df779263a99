import { nextRow, type SelectedTrack } from './selection.ts'

/** One report: a row of a track. */
export interface Place {
  readonly track: SelectedTrack
  readonly row: number
}

/**
 * All reports of all tracks, oldest first; of one instant in the order of the tracks given, and within a track in that of
 * its rows. Merges by a heap of one row a track, so that nothing is sorted or copied.
 */
export function* inTimeOrder(tracks: readonly SelectedTrack[]): Generator<Place> {
  const rows = tracks.map((track) => nextRow(track, track.from))
  const times = Float64Array.from(tracks, (track, i) => timeAt(track, rows[i] as number))
  const heap = tracks.map((_, i) => i).filter((i) => (rows[i] as number) < (tracks[i] as SelectedTrack).to)
  for (let i = (heap.length >> 1) - 1; i >= 0; i--) sink(heap, times, i)
  while (heap.length > 0) {
    const top = heap[0] as number
    const track = tracks[top] as SelectedTrack
    const row = rows[top] as number
    yield { track, row }
    const next = nextRow(track, row + 1)
    rows[top] = next
    if (next < track.to) times[top] = track.columns.atMs(next)
    else {
      const last = heap.pop() as number
      if (heap.length > 0) heap[0] = last
    }
    sink(heap, times, 0)
  }
}

function timeAt({ columns, to }: SelectedTrack, row: number): number {
  return row < to ? columns.atMs(row) : Number.POSITIVE_INFINITY
}

/** Lets an entry go down until both below it are later. */
function sink(heap: number[], times: Float64Array, from: number): void {
  let at = from
  for (;;) {
    let least = at
    for (const below of [2 * at + 1, 2 * at + 2])
      if (below < heap.length && isBefore(times, heap[below] as number, heap[least] as number)) least = below
    if (least === at) return
    const moved = heap[at] as number
    heap[at] = heap[least] as number
    heap[least] = moved
    at = least
  }
}

function isBefore(times: Float64Array, a: number, b: number): boolean {
  const difference = (times[a] as number) - (times[b] as number)
  return difference === 0 ? a < b : difference < 0
}
