/** Where a command stands in the shortcut sheet, in the order in which the groups are shown. */
export const COMMAND_GROUPS = ['Watch', 'Targets', 'Map', 'Time', 'Screen'] as const
type CommandGroup = (typeof COMMAND_GROUPS)[number]

interface CommandFacts {
  readonly id: string
  readonly title: string
  readonly group: CommandGroup
  /** As `KeyboardEvent.key` has it, letters small. */
  readonly key?: string
  /** With Ctrl, or the command key: then it works while one types, too. */
  readonly withCommand?: true
}

/**
 * Everything that can be done by a key or by name: the one truth for keys, shortcut sheet and command palette. What a
 * command does is given by `useCommandRuns`; without it, it is not available and its key does nothing.
 */
export const COMMANDS = [
  { id: 'acknowledge', title: 'Acknowledge the most urgent alert', group: 'Watch', key: 'a' },
  { id: 'silence', title: 'Silence for 30 s', group: 'Watch', key: 's' },
  { id: 'note', title: 'Write a note', group: 'Watch', key: 'n' },
  { id: 'alerts', title: 'Alerts', group: 'Watch' },
  { id: 'alert-log', title: 'Alert log and hand-over', group: 'Watch', key: 'h' },
  { id: 'alert-rules', title: 'Alert rules', group: 'Watch' },
  { id: 'test-sound', title: 'Test the alert sounds', group: 'Watch' },
  { id: 'feeds', title: 'Feeds', group: 'Watch', key: 'g' },
  { id: 'world', title: 'Simulated world: pause, speed, faults', group: 'Watch' },
  { id: 'evidence', title: 'Evidence of the newest event', group: 'Watch', key: 'e' },

  { id: 'search', title: 'Search targets', group: 'Targets', key: '/' },
  { id: 'filter', title: 'Filter targets', group: 'Targets', key: 'x' },
  { id: 'clear-filter', title: 'Show all targets, without a filter', group: 'Targets' },
  { id: 'next-target', title: 'Next target, most urgent first', group: 'Targets', key: '.' },
  { id: 'previous-target', title: 'Target before', group: 'Targets', key: ',' },
  { id: 'follow', title: 'Follow the selected target', group: 'Targets', key: 'f' },
  {
    id: 'watch-target',
    title: 'Put the selected target on the watch list, or take it off',
    group: 'Targets',
    key: 'w',
  },
  { id: 'intercept', title: 'Intercept the selected target with…', group: 'Targets', key: 'i' },
  { id: 'orbit', title: 'Orbit over the selected target with…', group: 'Targets' },
  { id: 'shadow', title: 'Shadow the selected target with…', group: 'Targets' },
  { id: 'compare', title: 'Compare two tracks, or two windows of one', group: 'Targets' },
  { id: 'copy-position', title: 'Copy the position', group: 'Targets', key: 'c' },
  { id: 'copy-link', title: 'Copy a link to this moment', group: 'Targets' },

  { id: 'measure', title: 'Measure range and bearing', group: 'Map', key: 'm' },
  { id: 'bookmarks', title: 'Bookmarks', group: 'Map', key: 'b' },
  { id: 'rings', title: 'Range rings, box select, go to a position', group: 'Map', key: 'r' },
  { id: 'trails', title: 'Trails', group: 'Map', key: 't' },
  { id: 'zones', title: 'Zones and watch areas', group: 'Map', key: 'z' },
  { id: 'craft', title: 'Drones and patrol ships', group: 'Map', key: 'u' },
  { id: 'coverage', title: 'When the sea was last looked at', group: 'Map', key: 'v' },
  { id: 'zoom-in', title: 'Zoom in', group: 'Map', key: '+' },
  { id: 'zoom-out', title: 'Zoom out', group: 'Map', key: '-' },
  { id: 'home', title: 'Show Sarawak and Sabah', group: 'Map' },

  { id: 'toggle-play', title: 'Pause or play', group: 'Time', key: ' ' },
  { id: 'live', title: 'Back to live', group: 'Time', key: 'l' },
  { id: 'open-recording', title: 'Open a recording', group: 'Time', key: 'o' },
  { id: 'recording', title: 'What is open: files, time shifts, rejects', group: 'Time' },
  { id: 'moment-notes', title: 'Notes on moments', group: 'Time', key: 'q' },
  { id: 'bundle', title: 'Save an evidence bundle', group: 'Time' },
  { id: 'chart-picture', title: 'Save a picture of the chart (PNG)', group: 'Time' },
  { id: 'chart-video', title: 'Save a video of a window (WebM)', group: 'Time' },
  { id: 'recorder', title: 'Recordings on the server, save a window', group: 'Time' },
  { id: 'export', title: 'Export tracks to a file', group: 'Time' },

  { id: 'commands', title: 'Find a target, place, moment or command', group: 'Screen', key: 'k', withCommand: true },
  { id: 'shortcuts', title: 'Keys', group: 'Screen', key: '?' },
  { id: 'palette', title: 'Next palette: dusk, day, night', group: 'Screen', key: 'p' },
  { id: 'density', title: 'Compact or comfortable rows', group: 'Screen', key: 'd' },
  { id: 'kiosk', title: 'Wall display: map, clock and alerts only', group: 'Screen', key: 'k' },
  { id: 'settings', title: 'Settings', group: 'Screen' },
  { id: 'close', title: 'Close what is open, then let the target go', group: 'Screen', key: 'Escape' },
] as const satisfies readonly CommandFacts[]

export type CommandId = (typeof COMMANDS)[number]['id']
export type Command = CommandFacts & { readonly id: CommandId }

/** The command of a key, if a key has one. */
export function commandOfKey(key: string, withCommand: boolean): CommandId | undefined {
  const all: readonly Command[] = COMMANDS
  return all.find((each) => each.key === key && (each.withCommand ?? false) === withCommand)?.id
}

/** What is printed on the keys of a command: `Ctrl K`, `Space`, `?`; undefined for one without a key. */
export function keyText({ key, withCommand }: Pick<CommandFacts, 'key' | 'withCommand'>): string | undefined {
  if (key === undefined) return undefined
  const name = KEY_NAMES[key] ?? key.toUpperCase()
  return withCommand ? `Ctrl ${name}` : name
}

const KEY_NAMES: Readonly<Record<string, string>> = { ' ': 'Space', Escape: 'Esc' }
