import type { IdentityPatch, PositionReport, Reject } from '../../report.ts'
import type { FormatReader, ReaderOptions } from '../format-reader.ts'

/** What a reader makes of a text that is cut at these places. */
export function readWith(
  make: (options: ReaderOptions) => FormatReader,
  text: string,
  { cuts = [], ...options }: { cuts?: readonly number[]; fileNumber?: number } = {},
) {
  const reports: PositionReport[] = []
  const identities: IdentityPatch[] = []
  const rejects: Reject[] = []
  const reader = make({
    ...options,
    source: 'a file',
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
  const { tally } = reader
  return { reports, identities, rejects, tally, notes: tally.notes }
}
