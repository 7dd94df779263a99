import { type ComponentType, type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { LateCode } from './late-code.ts'
import { sayNote } from './note.ts'

/** What is on the screen and did not come is asked for again, for the server may be there by then. */
const ASK_AGAIN_MS = 5000

/** All parts whose code comes after the first picture. */
const parts: Pick<LateCode<unknown>, 'bring'>[] = []

/**
 * A part of the screen whose code comes after the first picture. `waiting` stands in its place until it is there; from
 * then on it is drawn at once, in the same turn as the key or the press that opens it, which `React.lazy` never does.
 */
export function later<Props extends object>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
  { waiting: Waiting }: { readonly waiting?: ComponentType<Props> } = {},
): (props: Props) => ReactNode {
  const late = new LateCode(load)
  parts.push(late)
  return function Later(props: Props): ReactNode {
    const Part = useSyncExternalStore(late.subscribe, late.code)
    useEffect(() => askUntilThere(late, name), [])
    if (Part) return <Part {...props} />
    return Waiting ? <Waiting {...props} /> : null
  }
}

/** Says once that it does not come. Answers what stops the asking. */
function askUntilThere(late: Pick<LateCode<unknown>, 'bring'>, name: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const ask = (isFirst: boolean) => {
    late.bring().catch((error: unknown) => {
      if (isOver) return
      if (isFirst) {
        console.error(name, error)
        sayNote(`${name} could not be loaded: no answer, or another version of the page. Reload the page.`)
      }
      timer = setTimeout(() => ask(false), ASK_AGAIN_MS)
    })
  }
  ask(true)
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

/**
 * Stands for a dialog that is not there yet: what is typed meanwhile is meant for it, and must not run commands. Esc gives
 * it up; what the browser does by its own keys, as reloading the page, it does as ever.
 */
export function HeldKeys({ onGiveUp }: { onGiveUp: () => void }) {
  const giveUp = useRef(onGiveUp)
  useEffect(() => {
    giveUp.current = onGiveUp
  })
  useEffect(() => {
    const hold = (event: KeyboardEvent) => {
      event.stopPropagation()
      const isBrowsers = event.ctrlKey || event.metaKey || event.altKey || /^F\d/.test(event.key)
      if (!isBrowsers) event.preventDefault()
      if (event.key === 'Escape') giveUp.current()
    }
    addEventListener('keydown', hold, { capture: true })
    return () => removeEventListener('keydown', hold, { capture: true })
  }, [])
  return null
}

/** Brings the code of every part, one after the other, so that later no key press waits for the network. */
export async function bringParts(): Promise<void> {
  for (const part of parts) {
    try {
      await part.bring()
    } catch (error) {
      // Nobody has asked for it yet; who does is told.
      console.info('a part of the page, ahead of need', error)
    }
  }
}
