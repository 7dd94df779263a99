import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as v from 'valibot'
import { buildPage, type Finding } from './built-page.ts'

const BAR_KB = 250
const MAPLIBRE = /^assets\/maplibre-(?!gl-worker)/

const manifestSchema = v.record(
  v.string(),
  v.object({
    file: v.string(),
    isEntry: v.optional(v.boolean()),
    imports: v.optional(v.array(v.string())),
    css: v.optional(v.array(v.string())),
  }),
)

/** All JavaScript that the page loads before it shows, without MapLibre; gzip, in kB of 1,000 bytes. Workers are told apart. */
export async function appSize(): Promise<Finding> {
  const folder = await buildPage()
  try {
    const manifest = v.parse(manifestSchema, JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')))
    const chunks = new Set<string>()
    const visit = (key: string) => {
      const chunk = manifest[key]
      if (!chunk || chunks.has(chunk.file)) return
      chunks.add(chunk.file)
      for (const imported of chunk.imports ?? []) visit(imported)
    }
    for (const [key, { isEntry }] of Object.entries(manifest)) if (isEntry) visit(key)
    const first = [...chunks].filter((file) => file.endsWith('.js'))
    const mapLibre = first.filter((file) => MAPLIBRE.test(file))
    if (mapLibre.length !== 1) throw new Error(`expected one chunk of MapLibre, found ${JSON.stringify(mapLibre)}`)
    const js = readdirSync(join(folder, 'assets')).filter((file) => file.endsWith('.js'))
    const workers = js.filter((file) => /worker/.test(file)).map((file) => `assets/${file}`)
    const css = readdirSync(join(folder, 'assets'))
      .filter((file) => file.endsWith('.css'))
      .map((file) => `assets/${file}`)
    const sum = (files: readonly string[]) =>
      files.reduce((all, file) => all + gzipSync(readFileSync(join(folder, file))).length, 0) / 1000
    const later = js.map((file) => `assets/${file}`).filter((file) => !first.includes(file) && !workers.includes(file))
    const appKb = sum(first.filter((file) => !mapLibre.includes(file)))
    const numbers = { appKb, mapLibreKb: sum(mapLibre), workersKb: sum(workers), laterKb: sum(later), cssKb: sum(css) }
    const kb = (value: number) => `${value.toFixed(0)} kB`
    return {
      name: 'app-size',
      ok: appKb <= BAR_KB,
      words: `${kb(appKb)} gzip of app code in the first load, bar ${BAR_KB} kB; beside it MapLibre ${kb(numbers.mapLibreKb)}, workers ${kb(numbers.workersKb)} (${workers.map((file) => `${file.slice(7).replace(/-[^-]*$/, '')} ${kb(sum([file]))}`).join(', ')}), loaded later ${kb(numbers.laterKb)}, styles ${kb(numbers.cssKb)}`,
      numbers,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
