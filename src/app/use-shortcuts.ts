import { useEffect } from 'react'
import { usePicture } from '../data/use-picture.ts'

/** Keys that work wherever the focus is, except where one types. */
export function useShortcuts({ onPalette, onEscape }: { onPalette: () => void; onEscape: () => void }): void {
  const picture = usePicture()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      switch (event.key) {
        case ' ':
          if (event.target instanceof HTMLButtonElement) return
          if (picture.state.playing) picture.pause()
          else picture.play()
          break
        case '/':
          document.querySelector<HTMLInputElement>('input[type="search"]')?.focus()
          break
        case 'p':
          onPalette()
          break
        case 'l':
          picture.backToLive()
          break
        case 'Escape':
          onEscape()
          return
        default:
          return
      }
      event.preventDefault()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [picture, onPalette, onEscape])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
  )
}
