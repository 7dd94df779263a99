import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { dataFolder, readInputs } from './inputs.ts'
import { make } from './make.ts'
import { LIMITS } from './recipe-limits.ts'

// node geo/build/build.ts           writes geo/data
// node geo/build/build.ts --check   writes nothing and fails where geo/data differs from what would be written

/** What the page loads at start, on its way to a browser. */
const GZIP_BUDGET_KB = 600
const LATER_FILES = ['world.geojson', 'SOURCES.md']

const startedAtMs = performance.now()
const built = make(readInputs())
if (!built.ok) {
  for (const problem of built.problem) console.error(problem)
  process.exit(1)
}
const { files, version, zones, lines, cited, missed } = built.value
const extra = existsSync(dataFolder) ? readdirSync(dataFolder).filter((name) => !files.has(name)) : []

if (process.argv.includes('--check')) {
  const stale = [...files].filter(
    ([name, text]) => !existsSync(dataFolder + name) || readFileSync(dataFolder + name, 'utf8') !== text,
  )
  for (const [name] of stale) console.error(`geo/data/${name} is not what geo:build makes, expected the same bytes`)
  for (const name of extra) console.error(`geo/data/${name} is no file of geo:build, expected it gone`)
  if (stale.length + extra.length > 0) process.exit(1)
  console.log(`geo/data is what geo:build makes: ${files.size} files, version ${version}`)
} else {
  mkdirSync(dataFolder, { recursive: true })
  for (const name of extra) rmSync(dataFolder + name)
  for (const [name, text] of files) writeFileSync(dataFolder + name, text)
}

let firstKb = 0
for (const [name, text] of files) {
  const [rawKb, gzipKb] = [Buffer.byteLength(text) / 1000, gzipSync(text).length / 1000]
  const isLater = LATER_FILES.includes(name)
  if (!isLater) firstKb += gzipKb
  const size = `${rawKb.toFixed(1).padStart(8)} kB ${gzipKb.toFixed(1).padStart(7)} kB gzip`
  console.log(`${name.padEnd(22)} ${size}${isLater ? ', not at start' : ''}`)
}
console.log(`${'first load'.padEnd(22)} ${firstKb.toFixed(1).padStart(19)} kB gzip, budget ${GZIP_BUDGET_KB}`)
let landToLimitKm2 = 0
for (const { recipe, parts, areaKm2, sliversKm2 } of zones) {
  if (recipe.kind === 'territorial-sea' || recipe.kind === 'eez') landToLimitKm2 += areaKm2
  const shape = `${parts.length} parts, ${parts.flat(2).length} vertices, ${sliversKm2.length} slivers dropped`
  console.log(`${recipe.id.padEnd(32)} ${String(Math.round(areaKm2)).padStart(7)} km², ${shape}`)
}
console.log(`land to limit ${Math.round(landToLimitKm2)} km²`)
const lengths = new Map<string, number>()
for (const { line, limit, lengthNm } of lines) {
  const sector = `${line}, ${LIMITS[limit]?.basis}, ${LIMITS[limit]?.id}`
  lengths.set(sector, (lengths.get(sector) ?? 0) + lengthNm)
}
for (const [sector, nm] of lengths) console.log(`${nm.toFixed(1).padStart(8)} NM ${sector}`)
const onBoundary = cited.filter(({ reason }) => reason === undefined)
const worst = onBoundary.reduce((most, point) => (point.offM > most.offM ? point : most))
console.log(
  `${onBoundary.length} cited points make a boundary, the farthest off is ${worst.name}, ${worst.offM.toFixed(1)} m`,
)
console.log([...missed].map(([id, count]) => `${id}: ${count} places left out`).join(', '))
console.log(`version ${version}, ${((performance.now() - startedAtMs) / 1000).toFixed(0)} s`)
if (firstKb > GZIP_BUDGET_KB) {
  console.error(`geo/data is ${firstKb.toFixed(1)} kB gzip at start, expected at most ${GZIP_BUDGET_KB}`)
  process.exit(1)
}
