import { SHARED_AREAS } from './areas.ts'
import type { Facts } from './facts.ts'
import { ATLAS_FILES, type Inputs, PLACE_NAMES_FILE } from './inputs.ts'
import { EEZ_REACH_NM } from './place.ts'
import { sha256 } from './write.ts'
import type { BuiltArea } from './zones.ts'

/** From the package's own README and package.json, 2.0.2. */
const ATLAS = 'world-atlas 2.0.2 (package: ISC licence), Natural Earth 4.1.0 (data: public domain)'

interface Told {
  readonly inputs: Inputs
  readonly facts: Facts
  /** The other files of the build. */
  readonly files: ReadonlyMap<string, string>
  readonly version: string
  readonly areas: readonly BuiltArea[]
  readonly onLimits: readonly { readonly name: string; readonly ashore: boolean }[]
}

const WHAT: Readonly<Record<string, readonly [what: string, from: string]>> = {
  'zones.geojson': ["Malaysia's EEZ in three areas", 'turning points; coast'],
  'limits.geojson': ['the edges of the zones at sea, by what they rest on', 'turning points; own closing lines'],
  'shared-areas.geojson': ['areas whose resources are shared', 'turning points'],
  'land.geojson': ['land 88..130 E, 14 S..24 N, lakes filled', ATLAS_FILES.countries10m],
  'borders.geojson': ['land borders in the same box', ATLAS_FILES.countries10m],
  'world.geojson': ['land outside that box, without islands under about 4 km²', ATLAS_FILES.land50m],
  'places.geojson': ['names of seas, states, towns and ports', PLACE_NAMES_FILE],
}

/** `SOURCES.md`: written by the build, so that it stays true. */
export function sourcesText({ inputs, facts, files, version, areas, onLimits }: Told): string {
  const sections = areas.flatMap(({ area, rings }) => rings.flat().map(({ section }) => ({ area, section })))
  const unverified = [...facts].flatMap(([file, points]) =>
    points.filter(({ verified }) => !verified).map(({ point }) => `${file} ${point}`),
  )
  const ashore = [...new Set(onLimits.filter((point) => point.ashore).map(({ name }) => name))]
  const slivers = areas.reduce((sum, { sliversKm2 }) => sum + sliversKm2.length, 0)
  const lines = [
    '# Where geo/data comes from',
    '',
    'Written by `npm run geo:build` from `geo/facts` and world-atlas. Do not edit: change the facts or `geo/build`.',
    '',
    `Zone version **${version}**: month of the recipe, then SHA-256 over the turning points' files and the built geometry.`,
    '',
    '**Not for navigation and not for enforcement.** Limits are claims. Where nothing is agreed the line is our own plain',
    'closing line, marked `provisional`; it is no statement of what Malaysia or anyone else claims.',
    '',
    '## Files',
    '',
    '| file | holds | made from | SHA-256 |',
    '| --- | --- | --- | --- |',
    ...[...files].map(([name, text]) => {
      const [what, from] = WHAT[name] ?? ['', '']
      return `| ${name} | ${what} | ${from} | \`${sha256(text)}\` |`
    }),
    '',
    '## Inputs',
    '',
    `Coast and borders: ${ATLAS}.`,
    'Turning points: numbers from published instruments, each row of `geo/facts` with its source; facts are nobody’s property,',
    'the instruments are named. Names: typed for this project, general geographic knowledge rounded to 0.01 degree.',
    '',
    '| input | SHA-256 |',
    '| --- | --- |',
    ...[...inputs.facts].map(([name, text]) => `| geo/facts/${name} | \`${sha256(text)}\` |`),
    `| geo/facts/${PLACE_NAMES_FILE} | \`${sha256(inputs.placeNames)}\` |`,
    `| world-atlas/${ATLAS_FILES.countries10m} | \`${sha256(inputs.countries10m)}\` |`,
    `| world-atlas/${ATLAS_FILES.land50m} | \`${sha256(inputs.land50m)}\` |`,
    '',
    '## Zones',
    '',
    '| zone | km² | parts | vertices |',
    '| --- | ---: | ---: | ---: |',
    ...areas.map(
      ({ area, parts, areaKm2 }) =>
        `| ${area.name} | ${Math.round(areaKm2)} | ${parts.length} | ${parts.flat(2).length} |`,
    ),
    '',
    '- A zone reaches from the coast to the limit: internal waters and the territorial sea are not yet set apart from the EEZ.',
    '- Edges are straight in longitude and latitude; the 1930 line is a rhumb line on WGS 84, in steps. No instrument read says',
    '  otherwise. On the longest segments a geodesic would lie up to some hundred metres beside.',
    '- Datum: most instruments before 1990 name none or a local one; taken as WGS 84, which may be off by about 0.3 km.',
    `- ${EEZ_REACH_NM} NM are great circles on the mean sphere to vertices of Malaysia’s coast in Natural Earth (no base points):`,
    '  up to 1.1 NM short north to south and 0.3 NM long east to west against WGS 84.',
    '- Natural Earth at 1:10 000 000 is about 0.6 km off at the coast and lacks small islands; those count as sea.',
    `- Parts under 0.05 km² left between line and coast: ${slivers} dropped.`,
    '',
    '| zone | limit | rests on | instrument |',
    '| --- | --- | --- | --- |',
    ...sections
      .filter(({ section }) => section.basis !== 'land')
      .map(({ area, section }) => {
        const used = section.places.flatMap((place) => (place.at === 'fact' ? [place.file] : []))
        const named = [...new Set(used)].map((file) => facts.get(file)?.[0]?.instrument ?? '').join('; ')
        return `| ${area.shortName} | ${section.id} | ${section.basis} | ${section.instrument ?? named} |`
      }),
    '',
    ...areas.map(({ area }) => `- **${area.name}.** ${area.note}`),
    ...SHARED_AREAS.map(({ name, note }) => `- **${name}.** ${note}`),
    '',
    '## Not verified',
    '',
    'Verified means: seen in a published text, or a vertex of an independent data set lies there (`geo/facts/README.md`). No',
    'primary text was read for any of them. Every closing line is `verified: false`. Points used, general knowledge only:',
    '',
    ...unverified.map((name) => `- ${name}`),
    '',
    'On land as Natural Earth draws it, so not a vertex of a zone:',
    '',
    ...ashore.map((name) => `- ${name}`),
  ]
  return `${lines.join('\n')}\n`
}
