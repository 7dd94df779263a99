import { useMemo } from 'react'
import { NOTATION_NAMES, NOTATIONS, type Notation } from '#domain/position-notation.ts'
import { CommandPalette } from '../features/commands/command-palette.tsx'
import { readRecent } from '../features/commands/recent.ts'
import { ShortcutSheet } from '../features/commands/shortcut-sheet.tsx'
import { SettingsDialog } from '../features/settings/settings-dialog.tsx'
import { TIMELINE_KEYS } from '../features/timeline/use-timeline-keys.ts'
import { Select } from '../ui/select.tsx'
import { runOf } from './command-runs.ts'
import { COMMAND_GROUPS, COMMANDS, type Command, keyText } from './commands.ts'
import { type Overlay, showOverlay } from './overlay.ts'
import { type PaletteSources, paletteFinder } from './palette-entries.ts'
import { DENSITIES, PALETTES } from './url-query.ts'
import { changeUrl, useUrl } from './url-state.ts'
import { toggleKiosk } from './use-shell-commands.ts'

interface OverlaysProps {
  readonly overlay: Exclude<Overlay, 'export' | 'recorder'>
  /** Asked when the palette opens. */
  readonly sourcesOf: () => PaletteSources
  readonly notation: Notation
  readonly onNotation: (notation: Notation) => void
}

/** What of the shell lies over the screen: command palette, keys, settings. */
export function Overlays({ overlay, sourcesOf, notation, onNotation }: OverlaysProps) {
  switch (overlay) {
    case 'commands':
      return <Commands sourcesOf={sourcesOf} />
    case 'shortcuts':
      return <ShortcutSheet groups={keyGroups()} onClose={close} />
    case 'settings':
      return <Settings notation={notation} onNotation={onNotation} />
  }
}

function Commands({ sourcesOf }: { sourcesOf: () => PaletteSources }) {
  // As everything was when it opened: a list that changes by itself is not to be chosen from.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const find = useMemo(() => paletteFinder(sourcesOf(), readRecent()), [])
  return <CommandPalette find={find} onClose={close} />
}

function Settings({ notation, onNotation }: Pick<OverlaysProps, 'notation' | 'onNotation'>) {
  const palette = useUrl((state) => state.palette)
  const density = useUrl((state) => state.density)
  return (
    <SettingsDialog
      palette={palette}
      palettes={PALETTES}
      onPalette={(next) => changeUrl({ palette: next })}
      density={density}
      densities={DENSITIES}
      onDensity={(next) => changeUrl({ density: next })}
      onKiosk={() => {
        close()
        toggleKiosk()
      }}
      onKeys={() => showOverlay('shortcuts')}
      onClose={close}
    >
      <Select
        name="Positions"
        value={notation}
        options={NOTATIONS}
        nameOf={(each) => NOTATION_NAMES[each]}
        onChange={onNotation}
      />
    </SettingsDialog>
  )
}

/** Keys that do something now. */
function keyGroups() {
  const all: readonly Command[] = COMMANDS
  const groups = COMMAND_GROUPS.map((title) => ({
    title,
    keys: all.flatMap((command) => {
      const text = keyText(command)
      return command.group === title && text !== undefined && runOf(command.id)
        ? [{ title: command.title, keyText: text }]
        : []
    }),
  })).filter(({ keys }) => keys.length > 0)
  return [...groups, { title: 'Timeline, while it has the focus', keys: TIMELINE_KEYS }]
}

function close(): void {
  showOverlay(undefined)
}
