import { kml } from '@tmcw/togeojson'
import { DOMParser, type Element } from '@xmldom/xmldom'
import { plainText } from '#domain/notation.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { RawFeature, RawFile } from './raw-feature.ts'

/** Deeper than any KML; the readers walk the tree by recursion. */
const DEEPEST = 100

/**
 * The placemarks of a KML text. A document type is refused, and with it every entity of its own making. Rings that are
 * too short or open are told: the library would leave them out, or close them.
 */
export function readKml(text: string): Result<RawFile> {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return failed('the KML declares a DOCTYPE or ENTITY, expected neither')
  const depth = depthOf(text)
  if (depth > DEEPEST) return failed(`elements are ${depth} deep in each other, expected at most ${DEEPEST}`)
  try {
    const document = new DOMParser({ onError: () => undefined }).parseFromString(text, 'text/xml')
    const root = document.documentElement
    if (root?.localName !== 'kml')
      return failed(`the root element is <${plainText(root?.nodeName ?? '')}>, expected <kml>`)
    const placemarks = [...document.getElementsByTagName('Placemark')]
    const { features } = kml(document)
    // The library goes through the placemarks first, in order, and leaves none out.
    return ok({
      format: 'KML',
      features: features.map((feature, i): RawFeature => {
        const problems = placemarks[i] ? ringProblems(placemarks[i]) : []
        return { geometry: polygonsOf(feature.geometry), properties: feature.properties, problems }
      }),
      notes: [],
    })
  } catch (error) {
    return failed(`the KML cannot be read: ${plainText(error instanceof Error ? error.message : String(error), 120)}`)
  }
}

/** Several polygons of one placemark come as a collection; they are one zone. */
function polygonsOf(geometry: ReturnType<typeof kml>['features'][number]['geometry'] | null): unknown {
  if (geometry?.type !== 'GeometryCollection' || !geometry.geometries.every((each) => each.type === 'Polygon'))
    return geometry
  return { type: 'MultiPolygon', coordinates: geometry.geometries.map(({ coordinates }) => coordinates) }
}

function ringProblems(placemark: Element): string[] {
  return [...placemark.getElementsByTagName('LinearRing')].flatMap((ring, r) => {
    const tuples = (ring.getElementsByTagName('coordinates')[0]?.textContent ?? '').trim().split(/\s+/).filter(Boolean)
    const [first = '', last = ''] = [tuples[0], tuples.at(-1)]
    if (tuples.length < 4)
      return [`ring ${r + 1}: ${tuples.length} places, expected at least 4, the last the same as the first`]
    if (lonLatText(first) !== lonLatText(last))
      return [`ring ${r + 1}: starts at ${plainText(first)} and ends at ${plainText(last)}, expected a closed ring`]
    const bad = tuples.findIndex((tuple) => !/^[-+\d.eE]+,[-+\d.eE]+(,[-+\d.eE]*)?$/.test(tuple))
    if (bad >= 0) return [`ring ${r + 1}, vertex ${bad + 1}: "${plainText(tuples[bad] ?? '')}", expected lon,lat`]
    return []
  })
}

function lonLatText(tuple: string): string {
  return tuple.split(',').slice(0, 2).map(Number).join()
}

/** How deep elements lie in each other, by their tags alone; what CDATA and comments hold is no tag. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0]
  for (const [tag] of text.matchAll(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<[^!?<>][^<>]*>/g)) {
    if (tag.startsWith('<!') || tag.endsWith('/>')) continue
    depth += tag.startsWith('</') ? -1 : 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
