/** What bytes held that they may not, and where. Caught where a message is read, and told as its problem. */
export class WireFault extends Error {}
