declare module 'ggencoder' {
  /** Only what the benchmark touches; the package has no types. */
  const ggencoder: { readonly AisDecode: new (line: string, session: object) => { readonly valid: boolean } }
  export default ggencoder
}
