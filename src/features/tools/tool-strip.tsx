import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { countText } from '#domain/notation.ts'
import { Hidden } from '../../ui/hidden.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { aimWords, spokenMeasure } from './measure-words.ts'
import styles from './tools.module.css'
import type { Tools } from './tools.ts'

const SPEAK_EVERY_MS = 15_000

/** Over the map: what the tools are doing, each with the way to end it. */
export function ToolStrip({ tools }: { tools: Tools }) {
  const { aim, measured, followedName, boxed, ringsName, choices } = tools
  const words = aimWords(aim, measured?.from ?? tools.selectedName ?? 'here')
  const spoken = useCalm(measured && spokenMeasure(measured), measured && `${measured.from} ${measured.to}`)
  return (
    <div className={styles.strip}>
      {followedName !== undefined && (
        <Chip end="Stop following (F)" onEnd={tools.toggleFollow}>
          Following {followedName}
        </Chip>
      )}
      {boxed.size > 0 && (
        <Chip end="Clear the box" onEnd={tools.clearBox}>
          {countText(boxed.size)} {boxed.size === 1 ? 'target' : 'targets'} chosen
        </Chip>
      )}
      {choices.rings && ringsName !== undefined && (
        <Chip end="Clear range rings" onEnd={() => tools.choose({ rings: undefined })}>
          Rings every {choices.rings.stepNm} NM round {ringsName}
        </Chip>
      )}
      {words && (
        <p className={styles.chip} data-plain style={{ margin: 0 }}>
          {words}
        </p>
      )}
      {measured && (
        <Chip end="End the measure (Esc)" onEnd={tools.clearMeasure}>
          {measured.from} to {measured.to} <b>{measured.range}</b> <b>{measured.bearing}</b>{' '}
          <small>back {measured.back}</small>
        </Chip>
      )}
      <Hidden role="status" aria-label="Chart tools">
        {words ?? spoken}
      </Hidden>
    </div>
  )
}

/** Words that change all the time, to be heard: at once when they are of something else, then now and again. */
function useCalm(words: string | undefined, subject: string | undefined): string | undefined {
  const newest = useRef(words)
  newest.current = words
  const [spoken, setSpoken] = useState(words)
  useEffect(() => {
    void subject
    const speak = () => setSpoken(newest.current)
    speak()
    const timer = setInterval(speak, SPEAK_EVERY_MS)
    return () => clearInterval(timer)
  }, [subject])
  return spoken
}

function Chip({ end, onEnd, children }: { end: string; onEnd: () => void; children: ReactNode }) {
  return (
    <div className={styles.chip}>
      <span>{children}</span>
      <IconButton label={end} onClick={onEnd}>
        <X />
      </IconButton>
    </div>
  )
}
