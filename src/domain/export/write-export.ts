import { cotExport } from './cot-export.ts'
import { csvExport } from './csv-export.ts'
import type { ExportFormat } from './export-format.ts'
import type { ExportJob } from './export-job.ts'
import { geojsonExport } from './geojson-export.ts'
import { gpxExport } from './gpx-export.ts'
import { inChunks } from './in-chunks.ts'
import { kmlExport } from './kml-export.ts'
import { ownExport } from './own-export.ts'
import { parquetExport } from './parquet-export.ts'

/**
 * The chosen tracks as a file, in chunks: text of about 64 kB to be encoded as UTF-8, or for Parquet bytes, a row group
 * at a time. The same job gives the same chunks. It reads the store as it goes: nothing may be added to it meanwhile.
 */
export function* writeExport(format: ExportFormat, job: ExportJob): Generator<string | Uint8Array<ArrayBuffer>> {
  if (format === 'parquet') yield* parquetExport(job)
  else yield* inChunks(piecesOf(format, job))
}

function piecesOf(format: Exclude<ExportFormat, 'parquet'>, job: ExportJob): Generator<string> {
  switch (format) {
    case 'own':
      return ownExport(job)
    case 'geojson':
      return geojsonExport(job)
    case 'gpx':
      return gpxExport(job)
    case 'kml':
      return kmlExport(job)
    case 'csv':
      return csvExport(job)
    case 'cot':
      return cotExport(job)
  }
}
