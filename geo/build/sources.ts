import { CITED_WITHIN_M, type CitedPoint } from './checks.ts'
import { COAST_PACKAGE } from './coast-package.ts'
import type { Facts } from './facts.ts'
import { type Inputs, PLACE_NAMES_FILE, WORLD_FILE } from './inputs.ts'
import { UNUSED_FILES } from './layers.ts'
import type { LimitLine } from './limit-lines.ts'
import { LIMITS } from './recipe-limits.ts'
import { sha256 } from './write.ts'
import type { BuiltZones } from './zones.ts'

interface Told {
  readonly inputs: Inputs
  readonly facts: Facts
  /** The other files of the build. */
  readonly files: ReadonlyMap<string, string>
  readonly version: string
  readonly built: BuiltZones
  readonly lines: readonly LimitLine[]
  readonly cited: readonly CitedPoint[]
}

const ODBL = 'OpenStreetMap coast: ODbL 1.0'
const WHAT: Readonly<Record<string, readonly [what: string, licence: string]>> = {
  'zones.geojson': ['the zones, with what each edge rests on', ODBL],
  'limits.geojson': ['their edges at sea as lines', ODBL],
  'land.geojson': ['land 88..130 E, 14 S..24 N, lakes filled', ODBL],
  'land-coarse.geojson': ['the same for small scales', ODBL],
  'borders.geojson': ['land borders in the same box', ODBL],
  'world.geojson': ['land outside that box, without islands under about 4 km²', 'Natural Earth 1:50m: public domain'],
  'places.geojson': ['names of seas, straits, states, towns and ports', 'typed for this project'],
}

