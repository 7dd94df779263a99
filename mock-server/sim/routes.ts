import { easternRoutes } from './routes-east.ts'
import { localRoutes } from './routes-local.ts'
import { straitRoutes } from './routes-strait.ts'

export { anchorages, fishingGrounds } from './routes-grounds.ts'
export type { Ground, Route, RoutePlace } from './routes-types.ts'

/** Every sea road, by its name. */
export const routes = { ...straitRoutes, ...easternRoutes, ...localRoutes } as const
