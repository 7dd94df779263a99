import { usePictureState } from '../data/use-picture.ts'
import { AlarmStrip } from '../features/alerts/alarm-strip.tsx'
import { AlertCounts } from '../features/alerts/alert-counts.tsx'
import type { AlertDesk } from '../features/alerts/alert-desk.ts'
import { FeedButton } from '../features/feeds/feed-button.tsx'
import { OpenMenu } from '../features/replay/open-menu.tsx'
import { TopBar } from '../features/top-bar/top-bar.tsx'
import { Button } from '../ui/button.tsx'
import { useSound } from './alert-watch.tsx'
import styles from './app.module.css'
import { runOf } from './command-runs.ts'
import { RecordingChip, RecSign } from './late-parts.tsx'
import { showOverlay } from './overlay.ts'
import { useUrl } from './url-state.ts'
import type { Panes } from './use-panes.ts'
import { nextPalette } from './use-shell-commands.ts'
import type { SidePanel } from './use-side-panel.ts'

/** The bar, and under it, where the list of alerts is not on the screen, the most urgent of them. */
export function TopPart({
  panes,
  desk,
  onAlerts,
  side,
}: {
  panes: Panes
  desk: AlertDesk
  onAlerts: () => void
  side: SidePanel
}) {
  const palette = useUrl((state) => state.palette)
  const isRecording = usePictureState((state) => state.source === 'recording')
  const sound = useSound()
  return (
    <>
      <div className={styles.top}>
        <TopBar
          palette={palette}
          onPalette={nextPalette}
          onCommands={() => showOverlay('commands')}
          onHelp={() => showOverlay('shortcuts')}
          tools={
            <>
              <Button
                ref={panes.zonesButton}
                className={styles.paneButton}
                aria-pressed={panes.pane === 'zones'}
                title="Z"
                onClick={panes.toggleZones}
              >
                Zones
              </Button>
              <Button
                ref={panes.craftButton}
                className={styles.paneButton}
                aria-pressed={panes.pane === 'craft'}
                title="U"
                onClick={panes.toggleCraft}
              >
                Craft
              </Button>
              <OpenMenu>
                <Button onClick={() => showOverlay('recorder')}>What the server records…</Button>
                <Button onClick={() => showOverlay('export')}>Export tracks…</Button>
                <Button onClick={() => runOf('bundle')?.()}>Evidence bundle…</Button>
                <Button title="Q" onClick={() => runOf('moment-notes')?.()}>
                  Notes
                </Button>
                <Button onClick={() => runOf('chart-picture')?.()}>Picture</Button>
                <Button onClick={() => runOf('chart-video')?.()}>Video…</Button>
              </OpenMenu>
            </>
          }
          alerts={<AlertCounts sound={sound} onOpen={onAlerts} onSound={() => desk.open({ kind: 'sound' })} />}
        >
          {isRecording && <RecordingChip />}
          <RecSign onOpen={() => showOverlay('recorder')} />
          <FeedButton isOpen={side.open === 'feeds'} onToggle={() => side.toggle('feeds')} ref={side.button} />
        </TopBar>
      </div>
      <div className={styles.strip}>
        <AlarmStrip desk={desk} onOpen={onAlerts} />
      </div>
    </>
  )
}
