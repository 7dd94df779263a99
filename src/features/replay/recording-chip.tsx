import { Check, TriangleAlert } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { FORMAT_NAMES } from '#domain/formats/summary.ts'
import { countText, plainText } from '#domain/notation.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import { Popover } from '../../ui/popover.tsx'
import { fileToOpen } from './file-to-open.ts'
import styles from './recording-panel.module.css'
import { RejectTable } from './reject-table.tsx'
import { SourceList } from './source-list.tsx'
import { type KeptRecording, useKeptRecording } from './use-kept-recording.ts'
import { Verified } from './verified.tsx'

/** The recording that is being shown, in the bar; pressed, it tells what the files held and what could not be used. */
export function RecordingChip() {
  const kept = useKeptRecording()
  return kept && <Chip kept={kept} />
}

function Chip({ kept }: { kept: KeptRecording }) {
  const panel = useId()
  const popover = useRef<HTMLElement>(null)
  const [isOpen, setOpen] = useState(false)
  const fileCount = usePictureState((state) => state.files.length)
  const { recording } = kept
  const { summary, sources } = recording
  const name = fileCount > 1 ? `${countText(fileCount)} files` : plainText(recording.name)
  const rejected = Object.values(summary.rejected).reduce((sum, count) => sum + count, 0)
  const verified = sources.length === 1 ? sources[0]?.verification?.kind : undefined
  return (
    <>
      <button
        type="button"
        className={styles.chip}
        popoverTarget={panel}
        title={plainText(recording.name)}
        data-command="recording"
      >
        <Hidden>About this recording: </Hidden>
        {verified === 'identical' && <Check className={styles.tick} role="img" aria-label="verified identical" />}
        {verified === 'different' && (
          <TriangleAlert role="img" aria-label="not the same events as when it was recorded" />
        )}
        <span className={styles.name} data-short={fileCount > 1 || undefined}>
          {name}
        </span>{' '}
        {rejected > 0 && (
          <span className={styles.rejected}>
            {countText(rejected)} <span>rejected </span>
          </span>
        )}
        <span className={styles.count}>
          <span>{countText(summary.positions)} positions</span>
        </span>
      </button>
      <Popover
        id={panel}
        ref={popover}
        title={plainText(recording.name)}
        width={680}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {/* Long tables are made when they are looked at. */}
        {isOpen && <RecordingFacts kept={kept} rejected={rejected} />}
      </Popover>
    </>
  )
}

function RecordingFacts({ kept, rejected }: { kept: KeptRecording; rejected: number }) {
  const picture = usePicture()
  const { recording, isReading } = kept
  const input = useRef<HTMLInputElement>(null)
  const { summary, sources } = recording
  return (
    <div className={styles.panel} aria-busy={isReading}>
      <Facts columns={4}>
        {sources.length > 1 ? (
          <Fact name="Files" value={countText(sources.length)} />
        ) : (
          <Fact name="Format" value={FORMAT_NAMES[summary.format]} />
        )}
        <Fact name="Tracks" value={countText(summary.tracks)} />
        <Fact name="Positions" value={countText(summary.positions)} />
        <Fact name="Events" value={countText(recording.events.length)} />
        <Fact name="Lines" value={countText(summary.lines)} />
        <Fact name="Messages" value={countText(summary.messages.total)} />
        <Fact name="Rejected" value={countText(rejected)} />
        <Fact name="Late" value={countText(recording.late)} />
      </Facts>
      {recording.disagreements > 0 && (
        <p role="alert">Fault: the index and turf disagreed {recording.disagreements} times.</p>
      )}
      {recording.shoreProblem && <p>{plainText(recording.shoreProblem, 200)}</p>}
      <Verified sources={sources} />
      <p className={styles.hash}>event log SHA-256 {recording.eventLogSha256}</p>
      <div className={styles.sectionHead}>
        <h3>Files</h3>
        <Button onClick={() => input.current?.click()}>Add files</Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="Recorded track files to add"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])]
            event.target.value = ''
            if (files.length) void picture.files.openFiles(files.map(fileToOpen), true)
          }}
        />
      </div>
      <SourceList sources={kept.sources} />
      <h3>Rejects</h3>
      <RejectTable recording={recording} />
    </div>
  )
}
