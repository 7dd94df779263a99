import { join } from 'node:path'
import { projectFolder, userPath } from '../files.ts'

/** Where zones are kept: in the data folder as the user named it, else in the project's own. */
export function zoneFolder(dataFolder: string | undefined): string {
  return join(dataFolder === undefined ? join(projectFolder, 'data') : userPath(dataFolder), 'zones')
}
