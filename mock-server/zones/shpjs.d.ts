// shpjs 6.2.0 comes without types. Only what the shapefile reader calls, as its README describes it.
declare module 'shpjs' {
  /** The geometry of each record; null where the record has none. */
  export function parseShp(shp: Uint8Array): (import('geojson').Geometry | null)[]
  /** The attributes of each record. `cpg` names the character set. */
  export function parseDbf(dbf: Uint8Array, cpg?: Uint8Array): Record<string, unknown>[]
}
