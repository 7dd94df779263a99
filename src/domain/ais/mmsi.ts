import type { TrackKind } from '../report.ts'

/**
 * What kind of station an MMSI belongs to by its digits (ITU-R M.585-9), where M, I, D are the country: `ship`
 * MIDxxxxxx, `coast` 00MIDxxxx, `group` 0MIDxxxxx, `aircraft` 111MIDxxx (search and rescue), `handheld` 8MIDxxxxx,
 * `craft` 98MIDxxxx (of a mother ship), `aid` 99MIDxxxx (to navigation), `beacon` 97xxxxxxx (a search and rescue
 * transmitter, without a country); `none` is no assigned form.
 */
export type MmsiForm = 'ship' | 'coast' | 'group' | 'aircraft' | 'handheld' | 'craft' | 'aid' | 'beacon' | 'none'

/** The form of an MMSI held as a number, whose leading zeros are lost: 2194005 is 002194005, a coast station. */
export function formOfMmsi(mmsi: number): MmsiForm {
  if (mmsi >= 200_000_000 && mmsi < 800_000_000) return 'ship'
  if (mmsi >= 2_000_000 && mmsi < 8_000_000) return 'coast'
  if (mmsi >= 20_000_000 && mmsi < 80_000_000) return 'group'
  if (mmsi >= 111_200_000 && mmsi < 111_800_000) return 'aircraft'
  if (mmsi >= 820_000_000 && mmsi < 880_000_000) return 'handheld'
  if (mmsi >= 982_000_000 && mmsi < 988_000_000) return 'craft'
  if (mmsi >= 992_000_000 && mmsi < 998_000_000) return 'aid'
  if (mmsi >= 970_000_000 && mmsi < 980_000_000) return 'beacon'
  return 'none'
}

/** The three maritime identification digits in an MMSI, 200 to 799; undefined where its form has none. */
export function midOfMmsi(mmsi: number): number | undefined {
  const form = formOfMmsi(mmsi)
  switch (form) {
    case 'ship':
      return Math.floor(mmsi / 1_000_000)
    case 'coast':
      return Math.floor(mmsi / 10_000)
    case 'group':
      return Math.floor(mmsi / 100_000)
    case 'aircraft':
      return Math.floor(mmsi / 1000) % 1000
    case 'handheld':
      return Math.floor(mmsi / 100_000) % 1000
    case 'craft':
    case 'aid':
      return Math.floor(mmsi / 10_000) % 1000
    case 'beacon':
    case 'none':
      return undefined
  }
}

/** What the form of an MMSI tells of its sender; whatever it does not tell is taken as a vessel. */
export function kindOfMmsi(mmsi: number): TrackKind {
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
