import { useEffect, useState } from 'react'
import type { Comparison } from '#domain/compare/comparison.ts'
import { usePicture, usePictureState } from '../../data/use-picture.ts'

/** What is to be compared; the second window of one track is the first with its times shifted. */
export interface Wanted {
  readonly a: string
  readonly b: string
  readonly fromMs: number
  readonly toMs: number
  readonly shiftBMs: number
}

interface Answered {
  readonly wanted: Wanted
  readonly comparison?: Comparison
  readonly problem?: string
}

/** The comparison that is wanted, or the last one while it is on its way. Asked again when the picture is another. */
export function useComparison(wanted: Wanted | undefined): Omit<Answered, 'wanted'> & { readonly busy: boolean } {
  const picture = usePicture()
  const recording = usePictureState((state) => state.recording)
  const [answered, setAnswered] = useState<Answered>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: files that are read anew have other reports
  useEffect(() => {
    if (!wanted) return
    let isWanted = true
    const { a, b, ...options } = wanted
    picture
      .compare(a, b, options)
      .then((result) => {
        if (isWanted)
          setAnswered({ wanted, ...(result.ok ? { comparison: result.value } : { problem: result.problem }) })
      })
      .catch((error: Error) => {
        if (isWanted) setAnswered({ wanted, problem: error.message })
      })
    return () => {
      isWanted = false
    }
  }, [picture, recording, wanted])
  if (!wanted) return { busy: false }
  const { comparison, problem } = answered ?? {}
  return {
    ...(comparison && { comparison }),
    ...(problem !== undefined && { problem }),
    busy: answered?.wanted !== wanted,
  }
}
