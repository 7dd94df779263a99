import type { StoredReport } from '../track-store.ts'
import type { StreamEncoder } from './stream-message.ts'
import { WireRows } from './wire-rows.ts'
import { altitudeM, MICRO, NO_COURSE, NONE, TENTH } from './wire-units.ts'

/** A report with the number of its track. */
export type SentReport = StoredReport & { readonly slot: number }

/** Reports as a message brings them. */
export function sent(reports: readonly SentReport[] = []): WireRows {
  const rows = new WireRows()
  for (const { slot, ...report } of reports) rows.add(slot, report)
  return rows
}

/** The opposite: what is not known is absent. */
export function received(rows: WireRows): SentReport[] {
  return Array.from({ length: rows.count }, (_, i) => {
    const [speed, course, heading] = [rows.speed[i], rows.course[i], rows.heading[i]] as [number, number, number]
    const [status, metres] = [rows.status[i] as number, altitudeM(rows.altitude[i] as number)]
    return {
      slot: rows.slot[i] as number,
      atMs: rows.atMs[i] as number,
      lon: (rows.lon[i] as number) / MICRO,
      lat: (rows.lat[i] as number) / MICRO,
      ...(speed !== NONE && { sogKn: speed / TENTH }),
      ...(course !== NO_COURSE && { cogDeg: course / TENTH }),
      ...(heading !== NO_COURSE && { headingDeg: heading / TENTH }),
      ...(!Number.isNaN(metres) && { altitudeM: metres }),
      ...(status !== NONE && { navStatus: status }),
    }
  })
}

/** An update with these reports. */
export function updateOf(
  encoder: StreamEncoder,
  head: Parameters<StreamEncoder['update']>[0],
  reports: readonly SentReport[] = [],
  tail: Parameters<StreamEncoder['update']>[2] = {},
): Uint8Array<ArrayBuffer> {
  return encoder.update(head, sent(reports), tail)
}
