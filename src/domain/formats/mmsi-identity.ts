import { flagOfMmsi } from '../ais/flags.ts'
import { kindOfMmsi } from '../ais/mmsi.ts'
import type { IdentityPatch } from '../report.ts'

/** What an MMSI alone tells of its sender: what it is, and whose flag it flies. */
export function identityOfMmsi(
  mmsi: number,
): Required<Pick<IdentityPatch, 'kind' | 'mmsi'>> & Pick<IdentityPatch, 'flag'> {
  const flag = flagOfMmsi(mmsi)
  return { kind: kindOfMmsi(mmsi), mmsi, ...(flag !== undefined && { flag }) }
}
