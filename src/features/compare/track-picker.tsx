import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { kindWords, titleOf } from '#domain/identity-words.ts'
import { usePicture } from '../../data/use-picture.ts'
import field from '../../ui/parsed-field.module.css'
import styles from './compare-panel.module.css'
import { trackChoices } from './track-choices.ts'

interface TrackPickerProps {
  readonly label: string
  readonly trackId: string | undefined
  /** The other track: it is not offered, and the nearest to it come first. */
  readonly besideId: string | undefined
  /** Has the focus when it comes. */
  readonly isFirst?: boolean
  readonly onTrack: (trackId: string) => void
}

/** Chooses a track by name, number or id; before anything is typed the nearest to the other one are offered. */
export function TrackPicker({ label, trackId, besideId, isFirst = false, onTrack }: TrackPickerProps) {
  const picture = usePicture()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string>()
  const [marked, setMarked] = useState(0)
  const slot = trackId === undefined ? undefined : picture.slotOf(trackId)
  const identity = slot === undefined ? undefined : picture.identity(slot)
  const isOpen = typed !== undefined
  const besideSlot = besideId === undefined ? undefined : picture.slotOf(besideId)
  const choices = isOpen ? trackChoices(picture.identities, picture.frame, typed, besideSlot) : []
  const choose = (index: number) => {
    const choice = choices[index]
    if (!choice) return
    setTyped(undefined)
    onTrack(choice.identity.trackId)
  }
  const onKeyDown = (press: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const move = moves[press.key]
    if (press.key === 'Escape' && isOpen) setTyped(undefined)
    else if (press.key === 'Enter' && isOpen) choose(marked)
    else if (move !== undefined && !isOpen) setTyped('')
    else if (move !== undefined) setMarked((marked + move + choices.length) % Math.max(1, choices.length))
    else return
    press.preventDefault()
    press.stopPropagation()
  }
  return (
    <div className={`${field.field} ${styles.picker}`}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        role="combobox"
        data-first={isFirst || undefined}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={choices[marked] ? `${id}-${marked}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="Name, MMSI or id"
        value={typed ?? (identity ? titleOf(identity) : '')}
        onFocus={() => {
          setMarked(0)
          setTyped('')
        }}
        onClick={() => setTyped((before) => before ?? '')}
        onBlur={() => setTyped(undefined)}
        onChange={({ target }) => {
          setMarked(0)
          setTyped(target.value)
        }}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.choices}>
          {choices.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field, which stays where the focus is
            <div
              key={choice.identity.trackId}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === marked}
              // Before the field loses the focus and the list goes.
              onPointerDown={(press) => press.preventDefault()}
              onClick={() => {
                choose(index)
                input.current?.blur()
              }}
            >
              <strong>{choice.title}</strong>
              <span>
                {kindWords(choice.identity)}
                {choice.nm !== undefined && `, ${choice.nm.toFixed(choice.nm < 10 ? 2 : 1)} NM off`}
              </span>
            </div>
          ))}
          {choices.length === 0 && <p>No track has this in its name, number or id.</p>}
        </div>
      )}
    </div>
  )
}
