import { Bookmark, ChevronRight, Clock3, Crosshair, Layers, Search, SquareDashed } from 'lucide-react'
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Hidden } from '../../ui/hidden.tsx'
import { Key } from '../../ui/key.tsx'
import { Modal } from '../../ui/modal.tsx'
import { Sign } from '../../ui/sign.tsx'
import styles from './command-palette.module.css'
import type { Entry } from './entry.ts'
import { noteUse } from './recent.ts'

interface CommandPaletteProps {
  /** The entries for what was typed, the best first; for nothing those used lately first. */
  readonly find: (typed: string) => readonly Entry[]
  readonly onClose: () => void
}

/** One field for everything: targets, zones, moments, layers, commands. Enter does, Esc leaves. */
export function CommandPalette({ find, onClose }: CommandPaletteProps) {
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed)
  const entries = useMemo(() => find(wanted), [find, wanted])
  const [at, setAt] = useState(0)
  const list = useId()
  const shown = useRef<HTMLDivElement>(null)
  const active = Math.min(at, entries.length - 1)

  useEffect(() => {
    void active // whichever it is now
    shown.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const run = (entry: Entry | undefined) => {
    if (!entry) return
    noteUse(entry.id)
    onClose()
    // When the palette is gone and the focus is back where it was: what runs may move it.
    requestAnimationFrame(() => entry.run())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const last = entries.length - 1
    if (event.key === 'ArrowDown') setAt(active >= last ? 0 : active + 1)
    else if (event.key === 'ArrowUp') setAt(active <= 0 ? last : active - 1)
    else if (event.key === 'PageDown') setAt(last)
    else if (event.key === 'PageUp') setAt(0)
    // The list may be one key behind what is typed.
    else if (event.key === 'Enter') run(wanted === typed ? entries[active] : find(typed)[0])
    else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) onClose()
    else return
    event.preventDefault()
  }

  return (
    <Modal className={styles.palette} aria-label="Find" onClose={onClose}>
      <div className={styles.field}>
        <Search aria-hidden="true" />
        <input
          role="combobox"
          aria-label="Find a target, place, moment or command"
          aria-expanded={entries.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={entries.length > 0 ? `${list}-${active}` : undefined}
          placeholder="Target, place, time, layer or command"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        <Key>Esc</Key>
      </div>
      <div ref={shown} id={list} className={styles.list} role="listbox" aria-label="Found">
        {entries.map((entry, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys, as a combobox does
          <div
            key={entry.id}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            className={styles.entry}
            onPointerMove={() => setAt(i)}
            onClick={() => run(entry)}
          >
            <Glyph entry={entry} />
            <span className={styles.title}>{entry.title}</span>
            <span className={styles.detail}>{entry.detail}</span>
            {entry.keyText && <Key>{entry.keyText}</Key>}
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className={styles.none}>Nothing has “{typed.trim()}” in its name.</p>}
      <Hidden role="status">{entries.length === 1 ? '1 found' : `${entries.length} found`}</Hidden>
    </Modal>
  )
}

const GLYPHS: Record<Entry['type'], ReactNode> = {
  target: null,
  zone: <SquareDashed aria-hidden="true" />,
  moment: <Clock3 aria-hidden="true" />,
  bookmark: <Bookmark aria-hidden="true" />,
  place: <Crosshair aria-hidden="true" />,
  layer: <Layers aria-hidden="true" />,
  command: <ChevronRight aria-hidden="true" />,
}

function Glyph({ entry }: { entry: Entry }) {
  return <span className={styles.glyph}>{entry.sign ? <Sign {...entry.sign} /> : GLYPHS[entry.type]}</span>
}
