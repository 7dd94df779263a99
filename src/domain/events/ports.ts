import { wayNm } from '../one-motion.ts'

/** A circle round a port or anchorage: what happens in it is flagged `in-port`, and no business of an alert. */
export interface Port {
  readonly name: string
  readonly lon: number
  readonly lat: number
  /** Nautical miles. */
  readonly radiusNm: number
}

/**
 * Malaysian ports, as a mask and nothing else: positions are approximate (to about a mile, general knowledge) and the
 * radius is our own choice, 3 NM. A port's legal limits are others.
 */
export const MALAYSIAN_PORTS: readonly Port[] = [
  ['Langkawi', 99.85, 6.31],
  ['Penang', 100.36, 5.41],
  ['Lumut', 100.62, 4.23],
  ['Port Klang', 101.36, 3.0],
  ['Port Dickson', 101.79, 2.52],
  ['Malacca', 102.24, 2.19],
  ['Tanjung Pelepas', 103.55, 1.36],
  ['Pasir Gudang', 103.9, 1.44],
  ['Kuantan', 103.43, 3.98],
  ['Kerteh', 103.46, 4.52],
  ['Kemaman', 103.47, 4.25],
  ['Kuching', 110.42, 1.6],
  ['Bintulu', 113.07, 3.27],
  ['Miri', 113.96, 4.4],
  ['Labuan', 115.23, 5.27],
  ['Kota Kinabalu', 116.08, 6.0],
  ['Sepanggar', 116.13, 6.1],
  ['Kudat', 116.85, 6.88],
  ['Sandakan', 118.1, 5.82],
  ['Lahad Datu', 118.35, 5.02],
  ['Tawau', 117.88, 4.24],
].map(([name, lon, lat]) => ({ name: name as string, lon: lon as number, lat: lat as number, radiusNm: 3 }))

/** Whether a place lies in one of the circles. */
export function isInPort(ports: readonly Port[], lon: number, lat: number): boolean {
  return ports.some((port) => Math.abs(port.lat - lat) < 1 && wayNm(port.lon, port.lat, lon, lat) <= port.radiusNm)
}
