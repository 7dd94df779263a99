import type { StoredReport } from '../track-store.ts'
import { ReportColumns } from './report-columns.ts'

/** A report with the number of its track. */
export type SentReport = StoredReport & { readonly slot: number }

/** Reports as columns, as a message brings them. */
export function sent(reports: readonly SentReport[] = []): ReportColumns {
  const columns = new ReportColumns()
  for (const report of reports) {
    const i = columns.open()
    columns.slot[i] = report.slot
    columns.atMs[i] = report.atMs
    columns.lon[i] = report.lon
    columns.lat[i] = report.lat
    columns.sogKn[i] = report.sogKn ?? Number.NaN
    columns.cogDeg[i] = report.cogDeg ?? Number.NaN
    columns.headingDeg[i] = report.headingDeg ?? Number.NaN
    columns.altitudeM[i] = report.altitudeM ?? Number.NaN
    columns.navStatus[i] = report.navStatus ?? Number.NaN
  }
  return columns
}

/** The opposite: what is not known is absent. */
export function received(columns: ReportColumns): SentReport[] {
  return Array.from({ length: columns.count }, (_, i) => {
    const known = (name: 'sogKn' | 'cogDeg' | 'headingDeg' | 'altitudeM' | 'navStatus') => {
      const value = columns[name][i] as number
      return Number.isNaN(value) ? {} : { [name]: value }
    }
    return {
      slot: columns.slot[i] as number,
      atMs: columns.atMs[i] as number,
      lon: columns.lon[i] as number,
      lat: columns.lat[i] as number,
      ...known('sogKn'),
      ...known('cogDeg'),
      ...known('headingDeg'),
      ...known('altitudeM'),
      ...known('navStatus'),
    }
  })
}
