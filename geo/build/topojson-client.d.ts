// topojson-client 3.1.0 comes without types. Only what the zone build calls, as its README describes it.
declare module 'topojson-client' {
  /** Arcs shared between objects; opaque here, only handed back to this module. */
  export interface TopoGeometry {
    readonly type: string
    readonly id?: string
    readonly properties?: { readonly name?: string }
  }
  export interface Topology {
    readonly type: 'Topology'
    readonly objects: Readonly<Record<string, TopoGeometry & { readonly geometries: readonly TopoGeometry[] }>>
  }
  export function feature(
    topology: Topology,
    geometry: TopoGeometry,
  ): import('geojson').Feature<import('geojson').Polygon | import('geojson').MultiPolygon>
}
