/** What a key does wherever the focus is. */
export type Shortcut = 'toggle-play' | 'search' | 'palette' | 'zones' | 'evidence' | 'live' | 'escape'

/** The part of a key press that decides. */
export interface Press {
  readonly key: string
  readonly repeat: boolean
  /** Ctrl, Alt or the command key is held: then the key is the browser's. */
  readonly withCommand: boolean
  /** The focus is where one types. */
  readonly typing: boolean
  /** The focus is on a button, which Space presses. */
  readonly onButton: boolean
  /** What is open over the screen and takes keys first. */
  readonly over: 'nothing' | 'popover' | 'modal'
}

/** What a key press asks for, or nothing. Capital or small is the same, so that Caps Lock does no harm. */
export function shortcutOf({ key, repeat, withCommand, typing, onButton, over }: Press): Shortcut | undefined {
  if (withCommand || typing || repeat || over === 'modal') return undefined
  switch (key.toLowerCase()) {
    case ' ':
      return onButton ? undefined : 'toggle-play'
    case '/':
      return 'search'
    case 'p':
      return 'palette'
    case 'z':
      return 'zones'
    case 'e':
      return 'evidence'
    case 'l':
      return 'live'
    case 'escape':
      return over === 'nothing' ? 'escape' : undefined
    default:
      return undefined
  }
}
