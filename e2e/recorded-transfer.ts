import { headLine, identityLine, reportLine } from '../src/domain/formats/own-format.ts'

const START_MS = Date.UTC(2026, 2, 14)
const MINUTES = 100
/** When the second ship leaves the first. */
const PARTED_MINUTE = 60
const KN_IN_DEGREES_A_MINUTE = 1 / 60 / 60

/**
 * A recording of ours, off Sarawak and invented: for an hour SERI AMBER and SERI VOYAGER lie 110 m from each other, then
 * the second sails north at 10 knots for forty minutes.
 */
export function recordedTransfer(): Buffer {
  const lines = [headLine({ startAtMs: START_MS, made: { by: 'test' } })]
  const ships = [
    { trackId: 'mmsi:533900101', name: 'SERI AMBER', lat: 5.9, partsKn: 0 },
    { trackId: 'mmsi:533900102', name: 'SERI VOYAGER', lat: 5.901, partsKn: 10 },
  ]
  for (const { trackId, name } of ships)
    lines.push(identityLine({ trackId, kind: 'vessel', name, mmsi: Number(trackId.slice(5)), shipType: 80 }))
  for (let minute = 0; minute <= MINUTES; minute += 0.5)
    for (const { trackId, lat, partsKn } of ships) {
      const sailed = Math.max(0, minute - PARTED_MINUTE)
      lines.push(
        reportLine({
          trackId,
          source: 'test',
          atMs: START_MS + minute * 60_000,
          lon: 112.6,
          lat: lat + sailed * partsKn * KN_IN_DEGREES_A_MINUTE,
          sogKn: sailed > 0 ? partsKn : 0.2,
          cogDeg: 0,
          navStatus: 0,
        }),
      )
    }
  return Buffer.from(`${lines.join('\n')}\n`)
}
