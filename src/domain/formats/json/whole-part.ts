/**
 * Of a document that breaks at a place, as one that was cut off, what is whole: the object with the elements of its
 * array that ended before, as the features of a collection or the points of a trace. Undefined when there are none.
 */
export function wholePart(text: string, breaksAt: number): string | undefined {
  let end = 0
  let isText = false
  let depth = 0
  let isInArray = false
  for (let at = 0; at < breaksAt; at++) {
    const sign = text[at]
    if (isText) {
      if (sign === '\\') at++
      else if (sign === '"') isText = false
      continue
    }
    switch (sign) {
      case '"':
        isText = true
        break
      case '{':
      case '[':
        depth++
        // The array is of the document itself: what an element holds is whole or not with it.
        if (depth === 1 && sign === '[') return undefined
        if (depth === 2) isInArray = sign === '['
        break
      case '}':
      case ']':
        depth--
        if (depth === 2 && isInArray) end = at + 1
    }
  }
  return end > 0 ? `${text.slice(0, end)}]}` : undefined
}
