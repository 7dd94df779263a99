import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

const SAID_FOR_MS = 2000

/** Puts a text on the clipboard and says whether that worked. */
export function CopyButton({
  name,
  textOf,
  className,
}: {
  name: string
  textOf: () => string
  className?: string | undefined
}) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  useEffect(() => {
    if (state === 'idle') return undefined
    const timer = setTimeout(() => setState('idle'), SAID_FOR_MS)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(textOf())
      setState('copied')
    } catch {
      // No leave to write, or a page without encryption, which has no clipboard: said on the button.
      setState('refused')
    }
  }
  return (
    <Button className={className} onClick={() => void copy()}>
      {state === 'copied' ? <Check /> : <Copy />}
      <span aria-live="polite">{{ idle: name, copied: 'Copied', refused: 'Refused' }[state]}</span>
    </Button>
  )
}
