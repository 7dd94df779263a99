import { earlierWords, navStatusWords } from '#domain/identity-words.ts'
import { plainText } from '#domain/notation.ts'
import type { TrackIdentity } from '#domain/report.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import styles from './track-panel.module.css'

/** What it says of itself beside its name, and what it said before. */
export function IdentityFacts({ identity, navStatus }: { identity: TrackIdentity; navStatus: number | undefined }) {
  const { lengthM, beamM, draughtM, destination, earlier = [] } = identity
  const status = navStatusWords(navStatus)
  const size = lengthM ? `${lengthM}${beamM ? ` × ${beamM}` : ''}` : undefined
  if (!status && !size && draughtM === undefined && !destination && earlier.length === 0) return null
  return (
    <section className={styles.identity} aria-label="Identity">
      <h3>Says of itself</h3>
      <Facts columns={2}>
        {status && <Fact name="Status" value={status} wide />}
        {destination && <Fact name="Destination" value={plainText(destination, 24)} />}
        {size && <Fact name="Size" value={size} unit="m" />}
        {draughtM !== undefined && <Fact name="Draught" value={draughtM.toFixed(1)} unit="m" />}
      </Facts>
      {earlier.length > 0 && (
        <ul>
          {earlier.toReversed().map((each) => (
            <li key={`${each.fact} ${each.untilMs} ${each.was}`}>{earlierWords(each)}</li>
          ))}
        </ul>
      )}
    </section>
  )
}
