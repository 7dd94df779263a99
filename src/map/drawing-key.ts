/** What a key does to a drawing; undefined leaves it to others. */
type DrawingKey = 'finish' | 'cancel' | 'undo' | 'press'

/**
 * Enter finishes, Esc cancels, Backspace takes the last corner back, and with the focus on the map Space sets a corner
 * in its middle. Where one types, or on a button, a key keeps its own meaning; Esc cancels from a button too.
 */
export function drawingKey(key: string, focus: 'map' | 'button' | 'typing' | 'elsewhere'): DrawingKey | undefined {
  if (focus === 'typing') return undefined
  if (key === 'Escape') return 'cancel'
  if (focus === 'button') return undefined
  if (key === 'Enter') return 'finish'
  if (key === 'Backspace') return 'undo'
  return key === ' ' && focus === 'map' ? 'press' : undefined
}
