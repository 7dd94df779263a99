import { useQuery } from '@tanstack/react-query'
import { plainText } from '#domain/notation.ts'
import { recorderQuery } from '../../data/recorder.ts'
import sheet from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.tsx'
import { NowSection } from './now-section.tsx'
import { RecordingRow } from './recording-row.tsx'
import { SaveSection } from './save-section.tsx'

/** What the server records, and what it has recorded: start and stop, save a window, open, name, keep, delete. */
export function RecorderDialog({ onClose }: { onClose: () => void }) {
  const { data, error } = useQuery(recorderQuery)
  return (
    <Sheet title="Recordings on the server" onClose={onClose}>
      {error && (
        <section className={sheet.section}>
          <p role="alert">
            ✕ {data ? 'As they were last told' : 'They cannot be shown'}: {plainText(error.message, 300)}.
          </p>
        </section>
      )}
      {!data && !error && (
        <section className={sheet.section}>
          <p>Loading…</p>
        </section>
      )}
      {data && (
        <>
          <NowSection recorder={data} />
          <SaveSection recorder={data} />
          <section className={sheet.section} aria-label="Recordings">
            <h3>Recordings</h3>
            {data.recordings.length === 0 && <p>None yet.</p>}
            <ul className={sheet.list}>
              {[...data.recordings].reverse().map((recording) => (
                <RecordingRow key={recording.id} recording={recording} onClose={onClose} />
              ))}
            </ul>
          </section>
        </>
      )}
    </Sheet>
  )
}
