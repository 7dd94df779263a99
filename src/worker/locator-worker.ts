import { parseLand } from '#geo/land-file.ts'
import { parseZones } from '#geo/zone-file.ts'
import { type Verdict, ZoneLocator } from '#geo/zone-locator.ts'
import type { LocatorAnswer, LocatorCall, PlaceVerdict } from './locator-api.ts'

declare const self: DedicatedWorkerGlobalScope

let locator: ZoneLocator | undefined
let problem = 'the zones are not loaded yet'

self.onmessage = ({ data }: MessageEvent<LocatorCall>) => {
  if (data.type === 'start') {
    start(data.zones, data.land)
    return
  }
  const { ticket, at, accuracyNm } = data
  const answer: LocatorAnswer = locator
    ? { ticket, verdict: travelling(locator.at(at[0], at[1], accuracyNm)) }
    : { ticket, problem }
  self.postMessage(answer)
}

function start(zonesJson: unknown, landJson: unknown): void {
  const [zones, land] = [parseZones(zonesJson), parseLand(landJson)]
  locator = zones.ok && land.ok ? new ZoneLocator(zones.value, land.value) : undefined
  problem = zones.ok ? (land.ok ? '' : land.problem) : zones.problem
}

function travelling({ zones, ...verdict }: Verdict): PlaceVerdict {
  return {
    ...verdict,
    zones: zones.map(({ id, name, shortName, kind, claimants }) => ({
      id,
      name,
      ...(shortName !== undefined && { shortName }),
      kind,
      claimants,
    })),
  }
}
