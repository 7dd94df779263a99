/** What we use of papaparse. Its own types bring those of Node and of the page with them, which this layer must not know. */
declare module 'papaparse' {
  interface ParseResult<Row> {
    readonly data: Row[]
    readonly errors: readonly { readonly type: string; readonly message: string; readonly row?: number }[]
    readonly meta: { readonly delimiter: string }
  }
  interface ParseOptions {
    readonly delimiter?: string
    readonly skipEmptyLines?: boolean
    readonly newline?: '\n' | '\r' | '\r\n'
  }
  const papaparse: { parse<Row>(text: string, options?: ParseOptions): ParseResult<Row> }
  export default papaparse
}
