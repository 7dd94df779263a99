import { plainText } from '#domain/notation.ts'
import { type ServerRecorder, setRecording } from '../../data/recorder.ts'
import { Button } from '../../ui/button.tsx'
import sheet from '../../ui/sheet.module.css'
import styles from './recorder.module.css'
import { momentWords, recorderState, retentionWords, STATE_SIGNS, usedWords } from './recorder-words.ts'
import { useAsked } from './use-asked.ts'

/** Whether the server records now, how far that reaches back and how much of the disk it takes. */
export function NowSection({ recorder }: { recorder: ServerRecorder }) {
  const { ask, problem, isBusy } = useAsked()
  const { recording, fromMs, problems, usedBytes, quotaBytes } = recorder
  const state = recorderState(recorder)
  return (
    <section className={sheet.section} aria-label="Now">
      <div className={styles.now}>
        <output className={styles.state} data-state={state}>
          <i aria-hidden="true">{STATE_SIGNS[state]}</i> {recording ? 'Recording' : 'Not recording'}
        </output>
        <Button disabled={isBusy} onClick={() => void ask(() => setRecording(!recording))}>
          {recording ? 'Stop recording' : 'Start recording'}
        </Button>
      </div>
      {[...problems, ...(problem === undefined ? [] : [problem])].map((each) => (
        <p key={each} role="alert">
          ✕ {plainText(each, 300)}
        </p>
      ))}
      <dl className={styles.facts}>
        <dt>Reaches back to</dt>
        <dd>{fromMs === undefined ? 'nothing is recorded yet' : momentWords(fromMs)}</dd>
        <dt>On the disk</dt>
        <dd>
          <meter aria-label="Used of the quota" min={0} max={quotaBytes} value={Math.min(usedBytes, quotaBytes)} />
          {usedWords(recorder)}
        </dd>
        <dt>Kept for</dt>
        <dd>{retentionWords(recorder)}</dd>
      </dl>
    </section>
  )
}
