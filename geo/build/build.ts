import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { dataFolder, readInputs } from './inputs.ts'
import { make } from './make.ts'

// node geo/build/build.ts           writes geo/data
// node geo/build/build.ts --check   writes nothing and fails where geo/data differs from what would be written

/** All of `geo/data` on its way to a browser. */
const GZIP_BUDGET_KB = 600

const built = make(readInputs())
if (!built.ok) {
  for (const problem of built.problem) console.error(problem)
  process.exit(1)
}
const { files, version, areas } = built.value

if (process.argv.includes('--check')) {
  const stale = [...files].filter(
    ([name, text]) => !existsSync(dataFolder + name) || readFileSync(dataFolder + name, 'utf8') !== text,
  )
  for (const [name] of stale) console.error(`geo/data/${name} is not what geo:build makes, expected the same bytes`)
  if (stale.length === 0) console.log(`geo/data is what geo:build makes: ${files.size} files, version ${version}`)
  process.exit(stale.length === 0 ? 0 : 1)
}

mkdirSync(dataFolder, { recursive: true })
let totalKb = 0
for (const [name, text] of files) {
  writeFileSync(dataFolder + name, text)
  const [rawKb, gzipKb] = [Buffer.byteLength(text) / 1000, gzipSync(text).length / 1000]
  totalKb += gzipKb
  console.log(`${name.padEnd(22)} ${rawKb.toFixed(1).padStart(8)} kB ${gzipKb.toFixed(1).padStart(7)} kB gzip`)
}
console.log(`${'together'.padEnd(22)} ${totalKb.toFixed(1).padStart(19)} kB gzip, budget ${GZIP_BUDGET_KB}`)
for (const { area, parts, areaKm2, sliversKm2 } of areas) {
  const vertices = parts.flat(2).length
  console.log(
    `${area.id}: ${Math.round(areaKm2)} km², ${parts.length} parts, ${vertices} vertices, ${sliversKm2.length} slivers dropped`,
  )
}
console.log(`version ${version}`)
if (totalKb > GZIP_BUDGET_KB) {
  console.error(`geo/data is ${totalKb.toFixed(1)} kB gzip, expected at most ${GZIP_BUDGET_KB}`)
  process.exit(1)
}
