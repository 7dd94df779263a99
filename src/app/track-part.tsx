import type { ComponentProps } from 'react'
import { usePicture, usePictureState } from '../data/use-picture.ts'
import { TargetTasks } from '../features/craft/target-tasks.tsx'
import type { Tools } from '../features/tools/tools.ts'
import { TrackPanel } from '../features/track/track-panel.tsx'
import { useTrackTools } from './use-track-tools.ts'

type PanelProps = ComponentProps<typeof TrackPanel>

/** The panel of the selected track, with what the chart tools offer there. */
export function TrackPart({
  tools,
  onTask,
  onCompare,
  ...panel
}: Omit<PanelProps, 'tasks' | keyof ReturnType<typeof useTrackTools>> & {
  readonly tools: Tools
  /** A craft is to be sent to it: the form is to be shown. */
  readonly onTask: () => void
  /** Its comparison with another is to be shown. */
  readonly onCompare: () => void
}) {
  const picture = usePicture()
  const isReplay = usePictureState((state) => state.source === 'recording')
  const identity = picture.identity(panel.slot)
  const tasks = identity && !isReplay && <TargetTasks target={identity} onAsked={onTask} />
  return <TrackPanel {...panel} {...useTrackTools(tools, onCompare)} tasks={tasks} />
}
