import {
  BROKEN_TEXT,
  HEIGHTS_OF_THE_SEA,
  LONG_IDS,
  type Loss,
  lossSentence,
  NO_CLASS,
  NO_HEADING,
  NO_IDENTITY_DETAILS,
  NO_KIND,
  NO_ODD_NUMBERS,
  NO_SIZE,
  NO_SOURCES,
  NO_SPEED_OF_AIS,
  NO_STATUS,
  NOT_XML,
  ONLY_IN_OURS,
  RUN_TEXTS,
} from './cannot-hold.ts'
import type { ExportFacts } from './export-facts.ts'

/** What tracks can be written as. */
export type ExportFormat = 'own' | 'geojson' | 'gpx' | 'kml' | 'csv' | 'cot' | 'parquet'

/** What is to be known of a format before it is chosen. */
export interface ExportFormatFacts {
  readonly format: ExportFormat
  /** For people. */
  readonly name: string
  /** Ending of a file's name, without the dot. */
  readonly fileEnding: string
  readonly mediaType: string
  /** Sentences: what of this export the format does not hold, with how many. Empty when it holds everything. */
  readonly cannotHold: (facts: ExportFacts) => readonly string[]
}

const EVERY_FORMAT: Readonly<Record<ExportFormat, Omit<ExportFormatFacts, 'format'>>> = {
  own: {
    name: 'eez-watch recording',
    fileEnding: 'ndjson',
    mediaType: 'application/x-ndjson',
    cannotHold: losses('A recording of ours', [LONG_IDS]),
  },
  geojson: {
    name: 'GeoJSON with times',
    fileEnding: 'geojson',
    // RFC 7946, section 12.
    mediaType: 'application/geo+json',
    cannotHold: losses('GeoJSON', [NO_SPEED_OF_AIS, LONG_IDS]),
  },
  gpx: {
    name: 'GPX 1.1',
    fileEnding: 'gpx',
    mediaType: 'application/gpx+xml',
    cannotHold: losses('GPX', [NO_HEADING, NO_STATUS, NO_SOURCES, ...ONLY_IN_OURS, NOT_XML, LONG_IDS]),
  },
  kml: {
    name: 'KML 2.2 with gx:Track',
    fileEnding: 'kml',
    mediaType: 'application/vnd.google-earth.kml+xml',
    cannotHold: losses('KML', [NO_SOURCES, ...ONLY_IN_OURS, NOT_XML, LONG_IDS]),
  },
  csv: {
    name: 'CSV (Marine Cadastre columns)',
    fileEnding: 'csv',
    // RFC 4180.
    mediaType: 'text/csv',
    cannotHold: losses('CSV', [
      NO_KIND,
      ...NO_IDENTITY_DETAILS,
      NO_SPEED_OF_AIS,
      NO_SOURCES,
      ...ONLY_IN_OURS,
      LONG_IDS,
      BROKEN_TEXT,
      RUN_TEXTS,
    ]),
  },
  cot: {
    name: 'Cursor on Target XML',
    fileEnding: 'cot.xml',
    mediaType: 'application/xml',
    cannotHold: losses('Cursor on Target', [
      NO_HEADING,
      NO_STATUS,
      HEIGHTS_OF_THE_SEA,
      NO_SOURCES,
      ...ONLY_IN_OURS,
      NOT_XML,
      LONG_IDS,
    ]),
  },
  parquet: {
    name: 'Parquet',
    fileEnding: 'parquet',
    // Registered with IANA in 2024.
    mediaType: 'application/vnd.apache.parquet',
    cannotHold: losses('This Parquet table', [
      ...NO_IDENTITY_DETAILS,
      NO_CLASS,
      NO_SIZE,
      NO_ODD_NUMBERS,
      ...ONLY_IN_OURS,
      BROKEN_TEXT,
    ]),
  },
}

/** Every format, in the order in which a dialog offers them. */
export const EXPORT_FORMATS: readonly ExportFormatFacts[] = (Object.keys(EVERY_FORMAT) as ExportFormat[]).map(
  exportFormat,
)

/** What is to be known of one format. */
export function exportFormat(format: ExportFormat): ExportFormatFacts {
  return { format, ...EVERY_FORMAT[format] }
}

function losses(format: string, list: readonly Loss[]): ExportFormatFacts['cannotHold'] {
  return (facts) => list.map((loss) => lossSentence(format, loss, facts)).filter((words) => words !== undefined)
}
