import { CircleHelp, Contrast, Search, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Mode, modeOf } from '#domain/mode.ts'
import { ageText, clockText, dateText, malaysiaText } from '#domain/notation.ts'
import { useClock, usePicture, usePictureState } from '../../data/use-picture.ts'
import { Button } from '../../ui/button.tsx'
import { Hidden } from '../../ui/hidden.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Key } from '../../ui/key.tsx'
import styles from './top-bar.module.css'

interface TopBarProps {
  readonly palette: string
  readonly onPalette: () => void
  readonly onCommands: () => void
  readonly onHelp: () => void
  /** Feeds or the recording's facts. */
  readonly children: ReactNode
  /** Beside the name: what opens panes and files. */
  readonly tools: ReactNode
  /** Open alerts by priority. */
  readonly alerts?: ReactNode
}

/** Mode and time first, loud and always in the same place; then the feeds, then the alerts. */
export function TopBar({ palette, onPalette, onCommands, onHelp, children, tools, alerts }: TopBarProps) {
  const picture = usePicture()
  const following = usePictureState((state) => state.following)
  return (
    <header className={styles.bar}>
      <div className={styles.lead}>
        <h1 className={styles.brand}>
          <Mark /> <span>eez-watch</span>
        </h1>
        <div className={styles.openers}>{tools}</div>
      </div>
      <div className={styles.mode}>
        <ModeChip />
        <Clock />
        {!following && (
          <Button strong className={styles.back} aria-label="Back to live" onClick={() => picture.backToLive()}>
            <Undo2 /> <span className={styles.words}>Back to live</span>
          </Button>
        )}
      </div>
      <div className={styles.middle}>{children}</div>
      <div className={styles.tools}>
        <div className={styles.alerts}>{alerts}</div>
        <button
          type="button"
          className={styles.commands}
          title="Find a target, place, moment or command"
          onClick={onCommands}
        >
          <Search aria-hidden="true" />
          <Hidden>Find a target, place, moment or command</Hidden>
          <Key>Ctrl K</Key>
        </button>
        <IconButton className={styles.wide} label={`Palette: ${palette}. Change (P)`} onClick={onPalette}>
          <Contrast />
        </IconButton>
        <IconButton className={styles.wide} label="Keys (?)" onClick={onHelp}>
          <CircleHelp />
        </IconButton>
      </div>
    </header>
  )
}

const MODES: Record<Mode, { readonly glyph: string; readonly word: string }> = {
  live: { glyph: '●', word: 'LIVE' },
  replay: { glyph: '▶', word: 'REPLAY' },
  stale: { glyph: '✕', word: 'STALE' },
  waiting: { glyph: '◌', word: 'WAITING' },
}

function ModeChip() {
  const mode = usePictureState(modeOf)
  const { glyph, word } = MODES[mode]
  return (
    <output className={styles.chip} data-mode={mode}>
      <i aria-hidden="true">{glyph}</i> {word}
    </output>
  )
}

function Clock() {
  const nowMs = useClock(250)
  const following = usePictureState((state) => state.following)
  const source = usePictureState((state) => state.source)
  const span = usePictureState((state) => state.span)
  if (nowMs === undefined) return <span className={styles.clock}>--:--:--Z</span>
  const behind = !following && source === 'live' && span ? ageText((span.toMs - nowMs) / 1000) : undefined
  return (
    <>
      <time className={styles.clock} dateTime={new Date(nowMs).toISOString()}>
        {clockText(nowMs)}
      </time>
      <span className={styles.date}>
        <span>{dateText(nowMs)}</span>
        <span>{behind ? `${behind} behind live` : malaysiaText(nowMs)}</span>
      </span>
    </>
  )
}

function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 20 20" aria-hidden="true">
      <path d="M16.8 6.4 A7.6 7.6 0 1 0 17.6 10" />
      <path d="M13.6 8.2 A4 4 0 1 0 14 10" />
      <path d="M10 10 L18 3.4" />
    </svg>
  )
}
