#!/usr/bin/env node
// The command line as an installed program: `eez-watch info FILE` from any folder. Files are named from that folder.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

process.env.INIT_CWD = process.cwd()
process.argv.splice(2, 0, 'node', join(dirname(fileURLToPath(import.meta.url)), '..', 'mock-server', 'cli.ts'))
await import('./with-node.mjs')
