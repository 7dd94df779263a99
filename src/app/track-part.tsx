import type { ComponentProps } from 'react'
import type { Tools } from '../features/tools/tools.ts'
import { TrackPanel } from '../features/track/track-panel.tsx'
import { useTrackTools } from './use-track-tools.ts'

type PanelProps = ComponentProps<typeof TrackPanel>

/** The panel of the selected track, with what the chart tools offer there. */
export function TrackPart({
  tools,
  ...panel
}: Omit<PanelProps, keyof ReturnType<typeof useTrackTools>> & { readonly tools: Tools }) {
  return <TrackPanel {...panel} {...useTrackTools(tools)} />
}
