import { EARTH_GIRTH_NM } from './mercator.ts'
import { MILITARY_FRAGMENT, MILITARY_VERTEX } from './military/military-shader.ts'

/**
 * Symbols are drawn from signed distances, so they are sharp at any device pixel ratio and turn freely. Shapes follow
 * IMO SN.1/Circ.243 where it has one; drone and patrol ship are our own. Symbol space is CSS px, x right, y down,
 * the apex up, the position at the origin.
 */

const COMMON = `#version 300 es
precision highp float;
precision highp int;
`

/** In the shaders: symbols are taken from an atlas, where it has one for the sign. */
const MILITARY = '#define MILITARY\n'

const vertexHead = (projection: string) =>
  `${COMMON}${projection}\nconst float GIRTH_NM = ${EARTH_GIRTH_NM.toFixed(4)};\n${ROW}${LEAST_PREDICTED}${LEAST_HULL}`

/** What both programs read of a row (see target-rows.ts), and where it stands now. */
const ROW = `
layout(location = 0) in vec2 reported;
layout(location = 1) in vec2 motion;
layout(location = 2) in float goesOn;
layout(location = 3) in vec2 angles;
layout(location = 4) in uvec2 sizes;
layout(location = 5) in uvec4 look;

/** Clip units in one CSS px. */
uniform vec2 pixel;
/** Seconds since the instant of the rows. */
uniform float elapsed;
/** Mercator y of the anchor. */
uniform float anchorY;
/** What is drawn: 0 the symbols, 1 where they should be by now, 2 outlines of ships to scale. */
uniform int mode;

const float TAU = 6.28318531;
const vec4 NOWHERE = vec4(2.0, 2.0, 2.0, 1.0);

/** Corner of the quad this vertex is, each way 0 or 1: a triangle strip of four. */
vec2 corner() {
  return vec2(gl_VertexID & 1, gl_VertexID >> 1);
}

/** Where it is now: on its way to the next report, where there is one, and not beyond. */
vec2 placeNow() {
  return reported + motion * clamp(elapsed, 0.0, max(0.0, goesOn));
}

/** The way it makes by course and speed in so many hours, in mercator. */
vec2 wayIn(float hours) {
  float course = angles.y * TAU * (65535.0 / 65536.0);
  float perNm = cosh(TAU * (0.5 - reported.y - anchorY)) / GIRTH_NM;
  return vec2(sin(course), -cos(course)) * (float(sizes.x) / 64.0) * hours * perNm;
}

/** The way since its last report, where nothing newer is known and it is not lost. */
vec2 wayUnheard() {
  return goesOn > 0.0 ? vec2(0.0) : wayIn((max(0.0, -goesOn) + max(0.0, elapsed)) / 3600.0);
}

/** CSS px from one clip place to another. */
vec2 apart(vec4 from, vec4 to) {
  return (to.xy / to.w - from.xy / from.w) / pixel;
}
`

/** A shorter outline is lost under the symbol; from here in it comes up, and at half as much again it is there. CSS px. */
const LEAST_HULL = 'const float LEAST_HULL = 30.0;\n'

/** Nearer than this on the screen nothing is predicted: the symbol of the reported place covers it. CSS px. */
const LEAST_PREDICTED = 'const float LEAST_PREDICTED = 12.0;\n'

/** @param projection GLSL that has `vec4 project(vec2 mercatorFromAnchor)`; see projection-shader.ts. */
export const symbolVertex = (projection: string, isMilitary: boolean) => `${vertexHead(projection)}
${isMilitary ? MILITARY + MILITARY_VERTEX : ''}
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
/** The rings round an alarm. */
const vec4 RINGED = vec4(-31.5, -31.5, 31.5, 31.5);
/** The cross of a lost target stands upright whatever way the symbol points. */
const vec4 CROSSED = vec4(-13.5, -13.5, 13.5, 13.5);

/** Size of others' symbols: smaller from afar, where they crowd. */
uniform float small;

/** CSS px in a metre at the equator. */
uniform float pxPerMetre;

out vec2 local;
out vec2 upright;
flat out float size;
flat out uvec4 kind;
/** Half beam and half length of the ship's outline, px. */
flat out vec2 hull;

/** Which way north is on the screen at a place, radians from up, clockwise. */
float northAt(vec2 at, vec4 here) {
#ifdef GLOBE
  vec2 up = apart(here, project(at - vec2(0.0, 1e-5)));
  return atan(up.x, up.y);
#else
  return 0.0;
#endif
}

void main() {
  kind = look;
  bool ours = look.x == 2u || look.x == 3u;
  uint urgency = (look.y >> 3) & 3u;
  size = look.x >= 9u || urgency > 0u ? 1.0 : ours ? (1.0 + small) / 2.0 : small;
  bool lost = (look.y & 3u) == 2u;
  vec4 box = BOXES[look.x];
  if (urgency == 3u && mode == 0) box = RINGED;
  else if (urgency > 0u) box += vec4(-2.0, -2.0, 2.0, 2.0);
  if (lost) box = vec4(min(box.xy, CROSSED.xy), max(box.zw, CROSSED.zw));
#ifdef MILITARY
  takeSymbol();
  if (reach > 0.0) box = symbolBox(box);
#endif
  vec2 at = placeNow();
  float turns = nearestCopy(at);
  vec4 here = project(at, turns);
  hull = vec2(0.0);
  if (mode == 1) {
    vec4 predicted = project(at + wayUnheard(), turns);
    if (sizes.x == 0u || length(apart(here, predicted)) < LEAST_PREDICTED) {
      gl_Position = NOWHERE;
      return;
    }
    here = predicted;
  } else if (mode == 2) {
    float scale = pxPerMetre * cosh(TAU * (0.5 - at.y - anchorY));
    hull = vec2(look.w, sizes.y) * scale / 2.0;
    bool ship = look.x == 0u || look.x == 1u || look.x == 3u;
    if (!ship || (look.y & 4u) == 0u || look.w == 0u || lost || hull.y * 2.0 < LEAST_HULL) {
      gl_Position = NOWHERE;
      return;
    }
    size = 1.0;
    box = vec4(-hull - 2.0, hull + 2.0);
  }
  local = mix(box.xy, box.zw, corner());
  float angle = angles.x * TAU * (65535.0 / 65536.0) + northAt(at, here);
  float c = cos(angle), s = sin(angle);
#ifdef MILITARY
  // The quad itself stands upright, and what points ahead is turned in it.
  if (reach > 0.0) local = vec2(c * local.x + s * local.y, c * local.y - s * local.x);
#endif
  upright = vec2(c * local.x - s * local.y, s * local.x + c * local.y);
  gl_Position = here;
  gl_Position.xy += vec2(upright.x, -upright.y) * size * pixel * gl_Position.w;
}
`

