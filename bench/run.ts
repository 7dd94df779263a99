import { parseArgs } from 'node:util'
import { aisSentences } from './ais-sentences.ts'
import { type Benchmark, type BenchResult, measure } from './bench.ts'
import { zoneChecks } from './zone-checks.ts'

/** Made only when asked for: preparing the work takes time too. */
const BENCHMARKS: Record<string, () => Benchmark> = {
  'ais-sentences': aisSentences,
  'zone-checks-6k': () => zoneChecks(6000, 1000),
  'zone-checks-23k': () => zoneChecks(23_000, 4000),
}

const HELP = `Usage: npm run -s bench -- [NAME...] [--json]

Each benchmark against its baseline in the same run: rounds interleaved, medians. Exit code 1 when a bar is missed.

  ${Object.keys(BENCHMARKS).join('\n  ')}
`

async function main(): Promise<number> {
  let names: string[]
  let json: boolean
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean' } },
    })
    if (values.help) {
      process.stdout.write(HELP)
      return 0
    }
    names = positionals.length ? positionals : Object.keys(BENCHMARKS)
    json = values.json ?? false
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : error}\n\n${HELP}`)
    return 2
  }
  const unknown = names.filter((name) => !Object.hasOwn(BENCHMARKS, name))
  if (unknown.length) {
    process.stderr.write(`bench: no benchmark "${unknown.join('", "')}"\n\n${HELP}`)
    return 2
  }
  let missed = 0
  for (const name of names) {
    const make = BENCHMARKS[name]
    if (!make) continue
    const result = await measure(make())
    if (!result.ok) missed++
    process.stdout.write(`${json ? JSON.stringify(result) : inWords(result)}\n`)
  }
  return missed ? 1 : 0
}

function inWords({ name, value, unit, baseline, baselineName, ratio, bar, ok }: BenchResult): string {
  const rate = (number: number) => Math.round(number).toLocaleString('en')
  return `${ok ? 'ok    ' : 'MISSED'} ${name}: ${rate(value)} ${unit}, ${ratio.toFixed(1)}x ${baselineName} (${rate(baseline)}), bar ${bar}x`
}

process.exitCode = await main()
