/** Trails: a quad for every row and the next; see trails-rows.ts. Sizes are CSS px. */
/** @param projection GLSL that has `vec4 project(vec2 at, float turns)`; see projection-shader.ts. */
export const trailVertex = (projection: string) => `#version 300 es
precision highp float;
precision highp int;
${projection}

layout(location = 0) in vec2 from;
layout(location = 1) in float fromTime;
layout(location = 2) in uvec2 fromLook;
layout(location = 3) in vec2 to;
layout(location = 4) in float toTime;
layout(location = 5) in uvec2 toLook;

/** Clip units in one CSS px. */
uniform vec2 pixel;
/** Seconds at the trail's begin and end. */
uniform vec2 span;
/** 0 plain, 1 by speed, 2 by age. */
uniform int mode;
uniform vec4 tones[3];
uniform vec4 ramp[5];

/** Half the stroke of each tone, and the radius of a dot. */
const vec3 HALF = vec3(0.55, 0.8, 0.7);
const float DOT = 1.6;

out vec2 local;
flat out vec2 shape;
out vec4 ink;

void main() {
  bool dot = (fromLook.y & 8u) != 0u;
  bool breaks = (toLook.y & 4u) != 0u;
  if (breaks) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  // Both ends in the same copy of the world.
  float turns = nearestCopy(from);
  vec4 a = project(from, turns);
  vec4 b = project(to, turns);
  vec2 way = (b.xy / b.w - a.xy / a.w) / pixel;
  float reach = length(way);
  vec2 forward = reach > 0.0 ? way / reach : vec2(1.0, 0.0);
  uint tone = fromLook.y & 3u;
  float size = dot ? DOT : HALF[tone];
  vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 2.0 - 1.0;
  float edge = size + 1.0;
  float ends = dot ? edge : 0.0;
  float along = corner.x < 0.0 ? -ends : reach + ends;
  float across = corner.y * edge;
  local = dot ? vec2(along, across) : vec2(0.0, across);
  shape = vec2(size, dot ? 1.0 : 0.0);
  gl_Position = vec4(a.xy / a.w + (forward * along + vec2(-forward.y, forward.x) * across) * pixel, max(a.z / a.w, b.z / b.w), 1.0);

  vec4 base = mode == 1 && !dot ? ramp[toLook.x] : tones[tone];
  float time = corner.x < 0.0 ? fromTime : toTime;
  float young = clamp((time - span.x) / max(1.0, span.y - span.x), 0.0, 1.0);
  ink = base * (mode == 2 && !dot ? mix(0.14, 1.0, young) : 1.0);
}
`

export const TRAIL_FRAGMENT = `#version 300 es
precision highp float;

in vec2 local;
flat in vec2 shape;
in vec4 ink;
out vec4 color;

/** Device px in one CSS px. */
uniform float ratio;

void main() {
  float away = (shape.y > 0.0 ? length(local) : abs(local.y)) - shape.x;
  color = ink * clamp(0.5 - away * ratio, 0.0, 1.0);
}
`
