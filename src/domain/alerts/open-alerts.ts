import { type Alert, isOpen } from './alert.ts'

/** The open alerts after news of some: each takes the place of the one with its id, and those that are over and seen leave. */
export function withNews(open: readonly Alert[], news: readonly Alert[]): readonly Alert[] {
  if (news.length === 0) return open
  const byId = new Map(open.map((alert) => [alert.id, alert]))
  for (const alert of news) {
    if (isOpen(alert)) byId.set(alert.id, alert)
    else byId.delete(alert.id)
  }
  return [...byId.values()]
}
