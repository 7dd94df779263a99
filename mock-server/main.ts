import { plainText } from '#domain/notation.ts'
import { serve } from './serve.ts'
import { parseServeOptions, SERVE_HELP } from './serve-options.ts'

const LONGEST_PROBLEM = 500

/** Runs the server until a signal ends it. Answers the exit code when it could not start: 1 failed, 2 wrong usage. */
export async function runServer(args: readonly string[]): Promise<number | undefined> {
  const options = parseServeOptions(args, process.env)
  if (!options.ok) {
    console.error(`eez-watch: ${plainText(options.problem, LONGEST_PROBLEM)}\n\n${SERVE_HELP}`)
    return 2
  }
  if (!options.value) {
    console.log(SERVE_HELP)
    return 0
  }
  const server = await serve(options.value, (line) => console.error(line))
  if (!server.ok) {
    console.error(`eez-watch: ${plainText(server.problem, LONGEST_PROBLEM)}`)
    return 1
  }
  console.log(`eez-watch is ready on ${server.value.url} (Ctrl-C stops it)`)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, async () => {
      await server.value.close()
      process.exit(0)
    })
  }
  return undefined
}
