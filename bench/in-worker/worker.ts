import { failed, ok } from '#geo/result.ts'
import type { ZoneSet } from '#geo/zone.ts'
import { parseZones } from '#geo/zone-file.ts'
import { aisSentences } from '../ais-sentences.ts'
import { type Benchmark, measure } from '../bench.ts'
import { csvImport } from '../csv-import.ts'
import { replayForward, replayFrame, replaySeek } from '../replay.ts'
import type { WorkerAnswer, WorkerBenchmark, WorkerCall } from './worker-bench.ts'

const BENCHMARKS: Record<WorkerBenchmark, (zones: ZoneSet) => Benchmark> = {
  // The other decoders are made for Node.
  'ais-sentences': () => aisSentences({}),
  'csv-import': csvImport,
  'replay-seek-10k': replaySeek,
  'replay-frame-10k': replayFrame,
  'replay-forward-60x': replayForward,
}

addEventListener('message', async ({ data }: MessageEvent<WorkerCall>) => {
  let answer: WorkerAnswer
  try {
    const zones = parseZones(JSON.parse(data.zones))
    answer = zones.ok ? ok(await measure(BENCHMARKS[data.name](zones.value))) : zones
  } catch (error) {
    answer = failed(String(error))
  }
  postMessage(answer)
})
