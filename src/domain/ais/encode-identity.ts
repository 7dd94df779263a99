import type { IdentityPatch } from '../report.ts'
import type { EncodableMessage } from './encode/encodable-message.ts'
import { type FittedText, fitSixBitText } from './encode/six-bit-text.ts'
import type { AisStation } from './encode-station.ts'

/** The messages that say who a track is, and what their texts lost. */
interface StaticMessages {
  readonly messages: readonly EncodableMessage[]
  /** Characters of its texts that AIS has not, and so sent as others. */
  readonly replaced: number
  /** Characters of its texts that were too many. */
  readonly cut: number
}

/** Edition of ITU-R M.1371 that we write: 2 is the fifth. */
const AIS_VERSION = 2

/**
 * Who a track is: type 5 for class A and aircraft, which share it (ITU-R M.1371-5 annex 8, 3.3), 24 A and B for class B,
 * nothing for a base station. Class B has no IMO number, draught or destination to say.
 *
 * Only length and beam are known, not where the antenna stands: as section 3.3 asks, the distances to bow and port are then
 * 0. A size too large for one distance is halved. Fractions of a metre are rounded.
 */
export function staticMessages(identity: IdentityPatch, { mmsi, speaksAs }: AisStation): StaticMessages {
  if (speaksAs === 'base') return { messages: [], replaced: 0, cut: 0 }
  const name = fitSixBitText(identity.name ?? '', 20)
  const callSign = fitSixBitText(identity.callSign ?? '', 7)
  const own = { mmsi, shipType: identity.shipType, callSign: callSign.text, ...dimensionsOf(identity) }
  if (speaksAs === 'class-b') {
    return withLosses(
      [
        { type: 24, part: 'A', mmsi, name: name.text },
        { type: 24, part: 'B', ...own },
      ],
      [name, callSign],
    )
  }
  const destination = fitSixBitText(identity.destination ?? '', 20)
  const voyage = { imo: identity.imo, draughtM: identity.draughtM, destination: destination.text }
  return withLosses(
    [{ type: 5, aisVersion: AIS_VERSION, ...own, name: name.text, ...voyage }],
    [name, callSign, destination],
  )
}

function withLosses(messages: readonly EncodableMessage[], texts: readonly FittedText[]): StaticMessages {
  return {
    messages,
    replaced: texts.reduce((sum, { replaced }) => sum + replaced, 0),
    cut: texts.reduce((sum, { cut }) => sum + cut, 0),
  }
}

function dimensionsOf({ lengthM = 0, beamM = 0 }: IdentityPatch) {
  const [dimToBowM, dimToSternM] = sides(lengthM, 511)
  const [dimToPortM, dimToStarboardM] = sides(beamM, 63)
  return { dimToBowM, dimToSternM, dimToPortM, dimToStarboardM }
}

function sides(sizeM: number, most: number): readonly [number, number] {
  const wholeM = Math.round(sizeM)
  if (!(wholeM > most)) return [0, wholeM]
  const half = Math.floor(wholeM / 2)
  return [half, wholeM - half]
}
