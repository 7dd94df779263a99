import { prewarm } from 'maplibre-gl'
// It says where the worker's code is.
import './map-engine.ts'

/** Starts the map's worker before there is a map: its half megabyte is read while the chart's data are on their way. */
export function warmUpMap(): void {
  prewarm()
}
