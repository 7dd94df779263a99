import { type CommandId, commandOfKey } from './commands.ts'

/** The part of a key press that decides. */
export interface Press {
  readonly key: string
  readonly repeat: boolean
  /** Ctrl or the command key is held. */
  readonly withCommand: boolean
  readonly withAlt: boolean
  /** The focus is where one types. */
  readonly typing: boolean
  /** The focus is on a button, which Space presses. */
  readonly onButton: boolean
  /** The focus is on the map, which has zoom keys of its own. */
  readonly onMap: boolean
  /** What is open over the screen and takes keys first. */
  readonly over: 'nothing' | 'popover' | 'modal'
}

/** Going through targets one holds the key down. */
const REPEATABLE: ReadonlySet<CommandId> = new Set(['next-target', 'previous-target', 'zoom-in', 'zoom-out'])

/** What a key press asks for, or nothing. Capital or small is the same, so that Caps Lock does no harm. */
export function shortcutOf(press: Press): CommandId | undefined {
  if (press.over === 'modal' || press.withAlt) return undefined
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key
  const command = commandOfKey(key, press.withCommand)
  if (command === undefined || (press.typing && !press.withCommand)) return undefined
  if (press.repeat && !REPEATABLE.has(command)) return undefined
  switch (command) {
    case 'toggle-play':
      return press.onButton ? undefined : command
    case 'zoom-in':
    case 'zoom-out':
      return press.onMap ? undefined : command
    case 'close':
      return press.over === 'nothing' ? command : undefined
    default:
      return command
  }
}
