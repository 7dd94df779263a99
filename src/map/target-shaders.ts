/**
 * Symbols are drawn from signed distances, so they are sharp at any device pixel ratio and turn freely. Shapes follow
 * IMO SN.1/Circ.243 where it has one; drone and patrol ship are our own. Symbol space is CSS px, x right, y down,
 * the apex up, the position at the origin.
 */

const COMMON = `#version 300 es
precision highp float;
`

/** What both programs read of a row (see target-rows.ts), and where it stands on the screen. */
const ROW = `${COMMON}
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 ahead;
layout(location = 2) in float turns;
layout(location = 3) in uvec2 look;

uniform mat4 matrix;
/** Clip units in one CSS px. */
uniform vec2 pixel;
/** Mercator x of the middle of the view, from the anchor: tells which copy of the world a row is nearest in. */
uniform float middle;

/** Corner of the quad this vertex is, each way 0 or 1: a triangle strip of four. */
vec2 corner() {
  return vec2(gl_VertexID & 1, gl_VertexID >> 1);
}

vec4 project(vec2 at) {
  return matrix * vec4(at.x + round(middle - at.x), at.y, 0.0, 1.0);
}
`

export const SYMBOL_VERTEX = `${ROW}
/** Left, top, right, bottom of each shape with its stroke and casing, in CSS px. */
const vec4 BOXES[11] = vec4[11](
  vec4(-8.5, -18.0, 8.5, 8.0),   // vessel
  vec4(-6.0, -10.5, 6.0, 6.0),   // sleeping
  vec4(-16.0, -12.0, 16.0, 13.0),// drone
  vec4(-7.0, -14.0, 7.0, 11.0),  // patrol
  vec4(-13.0, -13.0, 13.0, 13.0),// aircraft
  vec4(-8.0, -8.0, 8.0, 8.0),    // aid
  vec4(-9.0, -9.0, 9.0, 9.0),    // base
  vec4(-9.0, -9.0, 9.0, 9.0),    // contact
  vec4(-7.0, -7.0, 7.0, 7.0),    // other
  vec4(-18.0, -18.0, 18.0, 18.0),// corners
  vec4(-9.0, -9.0, 9.0, 9.0)     // place
);
/** The cross of a lost target stands upright whatever way the symbol points. */
const vec4 CROSSED = vec4(-13.5, -13.5, 13.5, 13.5);

/** Size of others' symbols: smaller from afar, where they crowd. */
uniform float small;

out vec2 local;
out vec2 upright;
flat out float size;
flat out uvec2 kind;

void main() {
  kind = look;
  bool ours = look.x == 2u || look.x == 3u;
  size = look.x >= 9u ? 1.0 : ours ? (1.0 + small) / 2.0 : small;
  bool lost = (look.y & 3u) == 2u;
  vec4 box = BOXES[look.x];
  if (lost) box = vec4(min(box.xy, CROSSED.xy), max(box.zw, CROSSED.zw));
  local = mix(box.xy, box.zw, corner());
  float angle = turns * 6.28318531 * (65535.0 / 65536.0);
  float c = cos(angle), s = sin(angle);
  upright = vec2(c * local.x - s * local.y, s * local.x + c * local.y);
  gl_Position = project(place);
  gl_Position.xy += vec2(upright.x, -upright.y) * size * pixel * gl_Position.w;
}
`

