import { SIGNS, STATUSES } from './symbol-codes.ts'

/** For the vertex shader of symbols: which symbol of the atlas a row takes. Frames stand upright; only the leader turns. */
export const MILITARY_VERTEX = `
/** By sign and status, where in the atlas; no width where the sign keeps its own shape. */
uniform vec4 cells[${SIGNS * STATUSES}];
/** The same: half the side of the cell, CSS px. */
uniform float reaches[${SIGNS * STATUSES}];

/** How far the line ahead of who has a true heading stands out of the frame, with its turn flag. CSS px. */
const float LEADER = 8.0;

flat out vec4 cell;
flat out float reach;

void takeSymbol() {
  uint index = look.x * ${STATUSES}u + (mode == 1 ? 1u : 0u);
  bool has = look.x < ${SIGNS}u && mode != 2;
  cell = has ? cells[index] : vec4(0.0);
  reach = has ? reaches[index] : 0.0;
}

/** Room for the frame and the line ahead, whichever way that points. */
vec4 symbolBox(vec4 with) {
  float side = reach + LEADER;
  return vec4(min(with.xy, vec2(-side)), max(with.zw, vec2(side)));
}
`

/** For the fragment shader of symbols. */
export const MILITARY_FRAGMENT = `
uniform sampler2D atlas;
flat in vec4 cell;
flat in float reach;

/** Ink, ground, ink with a heavy frame, and the icon alone, at a place beside the target's. */
vec4 masksAt(vec2 p) {
  vec2 within = p / max(reach, 1.0);
  vec4 masks = texture(atlas, cell.xy + (clamp(within, -1.0, 1.0) * 0.5 + 0.5) * cell.zw);
  return max(abs(within.x), abs(within.y)) <= 1.0 ? masks : vec4(0.0);
}
`
