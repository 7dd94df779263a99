import type { Alert } from '#domain/alerts/alert.ts'
import { countryName, kindWords, titleOf } from '#domain/identity-words.ts'
import { plainText } from '#domain/notation.ts'
import type { Picture } from '../../data/picture.ts'
import type { PictureState } from '../../data/picture-state.ts'
import { priorityTitle } from './alert-words.ts'

/** Whom or what an alert is about, as far as it is known. */
export function subjectOf(alert: Alert, picture: Picture, feeds: PictureState['feeds']): string {
  const slot = alert.trackId === undefined ? undefined : picture.slotOf(alert.trackId)
  const identity = slot === undefined ? undefined : picture.identity(slot)
  if (identity) {
    return [titleOf(identity), kindWords(identity), identity.flag && countryName(identity.flag)]
      .filter(Boolean)
      .join(' · ')
  }
  const feed = feeds.find(({ id }) => id === alert.feedId)
  const name = alert.trackName ?? alert.trackId ?? feed?.name ?? alert.feedId
  return name === undefined ? priorityTitle(alert.priority) : plainText(name)
}
