/** The shapes that can be drawn on the map. */
export type AreaShape = 'polygon' | 'rectangle' | 'circle'