export const SYMBOL_FRAGMENT = `${COMMON}
in vec2 local;
in vec2 upright;
flat in float size;
flat in uvec2 kind;
out vec4 color;

/** Ink of each shape and, last, of lost targets; premultiplied. */
uniform vec4 inks[12];
uniform vec4 sea;
/** Device px in one CSS px. */
uniform float ratio;

const float FAR = 1e3;

/** Distance past a straight edge through a point: the outline of a shape made of these keeps its corners sharp. */
float edge(vec2 p, vec2 from, vec2 to) {
  vec2 along = normalize(to - from);
  return dot(p - from, vec2(along.y, -along.x));
}

float wedge(vec2 p, float height, float width) {
  vec2 q = vec2(abs(p.x), p.y);
  return max(edge(q, vec2(0.0, -height * 2.0 / 3.0), vec2(width / 2.0, height / 3.0)), q.y - height / 3.0);
}

float diamond(vec2 p, float radius) {
  return (abs(p.x) + abs(p.y) - radius) * 0.70710678;
}

float capsule(vec2 p, float top, float bottom, float radius) {
  return length(vec2(p.x, p.y - clamp(p.y, top, bottom))) - radius;
}

float drone(vec2 p) {
  vec2 q = vec2(abs(p.x), p.y);
  float hull = capsule(p, -8.3, 8.0, mix(1.65, 1.25, smoothstep(-2.0, 7.0, p.y)));
  float wing = max(max(edge(q, vec2(0.0, -2.8), vec2(14.0, -1.1)), edge(q, vec2(14.0, 1.2), vec2(0.0, 1.7))), q.x - 14.0);
  float tail = max(max(edge(q, vec2(0.0, 5.4), vec2(5.2, 9.6)), edge(q, vec2(5.2, 11.0), vec2(0.0, 9.4))), q.x - 5.2);
  return min(hull, min(wing, tail));
}

float aircraft(vec2 p) {
  vec2 q = vec2(abs(p.x), p.y);
  float hull = capsule(p, -8.8, 8.2, 1.5);
  float wing = max(max(edge(q, vec2(0.0, -4.0), vec2(10.5, 3.4)), edge(q, vec2(10.5, 5.6), vec2(0.0, 1.6))), q.x - 10.5);
  float tail = max(max(edge(q, vec2(0.0, 5.6), vec2(4.4, 8.8)), edge(q, vec2(4.4, 10.4), vec2(0.0, 8.8))), q.x - 4.4);
  return min(hull, min(wing, tail));
}

float patrol(vec2 p) {
  vec2 q = vec2(abs(p.x), p.y);
  return max(max(edge(q, vec2(0.0, -11.0), vec2(4.6, -4.0)), q.x - 4.6), q.y - 8.0);
}

float segment(vec2 p, vec2 halfSize) {
  return max(abs(p.x) - halfSize.x, abs(p.y) - halfSize.y);
}

float cover(float away) {
  return clamp(0.5 - away * ratio * size, 0.0, 1.0);
}

void main() {
  bool lost = (kind.y & 3u) == 2u;
  bool heading = (kind.y & 4u) != 0u;
  /** The outline, how thick its stroke is, a mark in ink beside it, and whether the outline is filled with ink. */
  float body = FAR, stroke = 1.35, mark = FAR;
  bool solid = false;
  switch (int(kind.x)) {
    case 0:
      body = wedge(local, 15.0, 10.0);
      if (heading && !lost) mark = segment(local - vec2(0.0, -13.4), vec2(0.6, 2.6));
      break;
    case 1: body = wedge(local, 9.5, 6.4); stroke = 1.1; break;
    case 2: body = drone(local); solid = true; break;
    case 3: body = patrol(local); solid = true; break;
    case 4: body = aircraft(local); solid = true; break;
    case 5: body = diamond(local, 5.4); stroke = 1.1; mark = length(local) - 1.1; break;
    case 6:
      body = diamond(local, 6.4); stroke = 1.1;
      mark = min(segment(local, vec2(2.6, 0.5)), segment(local, vec2(0.5, 2.6)));
      break;
    case 7: body = length(local) - 6.0; stroke = 1.6; mark = length(local) - 1.6; break;
    case 9: {
      vec2 q = abs(local);
      mark = max(abs(max(q.x, q.y) - 15.2) - 0.8, 10.0 - min(q.x, q.y));
      break;
    }
    case 10: body = diamond(local, 6.4); stroke = 1.6; mark = diamond(local, 2.2); break;
    default: body = segment(local, vec2(3.6)); stroke = 1.2; break;
  }

  float ink = solid ? body : abs(body) - stroke / 2.0;
  if (lost) {
    vec2 q = abs(upright);
    ink = min(ink, max(abs(q.x - q.y) * 0.70710678 - 0.6, (q.x + q.y) * 0.70710678 - 11.3));
  }
  ink = min(ink, mark);

  // A sea-coloured ground under and just round the ink lets a symbol read over lines, land and other symbols.
  float ground = max(cover(body) * 0.82, cover(ink - 0.9) * 0.7);
  float strength = (kind.y & 3u) == 1u ? 0.58 : 1.0;
  vec4 over = inks[lost && kind.x < 9u ? 11u : min(kind.x, 10u)] * cover(ink) * strength;
  color = over + sea * ground * (1.0 - over.a);
}
`

export const VECTOR_VERTEX = `${ROW}
/** Half the stroke of vectors: of others, of ours. */
const vec2 HALF = vec2(0.5, 0.7);

out vec2 along;
flat out float halfWidth;
flat out uvec2 kind;

void main() {
  kind = look;
  halfWidth = look.x == 2u || look.x == 3u ? HALF.y : HALF.x;
  vec4 from = project(place);
  vec2 reach = (matrix * vec4(ahead, 0.0, 0.0)).xy / (from.w * pixel);
  float span = length(reach);
  if (span < 4.0) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  vec2 forward = reach / span;
  vec2 at = corner();
  float across = (at.x * 2.0 - 1.0) * (halfWidth + 1.0);
  along = vec2(across, span * at.y);
  gl_Position = from;
  gl_Position.xy += (forward * along.y + vec2(-forward.y, forward.x) * across) * pixel * from.w;
}
`

export const VECTOR_FRAGMENT = `${COMMON}
in vec2 along;
flat in float halfWidth;
flat in uvec2 kind;
out vec4 color;

uniform vec4 inks[12];
uniform float ratio;

/** Dash and gap in CSS px. */
const float DASH = 3.0, PERIOD = 5.5;

void main() {
  float dash = abs(mod(along.y, PERIOD) - DASH / 2.0) - DASH / 2.0;
  float away = max(abs(along.x) - halfWidth, dash);
  float strength = (kind.y & 3u) == 1u ? 0.45 : 0.75;
  color = inks[min(kind.x, 10u)] * clamp(0.5 - away * ratio, 0.0, 1.0) * strength;
}
`