export const symbolFragment = (
  isMilitary: boolean,
) => `${COMMON}${LEAST_HULL}${isMilitary ? MILITARY + MILITARY_FRAGMENT : ''}
in vec2 local;
in vec2 upright;
flat in float size;
flat in uvec4 kind;
flat in vec2 hull;
out vec4 color;

uniform int mode;
/** Ink of each shape, of lost targets, of caution, warning and alarm, and of what is predicted; premultiplied. */
uniform vec4 inks[16];
/** How bright the flashing are now: 1, or 0.45. */
uniform float flash;
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

/** A ship from above: sides, stern, and a bow that takes the first fifth. */
float ship(vec2 p) {
  vec2 q = vec2(abs(p.x), p.y);
  float bow = edge(q, vec2(0.0, -hull.y), vec2(hull.x, -hull.y * 0.6));
  return max(max(bow, q.x - hull.x), q.y - hull.y);
}

float cover(float away) {
  return clamp(0.5 - away * ratio * size, 0.0, 1.0);
}

/** The line ahead of one with a true heading, to 5 CSS px beyond so far out, and the flag of its turn. */
float leader(vec2 p, float from) {
  float line = segment(p - vec2(0.0, (-from - 5.2) / 2.0), vec2(0.6, (from + 5.2) / 2.0));
  float side = (kind.z & 4u) != 0u ? 1.0 : (kind.z & 2u) != 0u ? -1.0 : 0.0;
  return side == 0.0 ? line : min(line, segment(p - vec2(side * 2.7, -from - 4.7), vec2(3.3, 0.6)));
}

/** Upright, 16 CSS px across: heard of no more. */
float lostCross(vec2 p) {
  vec2 q = abs(p);
  return max(abs(q.x - q.y) * 0.70710678 - 0.6, (q.x + q.y) * 0.70710678 - 11.3);
}

/** The two rings round an alarm. */
float rings(vec2 p) {
  return min(abs(length(p) - 22.0) - 0.7, abs(length(p) - 30.0) - 0.5);
}

/** A symbol as it shows: how much of this pixel is ink, and how much of it the sea under that, all dimmed as its state has it. */
vec4 inked(float ink, float ground) {
  uint urgency = (kind.y >> 3) & 3u;
  float strength = (kind.y & 3u) == 1u && urgency == 0u ? 0.58 : 1.0;
  uint hue = urgency > 0u ? 11u + urgency : (kind.y & 3u) == 2u && kind.x < 9u ? 11u : min(kind.x, 10u);
  vec4 over = inks[hue] * ink * strength;
  // Flashing dims the ink and not what it stands on: nothing shines through.
  if ((kind.y & 32u) != 0u) over *= flash;
  vec4 shown = over + sea * ground * (1.0 - over.a);
  return (kind.y & 64u) != 0u ? shown * 0.35 : shown;
}

/** Where it should be by now: the lines that lead there end at it. */
vec4 predicted(float ink, float ground) {
  vec4 over = inks[15] * ink;
  vec4 shown = over + sea * ground * 0.7 * (1.0 - over.a);
  return (kind.y & 64u) != 0u ? shown * 0.35 : shown;
}

#ifdef MILITARY
vec4 military(vec4 masks) {
  if (mode == 1) return predicted(masks.r, masks.g);
  bool lost = (kind.y & 3u) == 2u;
  uint urgency = (kind.y >> 3) & 3u;
  // An alarm is filled and its icon left out of the fill; the frame of less is only heavier.
  float ink = urgency == 0u ? masks.r : max(masks.r, masks.b);
  if (urgency == 3u) ink = max(masks.g, masks.b) * (1.0 - masks.a);
  float mark = FAR;
  if (lost) {
    mark = lostCross(upright);
    if (urgency == 3u) ink *= 1.0 - cover(mark - 1.2);
  } else if ((kind.y & 4u) != 0u && kind.x != 1u) {
    ink = max(ink, cover(leader(local, reach)) * (1.0 - masks.g));
  }
  if (urgency == 3u) mark = min(mark, rings(upright));
  ink = max(ink, cover(mark));
  return inked(ink, max(masks.g * 0.97, cover(mark - 0.9) * 0.7));
}
#endif

/** Of an outline, every other stretch: counted round the place, or across it for what has wings. */
float dashed(vec2 p) {
  bool winged = kind.x == 2u || kind.x == 4u;
  float wave = winged ? sin(p.x * 1.6) + sin(p.y * 2.1) + 0.3 : sin(atan(p.x, -p.y) * 8.0) + 0.2;
  return smoothstep(-0.25, 0.25, wave);
}

void main() {
#ifdef MILITARY
  // Read before any branch: a texture needs to know its neighbours.
  vec4 masks = masksAt(upright);
  if (reach > 0.0) {
    color = military(masks);
    return;
  }
#endif
  if (mode == 2) {
    float grown = smoothstep(LEAST_HULL, LEAST_HULL * 1.5, hull.y * 2.0);
    color = inked(cover(abs(ship(local)) - 0.6) * 0.85 * grown, 0.0);
    return;
  }
  bool lost = (kind.y & 3u) == 2u;
  bool heading = (kind.y & 4u) != 0u;
  uint urgency = (kind.y >> 3) & 3u;
  /** The outline, how thick its stroke is, a mark in ink beside it, and whether the outline is filled with ink. */
  float body = FAR, stroke = 1.35, mark = FAR;
  bool solid = false;
  switch (int(kind.x)) {
    case 0:
      body = urgency == 3u ? wedge(local, 18.0, 12.0) : wedge(local, 15.0, 10.0);
      if (heading && !lost && mode == 0) mark = max(leader(local, 10.8), local.y + 10.8);
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

  if (mode == 1) {
    color = predicted(cover(abs(body) - 0.55) * dashed(local), cover(body));
    return;
  }
  if (urgency > 0u) stroke = urgency == 1u ? 1.8 : urgency == 2u ? 2.2 : 2.6;
  if (urgency == 3u) {
    solid = true;
    mark = min(mark, rings(upright));
  }
  // A cross is seen on an outline, and in a gap of the fill.
  if (lost && solid && urgency < 3u) {
    solid = false;
    stroke = 1.1;
  }
  float ink = solid ? body : abs(body) - stroke / 2.0;
  if (lost) {
    float crossed = lostCross(upright);
    ink = min(solid ? max(ink, 1.2 - crossed) : ink, crossed);
  }
  ink = min(ink, mark);

  // A sea-coloured ground under and just round the ink lets a symbol read over lines, land and other symbols.
  color = inked(cover(ink), max(cover(body) * 0.82, cover(ink - 0.9) * 0.7));
}
`

