/** What comes out of a packed file, in order. */
export interface UnpackSink {
  /** A file of an archive begins. */
  file(name: string): void
  bytes(data: Uint8Array): void
  /** Something could not be read; what came out before stays. */
  problem(reason: string, message: string): void
}

/** Takes a packed file in pieces cut anywhere. May throw what the library throws at broken data. */
export interface Unpacker {
  push(piece: Uint8Array): void
  /** The file ends here. */
  end(): void
}
