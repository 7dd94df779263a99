import { flagOfMmsi } from '../ais/flags.ts'
import { formOfMmsi } from '../ais/mmsi.ts'
import type { IdentityPatch, TrackKind } from '../report.ts'

/** What an MMSI alone tells of its sender: what it is, and whose flag it flies. */
export function identityOfMmsi(
  mmsi: number,
): Required<Pick<IdentityPatch, 'kind' | 'mmsi'>> & Pick<IdentityPatch, 'flag'> {
  const flag = flagOfMmsi(mmsi)
  return { kind: kindOfMmsi(mmsi), mmsi, ...(flag !== undefined && { flag }) }
}

function kindOfMmsi(mmsi: number): TrackKind {
  switch (formOfMmsi(mmsi)) {
    case 'coast':
      return 'base'
    case 'aircraft':
      return 'aircraft'
    case 'aid':
      return 'aid'
    default:
      return 'vessel'
  }
}
