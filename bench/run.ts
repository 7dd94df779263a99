import { parseArgs } from 'node:util'
import { type Agreement, agreement } from './agreement.ts'
import { AIS_DECODERS } from './ais-decoders.ts'
import { aisSentences } from './ais-sentences.ts'
import { appSize } from './app-size.ts'
import { association } from './association.ts'
import { type Benchmark, type BenchResult, measure } from './bench.ts'
import type { Finding } from './built-page.ts'
import { coveragePixels, coverageShares, coverageSteps } from './coverage.ts'
import { csvImport } from './csv-import.ts'
import { engine } from './engine.ts'
import { firstPaint } from './first-paint.ts'
import { WORKER_BENCHMARKS } from './in-worker/worker-bench.ts'
import { inWorker } from './in-worker.ts'
import { listScroll } from './list-scroll.ts'
import { map } from './map.ts'
import { recordingOpen } from './recording-open.ts'
import { replayForward, replayFrame, replaySeek } from './replay.ts'
import { sensing } from './sensing.ts'
import { sensorPicture } from './sensor-picture.ts'
import { soak, USUAL_SOAK } from './soak.ts'
import { type TrackMemory, trackMemory } from './track-memory.ts'
import { wire } from './wire.ts'
import { world10k, worldStart } from './world.ts'
import { zoneChecks, zoneSetBuild, zoneSetChecks } from './zone-checks.ts'
import { nearestLimit, within12 } from './zone-distances.ts'
import { builtZones } from './zone-work.ts'

/** Made only when asked for: preparing the work takes time too. */
const BENCHMARKS: Record<string, () => Benchmark> = {
  'ais-sentences': () => aisSentences(AIS_DECODERS),
  'zone-checks-6k': () => zoneChecks(6000, 1000),
  'zone-checks-23k': () => zoneChecks(23_000, 4000),
  'zone-set-batch-25k': () => zoneSetChecks('batch', 25_000, 500),
  'zone-set-single-25k': () => zoneSetChecks('single', 25_000, 250),
  'zone-set-build-25k': () => zoneSetBuild(25_000),
  'within-12-nm-23k': () => within12(23_000, 20_000),
  engine: () => engine(5),
  'wire-10k': () => wire(30),
  'wire-10k-rounded': () => wire(0, { roundedToo: true }),
  'nearest-limit-23k': () => nearestLimit(23_000, 500),
  'association-10k': association,
  'coverage-1s-step': () => coverageSteps(1),
  'coverage-10s-step': () => coverageSteps(10),
  'coverage-shares': coverageShares,
  'coverage-pixels': coveragePixels,
  'csv-import': csvImport,
  'replay-seek-10k': replaySeek,
  'replay-frame-10k': () => replayFrame(builtZones()),
  'replay-forward-60x': () => replayForward(builtZones()),
  'sensing-10k': sensing,
  'sensor-picture': sensorPicture,
  'world-10k': world10k,
  'world-start': worldStart,
}

/** Looked at in a real browser, not compared with others. */
const FINDINGS: Record<string, () => Promise<Finding>> = {
  'app-size': appSize,
  'first-paint': firstPaint,
  'list-scroll': listScroll,
  map,
  'recording-open': recordingOpen,
  soak: () => soak(soakOptions),
}

/** As asked for with --minutes, --speed and --targets. */
let soakOptions = USUAL_SOAK

/** Not how fast but whether right. */
const AGREEMENT = 'agreement'

const MEMORY = 'track-memory'

const HELP = `Usage: npm run -s bench -- [NAME...] [--json]

Each benchmark against its baseline in the same run: rounds interleaved, medians. Exit code 1 when a bar is missed.
Those of reading files and of replay are measured in Node and in the worker of a browser.

  ${Object.keys(BENCHMARKS).join('\n  ')}
  app-size       no ratio: app code of the first load without MapLibre, gzip
  first-paint    no ratio: until chart and first targets are drawn, cold cache
  list-scroll    no ratio: longest task while the list of 10,000 targets is scrolled
  map            main thread an update of 10,000 moving targets beside setData with a symbol layer, 100,000 targets, hover
  recording-open no ratio: a recording of 1,000,000 positions opened on the page, until it is seen, and its memory
  soak           no ratio: heap an hour of stream; --minutes 3 --speed 20 --targets 5000 (an hour as it is: --minutes 60 --speed 1)
  ${MEMORY}   no ratio: what 10,000 tracks take
  ${AGREEMENT}   no ratio: the zone index and turf on 1,000,000 places and every boundary, bar no mismatch
`

