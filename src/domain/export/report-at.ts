import type { PositionReport } from '../report.ts'
import type { Place } from './time-order.ts'

/** A row as the report it was stored from, with its track and the feed that brought it. */
export function reportAt({ track: { identity, columns }, row }: Place): PositionReport {
  const report: { -readonly [Field in keyof PositionReport]: PositionReport[Field] } = {
    trackId: identity.trackId,
    source: columns.source(row),
    atMs: columns.atMs(row),
    lon: columns.lon(row),
    lat: columns.lat(row),
  }
  const [sogKn, cogDeg, headingDeg] = [columns.sogKn(row), columns.cogDeg(row), columns.headingDeg(row)]
  const [altitudeM, navStatus] = [columns.altitudeM(row), columns.navStatus(row)]
  if (!Number.isNaN(sogKn)) report.sogKn = sogKn
  if (!Number.isNaN(cogDeg)) report.cogDeg = cogDeg
  if (!Number.isNaN(headingDeg)) report.headingDeg = headingDeg
  if (!Number.isNaN(altitudeM)) report.altitudeM = readableMetres(altitudeM)
  if (navStatus !== undefined) report.navStatus = navStatus
  return report
}

/**
 * The shortest number that stands for the same 32-bit float, in which heights are kept: 12.1 and not
 * 12.100000381469727. Seven digits may not tell two floats apart, nine always do (IEEE 754).
 */
function readableMetres(metres: number): number {
  const short = Number(metres.toPrecision(7))
  return Math.fround(short) === metres ? short : Number(metres.toPrecision(9))
}
