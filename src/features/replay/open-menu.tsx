import { useQuery } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { FORMAT_NAMES } from '#domain/formats/summary.ts'
import { plainText } from '#domain/notation.ts'
import { fetchRecording, type ListedRecording, recordingsQuery } from '../../data/queries.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import { fileToOpen } from './file-to-open.ts'
import styles from './open-menu.module.css'

/** Opens a recorded file: one of this machine, or one that the server holds. `children` are ways to what else there is. */
export function OpenMenu({ children }: { children?: ReactNode }) {
  const picture = usePicture()
  const panel = useId()
  const popover = useRef<HTMLElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [open, setOpen] = useState(false)
  const [isBeside, setBeside] = useState(false)
  const hasRecording = usePictureState((state) => state.source === 'recording')
  const [problem, setProblem] = useState<string>()
  const recordings = useQuery({ ...recordingsQuery, enabled: open })
  const openListed = async ({ id, name }: ListedRecording) => {
    try {
      const file = await fetchRecording(id)
      popover.current?.hidePopover()
      await picture.files.open(file, name)
    } catch (error) {
      setProblem(`${plainText(name)}: ${error instanceof Error ? error.message : error}`)
    }
  }
  return (
    <>
      <Button popoverTarget={panel} aria-label="Open a recording" title="Open a recording (O)">
        <FolderOpen />
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Recorded track file"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          popover.current?.hidePopover()
          if (files.length) void picture.files.openFiles(files.map(fileToOpen), isBeside && hasRecording)
        }}
      />
      <Popover
        id={panel}
        ref={popover}
        title="Replay a recorded file"
        width={340}
        onToggle={(event) => {
          setProblem(undefined)
          setOpen(event.newState === 'open')
        }}
      >
        <div className={styles.menu}>
          <p>
            Recordings of {Object.values(FORMAT_NAMES).join(', ')}; also packed as gzip, zip or zstd. One file or
            several together. Drop them anywhere on the page, or
          </p>
          <Button strong onClick={() => input.current?.click()}>
            Choose files
          </Button>
          {hasRecording && (
            <label>
              <input type="checkbox" checked={isBeside} onChange={({ target }) => setBeside(target.checked)} /> Beside
              what is open
            </label>
          )}
          <h3>On the server</h3>
          {recordings.isPending && <p>Looking…</p>}
          {recordings.isError && <p>{recordings.error.message}</p>}
          {recordings.data?.length === 0 && <p>None. Files in the server’s recordings folder appear here.</p>}
          <ul>
            {recordings.data?.map((recording) => (
              <li key={recording.id}>
                <button type="button" onClick={() => void openListed(recording)}>
                  {plainText(recording.name)} <small>{(recording.bytes / 1e6).toFixed(1)} MB</small>
                </button>
              </li>
            ))}
          </ul>
          {problem && <p role="alert">{problem}</p>}
          {/* What opens from here takes this menu's place. */}
          {children && (
            <div className={styles.more} onClickCapture={() => popover.current?.hidePopover()}>
              {children}
            </div>
          )}
        </div>
      </Popover>
    </>
  )
}
