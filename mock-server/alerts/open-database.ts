import type { DatabaseSync } from 'node:sqlite'

/**
 * Opens a database of node:sqlite. Loaded when asked for: Node 22 says on every start that its SQLite is experimental,
 * and that is nothing an operator can do anything about; any other warning is let through.
 */
export function openDatabase(path: string): DatabaseSync {
  const { emitWarning } = process
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).includes('SQLite')) Reflect.apply(emitWarning, process, [warning, ...rest])
  }
  try {
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite')
    return new DatabaseSync(path, { timeout: 250 })
  } finally {
    process.emitWarning = emitWarning
  }
}