/** `SOURCES.md`: written by the build, so that it stays true. */
export function sourcesText({ inputs, facts, files, version, built, lines, cited }: Told): string {
  const { name, version: packageVersion, sha256: packageHash } = COAST_PACKAGE
  const unverified = [...facts].flatMap(([file, points]) =>
    points.filter(({ verified }) => !verified).map(({ point }) => `${file} ${point}`),
  )
  const km2 = (kinds: readonly string[]) =>
    Math.round(
      built.zones.filter(({ recipe }) => kinds.includes(recipe.kind)).reduce((sum, { areaKm2 }) => sum + areaKm2, 0),
    )
  const used = LIMITS.map((limit, i) => ({ limit, lines: lines.filter((line) => line.limit === i) }))
  const off = cited.filter(({ reason }) => reason === undefined).map(({ offM }) => offM)
  const slivers = built.zones.reduce((sum, { sliversKm2 }) => sum + sliversKm2.length, 0)
  return `${[
    '# Where geo/data comes from',
    '',
    'Written by `npm run geo:build` from `geo/facts`, an OpenStreetMap coast and Natural Earth. Do not edit: change the facts',
    'or `geo/build`. `node geo/build/build.ts --check` builds anew and says what differs.',
    '',
    `Zone version **${version}**: month of the recipe, then SHA-256 over the turning points' files, zones and limits.`,
    '',
    '**Not for navigation and not for enforcement.** Limits are claims. A line nobody agreed says so: computed (`median`,',
    '`distance`), one side’s (`claimed`), or our own (`closing`).',
    '',
    '## Licence of the coast',
    '',
    'Coast, borders and everything computed from them: **© OpenStreetMap contributors**, available under the Open Database',
    'License 1.0 (opendatacommons.org/licenses/odbl/1-0). The files marked ODbL below are derived databases and are offered',
    'under the same licence; who passes them on keeps this notice. A map drawn from them shows “© OpenStreetMap contributors”.',
    'The program itself is no part of them and has its own licence. To make them again: `npm run geo:build`, which fetches',
    `the npm package ${name} ${packageVersion} (its code: MIT; its data: ODbL) with \`npm pack\` and checks it.`,
    '',
    '## Files',
    '',
    '| file | holds | licence | SHA-256 |',
    '| --- | --- | --- | --- |',
    ...[...files].map(([file, text]) => {
      const [what, licence] = WHAT[file] ?? ['', '']
      return `| ${file} | ${what} | ${licence} | \`${sha256(text)}\` |`
    }),
    '',
    '## Inputs',
    '',
    'Turning points: numbers from published instruments, each row of `geo/facts` with its source; facts are nobody’s property,',
    'the instruments are named. Names: typed for this project, general geographic knowledge rounded to 0.01 degree.',
    'World outside the region: world-atlas 2.0.2 (package: ISC), Natural Earth 4.1.0 (public domain).',
    '',
    '| input | SHA-256 |',
    '| --- | --- |',
    ...[...inputs.facts].map(([file, text]) => `| geo/facts/${file} | \`${sha256(text)}\` |`),
    `| geo/facts/${PLACE_NAMES_FILE} | \`${sha256(inputs.placeNames)}\` |`,
    `| ${name} ${packageVersion}, the archive | \`${packageHash}\` |`,
    `| world-atlas/${WORLD_FILE} | \`${sha256(inputs.land50m)}\` |`,
    '',
    ...[...UNUSED_FILES].map(([file, reason]) => `Not used: \`geo/facts/${file}.csv\`. ${reason}.`),
    '',
    '## Why this coast',
    '',
    'Medians and distances hang on islets. OpenStreetMap at 100 m has 156 Malaysian pieces of land, Natural Earth at 1:10m has',
    '17 and lies about 0.6 km off; with it the medians alone cost four points of agreement with other charts',
    '(`geo/facts/README.md`). Our coast is simplified by 30 m at most; neighbours’ by 70 m within 60 km of it, 150 m within',
    '150 km, 400 m within 300 km, 1 km beyond. Islands under about 0.3 km across are missing from the source: Sipadan, Ligitan and the Spratly',
    'features come from `geo/facts` as points.',
    '',
    '## Zones',
    '',
    '| zone | kind | claimants | km² | parts | vertices |',
    '| --- | --- | --- | ---: | ---: | ---: |',
    ...built.zones.map(
      ({ recipe, parts, areaKm2 }) =>
        `| ${recipe.name} | ${recipe.kind} | ${recipe.claimants.join(' ')} | ${Math.round(areaKm2)} | ${parts.length} | ${parts.flat(2).length} |`,
    ),
    '',
    `Land to limit, territorial seas and EEZs together: **${km2(['territorial-sea', 'eez'])} km²** (WGS 84). Contiguous`,
    'zones lie within the EEZ; shared and disputed areas lie over the others and count on their own.',
    '',
    '- Internal waters are not set apart: Malaysia has published no list of baselines. They count as territorial sea.',
    '- Distances are geodesics on WGS 84 from the coast as drawn, which stands in for the baseline. Vertices of computed lines',
    '  are within 10 m of their line; between them lines are simplified by 25 m (12, 24 NM) or 45 m (200 NM, medians).',
    '- Sipadan and Ligitan have 12 NM of territorial sea and no effect on the median or on 200 NM: nobody has said which',
    '  effect two such islets get; full effect would add about 9 700 km².',
    '- 200 NM off western Sarawak are measured from 3° N 111° E, a base point inferred from another chart’s arc, not published.',
    '- The median is to the nearest other state, islands counted, Spratly features left out. An agreed line overrides it on',
    '  both sides; where the median does not meet the end of an agreed line, a short closing line joins them.',
    '- Edges are straight in longitude and latitude; the 1930 line is a rhumb line on WGS 84, in steps.',
    '- Datum: most instruments before 1990 name none or a local one; taken as WGS 84, which may be off by about 0.3 km.',
    `- Cited points: ${off.length} make a boundary, the farthest is ${Math.max(...off).toFixed(1)} m off it (${CITED_WITHIN_M} m allowed).`,
    `- Parts under 0.05 km² left between lines and coast: ${slivers} dropped.`,
    '',
    '## Limits',
    '',
    'Length as drawn, each edge once: as the outer limit before inner lines and claims.',
    '',
    '| limit | rests on | verified | agreed by | disputed by | ± NM | NM drawn | instrument |',
    '| --- | --- | --- | --- | --- | ---: | ---: | --- |',
    ...used.map(
      ({ limit, lines: own }) =>
        `| ${limit.id} | ${limit.basis} | ${limit.verified ? 'yes' : 'no'} | ${limit.agreedBy.join(' ')} | ${limit.disputedBy.join(' ')} | ${limit.toleranceNm} | ${own.reduce((sum, { lengthNm }) => sum + lengthNm, 0).toFixed(1)} | ${limit.instrument} |`,
    ),
    '',
    ...built.zones
      .filter(({ recipe: { kind } }) => kind === 'joint-area' || kind === 'overlapping-claim' || kind === 'eez')
      .map(({ recipe }) => `- **${recipe.name}.** ${recipe.note}`),
    '',
    '## Not verified',
    '',
    'Verified means: seen in a published text, or a vertex of an independent data set lies there (`geo/facts/README.md`). No',
    'primary text was read for any of them. Points of used files that are general knowledge or inference only:',
    '',
    ...unverified.map((point) => `- ${point}`),
    '',
    'Cited points that make no boundary here:',
    '',
    ...cited.flatMap(({ name: point, reason }) => (reason === undefined ? [] : [`- ${point}: ${reason}`])),
  ].join('\n')}\n`
}
