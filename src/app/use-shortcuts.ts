import { useEffect } from 'react'
import { usePicture } from '../data/use-picture.ts'
import { type Press, shortcutOf } from './shortcuts.ts'

interface Shortcuts {
  readonly onPalette: () => void
  readonly onSearch: () => void
  readonly onZones: () => void
  readonly onEvidence: () => void
  readonly onEscape: () => void
}

/** Keys that work wherever the focus is, except where one types or where something open takes them first. */
export function useShortcuts({ onPalette, onSearch, onZones, onEvidence, onEscape }: Shortcuts): void {
  const picture = usePicture()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = event.defaultPrevented ? undefined : shortcutOf(pressOf(event))
      switch (shortcut) {
        case undefined:
          return
        case 'toggle-play':
          if (picture.state.playing) picture.pause()
          else picture.play()
          break
        case 'search':
          onSearch()
          break
        case 'palette':
          onPalette()
          break
        case 'zones':
          onZones()
          break
        case 'evidence':
          onEvidence()
          break
        case 'live':
          picture.backToLive()
          break
        case 'escape':
          onEscape()
          return
      }
      event.preventDefault()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [picture, onPalette, onSearch, onZones, onEvidence, onEscape])
}

function pressOf({ key, repeat, ctrlKey, metaKey, altKey, target }: KeyboardEvent): Press {
  return {
    key,
    repeat,
    withCommand: ctrlKey || metaKey || altKey,
    typing:
      target instanceof HTMLInputElement ||
      target instanceof HTMLSelectElement ||
      target instanceof HTMLTextAreaElement,
    // Space opens a fold, too.
    onButton: target instanceof HTMLButtonElement || (target instanceof HTMLElement && target.tagName === 'SUMMARY'),
    over: document.querySelector('dialog:modal')
      ? 'modal'
      : document.querySelector(':popover-open')
        ? 'popover'
        : 'nothing',
  }
}
