import { useQuery } from '@tanstack/react-query'
import * as v from 'valibot'
import { type KeptReject, keptRejectsSchema } from '#domain/stream/feed-status.ts'
import { fetchAnswer } from './fetch-answer.ts'

const EVERY_MS = 5000

/** The last things of a feed that could not be used, newest first; undefined until they are there. */
export function useFeedRejects(feedId: string): {
  readonly rejects: readonly KeptReject[] | undefined
  readonly problem: string | undefined
} {
  const { data, error } = useQuery({
    queryKey: ['feed-rejects', feedId],
    queryFn: ({ signal }) => fetchRejects(feedId, signal),
    refetchInterval: EVERY_MS,
  })
  return { rejects: data, problem: error?.message }
}

async function fetchRejects(feedId: string, signal: AbortSignal): Promise<readonly KeptReject[]> {
  const url = `/api/feeds/${encodeURIComponent(feedId)}/rejects`
  const response = await fetchAnswer(url, { signal })
  if (!response.ok) throw new Error(`the server answered ${response.status} ${response.statusText}`)
  return v.parse(keptRejectsSchema, await response.json()).rejects
}
