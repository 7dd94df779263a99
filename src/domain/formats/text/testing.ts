import type { IdentityPatch, PositionReport, Reject, TrackSink } from '../../report.ts'
import type { FormatReader } from '../format-reader.ts'

/** Reads a text cut at these places, and keeps all that comes of it. */
export function readText(
  open: (options: { source: string; sink: TrackSink }) => FormatReader,
  text: string,
  cuts: readonly number[] = [],
) {
  const reports: PositionReport[] = []
  const identities: IdentityPatch[] = []
  const rejects: Reject[] = []
  const reader = open({
    source: 'a.txt',
    sink: {
      report: (each) => reports.push(each),
      identity: (each) => identities.push(each),
      reject: (each) => rejects.push(each),
    },
  })
  let from = 0
  for (const to of [...cuts.toSorted((a, b) => a - b), text.length]) {
    reader.write(text.slice(from, to))
    from = to
  }
  reader.end()
  return { reports, identities, rejects, tally: reader.tally }
}
