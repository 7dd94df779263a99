import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { failed, ok, type Result } from '#geo/result.ts'
import { openDatabase } from '../alerts/open-database.ts'

/**
 * Keeps a folder for one server: another would take what this one writes for what a killed server left. The lock is that of
 * an SQLite file, for the system takes it back from a process that is killed, which no file of our own would do.
 *
 * @returns Gives the folder back.
 */
export function lockFolder(folder: string): Result<() => void> {
  try {
    mkdirSync(folder, { recursive: true })
    const database = openDatabase(join(folder, 'lock.sqlite'))
    try {
      database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    } catch (error) {
      database.close()
      throw error
    }
    return ok(() => {
      if (database.isOpen) database.close()
    })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    if (why.includes('locked')) return failed(`another server records into ${folder}`)
    return failed(`${folder} cannot be written: ${why}`)
  }
}
