import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { plainText } from '#domain/notation.ts'
import { ok, type Result } from '#geo/result.ts'
import { importAreas, type Refusal, refreshZones, replaceBase } from '../../data/zones.ts'
import { Button } from '../../ui/button.tsx'
import styles from './form.module.css'
import { Message } from './message.tsx'
import { Problems } from './problems.tsx'
import { Sheet } from './sheet.tsx'
import uploadStyles from './upload-sheet.module.css'

const ACCEPTED = '.geojson,.json,.zip,.kml,.kmz'
/** Larger files hold more than the vertices that are taken; the server would stop reading there. */
const LARGEST_FILE_BYTES = 64 * 1024 ** 2

type Purpose = 'areas' | 'base'

interface Done {
  readonly words: string
  /** What was passed over. */
  readonly problems: readonly string[]
  /** What else is to be known, such as rings that were turned round. */
  readonly notes: readonly string[]
}

/** Brings zones from a file: as watch areas, or instead of the official zones. */
export function UploadSheet({
  version,
  onDone,
  onBack,
}: {
  /** Of the zones in force. */
  version: string
  /** The zones in force have changed. */
  onDone: (words: string) => void
  onBack: () => void
}) {
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [purpose, setPurpose] = useState<Purpose>('areas')
  const [file, setFile] = useState<File>()
  const [over, setOver] = useState(false)
  const upload = useMutation({
    mutationFn: send,
    onSuccess: async (result) => {
      if (!result.ok) return
      await refreshZones(client)
      onDone(result.value.words)
    },
  })
  const choose = (chosen: File | undefined) => {
    upload.reset()
    setFile(chosen)
  }
  const onDrag = (event: DragEvent, isOver: boolean) => {
    event.preventDefault()
    setOver(isOver)
  }
  const tooLarge = file && file.size > LARGEST_FILE_BYTES
  const result = upload.data
  return (
    <Sheet title="Bring zones from a file" onBack={onBack}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (file && !tooLarge && !upload.isPending) upload.mutate({ file, purpose })
        }}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way, the button in it is the first */}
        <div
          className={uploadStyles.drop}
          data-over={over}
          onDragOver={(event) => onDrag(event, true)}
          onDragLeave={(event) => onDrag(event, false)}
          onDrop={(event) => {
            onDrag(event, false)
            choose(event.dataTransfer.files[0])
          }}
        >
          <Button onClick={() => input.current?.click()}>
            <FileUp /> Choose a file
          </Button>
          <span>or drop it here</span>
          <p className={styles.help}>
            GeoJSON, a shapefile as one .zip, KML or KMZ; degrees on WGS 84. Every ring is checked: closed, not crossing
            itself, inside the world.
          </p>
          <input
            ref={input}
            type="file"
            hidden
            accept={ACCEPTED}
            aria-label="Zone file"
            onChange={({ target }) => {
              choose(target.files?.[0])
              target.value = ''
            }}
          />
        </div>
        {file && (
          <p className={uploadStyles.file}>
            <strong>{plainText(file.name)}</strong> {sizeText(file.size)}
          </p>
        )}
        {tooLarge && (
          <p className={styles.problem} role="alert">
            <span aria-hidden="true">✕</span> The file has {sizeText(file.size)}, expected at most{' '}
            {sizeText(LARGEST_FILE_BYTES)}.
          </p>
        )}
        <fieldset>
          <legend>Use them</legend>
          <PurposeChoice
            title="as watch areas"
            text="Added to the list, each with the usual rule, to be changed there. Official zones stay."
            checked={purpose === 'areas'}
            onChoose={() => setPurpose('areas')}
          />
          <PurposeChoice
            title="instead of the official zones"
            text="For everyone who watches here: events, words and the map go by this file from then on. Stays in the old zones are closed. The built zones are kept, with a button to go back."
            checked={purpose === 'base'}
            onChoose={() => setPurpose('base')}
          />
        </fieldset>
        {result && !result.ok && (
          <Message className={styles.notice}>
            <p>
              <strong>The file was refused:</strong> {plainText(result.problem.error, 600)}
            </p>
            <Problems problems={result.problem.problems} name={file?.name ?? 'zones'} />
            <p>Nothing was changed: zones {plainText(version)} stay in force.</p>
          </Message>
        )}
        {result?.ok && (
          <Message isAlert={false} className={styles.notice}>
            <p>{result.value.words}</p>
            {result.value.notes.map((note) => (
              <p key={note}>{plainText(note, 400)}</p>
            ))}
            {result.value.problems.length > 0 && <p>Passed over:</p>}
            <Problems problems={result.value.problems} name={file?.name ?? 'zones'} />
          </Message>
        )}
        {upload.error && (
          <Message className={styles.notice}>
            <p>
              The file did not reach the server: {upload.error.message}. Zones {plainText(version)} stay in force; try
              again.
            </p>
          </Message>
        )}
        <div className={`${styles.buttons} ${styles.end}`}>
          <Button onClick={onBack}>{result?.ok ? 'Close' : 'Cancel'}</Button>
          <Button strong type="submit" disabled={!file || tooLarge || upload.isPending || result?.ok}>
            {upload.isPending ? 'Checking…' : purpose === 'areas' ? 'Add as watch areas' : 'Replace the official zones'}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

function PurposeChoice({
  title,
  text,
  checked,
  onChoose,
}: {
  title: string
  text: string
  checked: boolean
  onChoose: () => void
}) {
  return (
    <label className={`${styles.check} ${uploadStyles.purpose}`}>
      <input type="radio" name="purpose" checked={checked} onChange={onChoose} />
      <span>
        {title} <small>{text}</small>
      </span>
    </label>
  )
}

async function send({ file, purpose }: { file: File; purpose: Purpose }): Promise<Result<Done, Refusal>> {
  if (purpose === 'base') {
    const base = await replaceBase(file)
    if (!base.ok) return base
    const { base: now, ...rest } = base.value
    return ok({ words: `The zones of ${plainText(now.name)} are in force.`, ...rest })
  }
  const imported = await importAreas(file)
  if (!imported.ok) return imported
  const { added, ...rest } = imported.value
  return ok({ words: addedWords(added.map(({ name }) => plainText(name))), ...rest })
}

function addedWords(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ')
  const rest = names.length > 5 ? ` and ${names.length - 5} more` : ''
  return `${names.length} ${names.length === 1 ? 'watch area was' : 'watch areas were'} added: ${shown}${rest}.`
}

function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