async function main(): Promise<number> {
  let names: string[]
  let json: boolean
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean' },
        minutes: { type: 'string' },
        speed: { type: 'string' },
        targets: { type: 'string' },
      },
    })
    if (values.help) {
      process.stdout.write(HELP)
      return 0
    }
    names = positionals.length ? positionals : [...Object.keys(BENCHMARKS), ...Object.keys(FINDINGS), MEMORY, AGREEMENT]
    json = values.json ?? false
    soakOptions = {
      minutes: Number(values.minutes ?? USUAL_SOAK.minutes),
      speed: Number(values.speed ?? USUAL_SOAK.speed),
      targets: Number(values.targets ?? USUAL_SOAK.targets),
    }
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : error}\n\n${HELP}`)
    return 2
  }
  const others = [AGREEMENT, MEMORY, ...Object.keys(FINDINGS)]
  const unknown = names.filter((name) => !others.includes(name) && !Object.hasOwn(BENCHMARKS, name))
  if (unknown.length) {
    process.stderr.write(`bench: no benchmark "${unknown.join('", "')}"\n\n${HELP}`)
    return 2
  }
  let missed = 0
  const tell = (result: BenchResult) => {
    if (!result.ok) missed++
    process.stdout.write(`${json ? JSON.stringify(result) : inWords(result)}\n`)
  }
  for (const name of names) {
    if (name === AGREEMENT) {
      const result = agreement()
      if (!result.ok) missed++
      process.stdout.write(`${json ? JSON.stringify(result) : agreementInWords(result)}\n`)
      continue
    }
    if (name === MEMORY) {
      const result = trackMemory()
      if (!result.ok) missed++
      process.stdout.write(`${json ? JSON.stringify(result) : memoryInWords(result)}\n`)
      continue
    }
    const find = FINDINGS[name]
    if (find) {
      const found = await find()
      if (!found.ok) missed++
      process.stdout.write(
        `${json ? JSON.stringify(found) : `${found.ok ? 'ok    ' : 'MISSED'} ${name}: ${found.words}`}\n`,
      )
      continue
    }
    const make = BENCHMARKS[name]
    if (make) tell(await measure(make()))
  }
  const inWorkerToo = WORKER_BENCHMARKS.filter((name) => names.includes(name))
  if (inWorkerToo.length) for (const result of await inWorker(inWorkerToo)) tell(result)
  return missed ? 1 : 0
}

function inWords({ name, value, unit, baseline, baselineName, ratio, bar, leastValue, cost, ok }: BenchResult): string {
  const rate = (number: number) => Math.round(number).toLocaleString('en')
  const bars = [...(bar > 0 ? [`${bar}x`] : []), ...(leastValue > 0 ? [`${rate(leastValue)} ${unit}`] : [])]
  const times = !baselineName
    ? 'with nothing beside'
    : bar > 0
      ? `${ratio.toFixed(1)}x ${baselineName} (${rate(baseline)})`
      : `beside ${baselineName} (${rate(baseline)})`
  const costs = cost
    ? `; ${cost.value.toFixed(1)} ${cost.name} against ${cost.of.toFixed(1)}, at most ${cost.most.toFixed(1)}`
    : ''
  return `${ok ? 'ok    ' : 'MISSED'} ${name}: ${rate(value)} ${unit}, ${times}, bar ${bars.join(' and ')}${costs}`
}

function memoryInWords({ name, tracks, reports, events, megabytes, most, ok }: TrackMemory): string {
  const count = (number: number) => number.toLocaleString('en')
  return `${ok ? 'ok    ' : 'MISSED'} ${name}: ${megabytes.toFixed(1)} MB for ${count(tracks)} tracks with ${count(reports)} reports and ${count(events)} events, bar ${most} MB`
}

function agreementInWords({ name, random, boundary, seconds, mismatches, told, ok }: Agreement): string {
  const count = (number: number) => number.toLocaleString('en')
  const head = `${ok ? 'ok    ' : 'MISSED'} ${name}: ${count(random)} places anywhere, ${count(boundary)} on boundaries, ${count(mismatches)} mismatches with turf (${Math.round(seconds)} s)`
  return [head, ...told.map((text) => `       ${text}`)].join('\n')
}

process.exitCode = await main()
