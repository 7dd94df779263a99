/** Track ids have at most so many characters. */
export const LONGEST_TRACK_ID = 100

/**
 * What a file calls a track has at most so many: with what we put before it, it is an id. Longer texts name no track: cut
 * short, two could become one.
 */
export const LONGEST_ID = 90
