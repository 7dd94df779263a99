import type { CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl'
import { mercatorX } from './mercator.ts'
import { ANCHOR_X, ANCHOR_Y } from './target-rows.ts'

type ShaderData = CustomRenderMethodInput['shaderData']

/** Plain mercator: our own, since only there places keep their precision to the closest zoom. */
const MERCATOR = `
uniform mat4 matrix;
/** Mercator x of the middle of the view, from the anchor: tells which copy of the world a row is nearest in. */
uniform float middle;

float nearestCopy(vec2 at) {
  return round(middle - at.x);
}

vec4 project(vec2 at, float turns) {
  return matrix * vec4(at.x + turns, at.y, 0.0, 1.0);
}

vec4 project(vec2 at) {
  return project(at, nearestCopy(at));
}
`

/** On the globe, MapLibre's: it hides what is on the far side, and near the ground goes over to mercator by itself. */
const ON_GLOBE = `
/** Of the mercator square. */
uniform vec2 anchor;

float nearestCopy(vec2 at) {
  return 0.0;
}

vec4 project(vec2 at) {
  return projectTile(at + anchor);
}

vec4 project(vec2 at, float turns) {
  return project(at);
}
`

/**
 * GLSL with `vec4 project(vec2 at)`: from mercator, as an offset from the anchor, to the screen; and the same in a given
 * copy of the world, `project(at, turns)`.
 */
export function projectionShader({ variantName, vertexShaderPrelude, define }: ShaderData): string {
  return variantName === 'mercator' ? MERCATOR : `${define}\n${vertexShaderPrelude}\n${ON_GLOBE}`
}

/** Sets what `projectionShader` reads; a uniform that the program has not is passed over by WebGL. */
export function setProjection(
  gl: WebGL2RenderingContext,
  uniform: (name: string) => WebGLUniformLocation | null,
  map: MapLibre,
  { shaderData, defaultProjectionData: data }: CustomRenderMethodInput,
): void {
  if (shaderData.variantName === 'mercator') {
    gl.uniformMatrix4fv(uniform('matrix'), false, anchoredMatrix(data.mainMatrix))
    gl.uniform1f(uniform('middle'), mercatorX(map.getCenter().lng) - ANCHOR_X)
    return
  }
  gl.uniform2f(uniform('anchor'), ANCHOR_X, ANCHOR_Y)
  gl.uniformMatrix4fv(uniform('u_projection_matrix'), false, Float32Array.from(data.mainMatrix))
  gl.uniformMatrix4fv(uniform('u_projection_fallback_matrix'), false, Float32Array.from(data.fallbackMatrix))
  gl.uniform4f(uniform('u_projection_tile_mercator_coords'), ...data.tileMercatorCoords)
  gl.uniform4f(uniform('u_projection_clipping_plane'), ...data.clippingPlane)
  gl.uniform1f(uniform('u_projection_transition'), data.projectionTransition)
}

/** The map's matrix with the anchor folded in, summed in doubles: only small offsets are left to float32. */
function anchoredMatrix(map: ArrayLike<number>): Float32Array {
  const matrix = Float32Array.from(map)
  for (let row = 0; row < 4; row++) {
    matrix[12 + row] = (map[row] as number) * ANCHOR_X + (map[4 + row] as number) * ANCHOR_Y + (map[12 + row] as number)
  }
  return matrix
}
