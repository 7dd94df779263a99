import { type ExportFormat, exportFormat } from './export-format.ts'

/** Of a name as it stands in the name of a file: with window and ending it stays far below the 255 bytes of file systems. */
const LONGEST_NAME = 60

/**
 * `eez-watch-port-klang-20260314T1204Z-20260314T1310Z.gpx`: only lower-case letters and digits of ASCII and dashes of the
 * name, accents taken off, so that it is a file name everywhere and nothing turns its ending round. The window is that of
 * `fromMs` and `toMs` (milliseconds since 1970, UTC; seconds only where they are not whole minutes), left out where
 * neither is given or they lie outside the years 0 to 9999.
 */
export function exportFileName({
  format,
  name = '',
  fromMs,
  toMs,
}: {
  readonly format: ExportFormat
  readonly name?: string
  readonly fromMs?: number | undefined
  readonly toMs?: number | undefined
}): string {
  const words = name
    .slice(0, 1000)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST_NAME)
    .replace(/-$/, '')
  const parts = ['eez-watch', words, instantPart(fromMs), instantPart(toMs)].filter((part) => part !== '')
  return `${parts.join('-')}.${exportFormat(format).fileEnding}`
}

/** ISO 8601 in its basic form, which has no colons: they are no part of file names on Windows. */
function instantPart(atMs: number | undefined): string {
  if (atMs === undefined || !(Math.abs(atMs) < 8.64e15)) return ''
  const iso = new Date(atMs).toISOString()
  const basic = /^\d{4}-/.test(iso) ? iso.slice(0, 19).replace(/[-:]/g, '') : ''
  return basic === '' ? '' : `${basic.endsWith('00') ? basic.slice(0, -2) : basic}Z`
}
