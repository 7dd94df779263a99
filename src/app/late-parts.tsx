import { HeldKeys, later } from './later.tsx'

/*
 * What the first picture does not need, in the order in which it is likely to be wanted. `app.tsx` brings all of it when
 * the chart is drawn.
 */
export const TrackPart = later('The track panel', () => import('./track-part.tsx').then((code) => code.TrackPart))
export const ZonesPanel = later('The zones', () =>
  import('../features/zones/zones-panel.tsx').then((code) => code.ZonesPanel),
)
export const CraftPanel = later('The craft', () =>
  import('../features/craft/craft-panel.tsx').then((code) => code.CraftPanel),
)
export const AlertDialogs = later(
  'This dialog',
  () => import('../features/alerts/alert-dialogs.tsx').then((code) => code.AlertDialogs),
  { waiting: ({ desk }) => <HeldKeys onGiveUp={() => desk.open(undefined)} /> },
)
export const FeedPanel = later('The feeds', () =>
  import('../features/feeds/feed-panel.tsx').then((code) => code.FeedPanel),
)
export const WorldSection = later('The simulated world', () =>
  import('../features/world/world-section.tsx').then((code) => code.WorldSection),
)
export const CoveragePanel = later('What was looked at', () =>
  import('../features/coverage/coverage-panel.tsx').then((code) => code.CoveragePanel),
)
export const LimitCard = later('The card of this limit', () =>
  import('../features/limits/limit-card.tsx').then((code) => code.LimitCard),
)
export const EvidencePanel = later('The evidence', () =>
  import('../features/evidence/evidence-panel.tsx').then((code) => code.EvidencePanel),
)
export const LabPanel = later('The lab', () => import('../features/lab/lab-panel.tsx').then((code) => code.LabPanel))
export const PlaceMenu = later('This menu', () =>
  import('../features/tools/place-menu.tsx').then((code) => code.PlaceMenu),
)
export const RecordingChip = later('The facts of the recording', () =>
  import('../features/replay/recording-chip.tsx').then((code) => code.RecordingChip),
)
export const ExportDialog = later(
  'The export',
  () => import('../features/export/export-dialog.tsx').then((code) => code.ExportDialog),
  { waiting: ({ onClose }) => <HeldKeys onGiveUp={onClose} /> },
)
export const RecorderDialog = later(
  'The recordings of the server',
  () => import('../features/recorder/recorder-dialog.tsx').then((code) => code.RecorderDialog),
  { waiting: ({ onClose }) => <HeldKeys onGiveUp={onClose} /> },
)
export const RecSign = later('The sign of the recorder', () =>
  import('../features/recorder/rec-sign.tsx').then((code) => code.RecSign),
)
export const MissingEvidence = later('The evidence', () =>
  import('../features/evidence/missing-evidence.tsx').then((code) => code.MissingEvidence),
)
export const ComparePanel = later('The comparison', () =>
  import('../features/compare/compare-panel.tsx').then((code) => code.ComparePanel),
)
export const NoteTicks = later('The notes on the timeline', () =>
  import('../features/timeline/note-ticks.tsx').then((code) => code.NoteTicks),
)
export const NotesPanel = later('The notes', () =>
  import('../features/notes/notes-panel.tsx').then((code) => code.NotesPanel),
)
export const BundleDialog = later(
  'The evidence bundle',
  () => import('../features/bundle/bundle-dialog.tsx').then((code) => code.BundleDialog),
  { waiting: ({ onClose }) => <HeldKeys onGiveUp={onClose} /> },
)
export const VideoDialog = later(
  'The video',
  () => import('../features/capture/video-dialog.tsx').then((code) => code.VideoDialog),
  { waiting: ({ onClose }) => <HeldKeys onGiveUp={onClose} /> },
)
export const OpeningDialog = later('The opening of recordings', () =>
  import('../features/replay/opening-dialog.tsx').then((code) => code.OpeningDialog),
)
