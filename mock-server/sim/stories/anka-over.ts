import type { Box, LonLat } from '#geo/lonlat.ts'
import type { DronePart } from '../scenario.ts'

/** Labuan airport: runway 14/32, about 31 m above the sea. */
export const labuan = {
  baseName: 'Labuan',
  home: [115.25, 5.3] as LonLat,
  homeElevationM: 31,
  runwayDeg: 320,
}

/** An Anka-S from Labuan that searches a box by parallel tracks and has been in the air for so long. */
export function ankaOver(box: Box, spacingNm: number, airborneS: number, number = 1): DronePart {
  return {
    part: 'drone',
    mission: {
      trackId: `uav:anka-s-${number}`,
      name: `ANKA-S ${number}`,
      ...labuan,
      start: {
        order: { kind: 'search', task: { pattern: 'parallel-track', area: { kind: 'box', box }, spacingNm } },
        airborneS,
      },
    },
  }
}
