/** Where the map looks: middle in degrees, and MapLibre zoom (0 shows the world in 512 px). */
export interface View {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}
