import { plainText } from '#domain/notation.ts'
import { behavioursCommand } from './cli/behaviours.ts'
import { convertCommand } from './cli/convert.ts'
import { decodeCommand } from './cli/decode.ts'
import { eventsCommand } from './cli/events.ts'
import { importZonesCommand } from './cli/geo-import.ts'
import { infoCommand } from './cli/info.ts'
import { locateCommand } from './cli/locate.ts'
import { scenarioCommand } from './cli/scenario.ts'
import { verifyCommand } from './cli/verify.ts'
import { zonesCommand } from './cli/zone-list.ts'
import { runServer } from './main.ts'

/** A command takes its arguments and answers the exit code: 0 done, 1 failed, 2 wrong usage; undefined goes on running. */
type Command = (args: readonly string[]) => Promise<number | undefined>

const COMMANDS: Record<string, { readonly run: Command; readonly about: string }> = {
  info: { run: infoCommand, about: 'what a recorded file holds, as one JSON object' },
  decode: { run: decodeCommand, about: 'the AIS messages of a file, one JSON object a line' },
  events: { run: eventsCommand, about: 'the zone events of a file, one JSON object a line' },
  behaviours: {
    run: behavioursCommand,
    about: 'what vessels of a file did beside crossing limits, one JSON object a line',
  },
  convert: { run: convertCommand, about: 'recorded files in another format' },
  verify: { run: verifyCommand, about: 'whether a recording of ours makes the events again that it tells' },
  zones: { run: zonesCommand, about: 'the zones with their measures, and what each stretch of their limits rests on' },
  locate: { run: locateCommand, about: 'zones at lon,lat lines from standard input, one JSON object a line' },
  'import-zones': { run: importZonesCommand, about: 'puts the zones of a file in force, or adds watch areas' },
  scenario: { run: scenarioCommand, about: 'a simulated world as a recording' },
  serve: { run: runServer, about: 'the server with its live picture' },
}

const HELP = `Usage: eez COMMAND [arguments]

${Object.entries(COMMANDS)
  .map(([name, { about }]) => `  ${name.padEnd(12)} ${about}`)
  .join('\n')}

A FILE may be - for standard input. Results go to standard output, problems to standard error.
Exit code 0: done, 1: failed, 2: wrong usage. "eez COMMAND --help" tells more.
`

async function main([name, ...args]: readonly string[]): Promise<number | undefined> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    process.stderr.write(`eez: ${name === undefined ? 'no command' : `no command "${plainText(name)}"`}\n\n${HELP}`)
    return 2
  }
  return command.run(args)
}

// A reader that has seen enough (head, less) closes the pipe: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const code = await main(process.argv.slice(2)).catch((error: NodeJS.ErrnoException) => {
  // A disk that is full or a file that goes away is told in words; anything else is a fault of ours and keeps its trace.
  if (error.code === undefined || error.syscall === undefined) throw error
  process.stderr.write(`eez: ${error.message}\n`)
  return 1
})
if (code !== undefined) process.exitCode = code