export const vectorVertex = (projection: string) => `${vertexHead(projection)}
/** How far ahead course vectors reach. */
uniform float aheadHours;

/** Half the stroke of vectors: of others, of ours. */
const vec2 HALF = vec2(0.5, 0.7);

out vec2 along;
flat out float halfWidth;
flat out uvec4 kind;

void main() {
  kind = look;
  halfWidth = mode == 1 ? 0.4 : look.x == 2u || look.x == 3u ? HALF.y : HALF.x;
  vec2 place = placeNow();
  // Both ends in the same copy of the world.
  float turns = nearestCopy(place);
  vec4 from = project(place, turns);
  vec2 reach = apart(from, project(place + (mode == 1 ? wayUnheard() : wayIn(aheadHours)), turns));
  float span = length(reach);
  if (sizes.x == 0u || span < (mode == 1 ? LEAST_PREDICTED : 4.0)) {
    gl_Position = NOWHERE;
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
flat in uvec4 kind;
out vec4 color;

uniform int mode;

uniform vec4 inks[16];
uniform float ratio;

/** Dash and gap in CSS px. */
const float DASH = 3.0, PERIOD = 5.5;

void main() {
  float dash = abs(mod(along.y, PERIOD) - DASH / 2.0) - DASH / 2.0;
  float away = max(abs(along.x) - halfWidth, dash);
  float strength = (kind.y & 3u) == 1u ? 0.45 : 0.75;
  uint urgency = (kind.y >> 3) & 3u;
  if ((kind.y & 64u) != 0u) strength *= 0.35;
  if (mode == 1) {
    color = inks[15] * clamp(0.5 - (abs(along.x) - halfWidth) * ratio, 0.0, 1.0) * strength;
    return;
  }
  color = inks[urgency > 0u ? 11u + urgency : min(kind.x, 10u)] * clamp(0.5 - away * ratio, 0.0, 1.0) * strength;
}
`
