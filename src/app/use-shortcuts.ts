import { useEffect } from 'react'
import { runOf } from './command-runs.ts'
import { type Press, shortcutOf } from './shortcuts.ts'

/** Keys that work wherever the focus is, except where one types or where something open takes them first. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = event.defaultPrevented ? undefined : shortcutOf(pressOf(event))
      const run = command && runOf(command)
      if (!run) return
      // What Esc does in the browser, as leaving full screen, it does as well.
      if (command !== 'close') event.preventDefault()
      run()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}

function pressOf({ key, repeat, ctrlKey, metaKey, altKey, target }: KeyboardEvent): Press {
  return {
    key,
    repeat,
    withCommand: ctrlKey || metaKey,
    withAlt: altKey,
    typing:
      (target instanceof HTMLInputElement && !TOGGLES.has(target.type)) ||
      target instanceof HTMLSelectElement ||
      target instanceof HTMLTextAreaElement,
    // Space opens a fold, too.
    onButton: target instanceof HTMLElement && target.closest('button, summary, input') !== null,
    onMap: target instanceof HTMLElement && target.closest('main canvas') !== null,
    over: document.querySelector('dialog:modal')
      ? 'modal'
      : document.querySelector(':popover-open')
        ? 'popover'
        : 'nothing',
  }
}

/** Fields in which nobody types. */
const TOGGLES = new Set(['checkbox', 'radio', 'range', 'button'])
