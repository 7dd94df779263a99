/** An answer of the server, good or not. Throws in plain words when none comes; what was given up throws as it is. */
export async function fetchAnswer(url: string, request: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, request)
  } catch (error) {
    if (request.signal?.aborted) throw error
    throw new Error('the server does not answer', { cause: error })
  }
}
