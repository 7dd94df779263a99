/** What XML 1.0 (5th edition, section 2.2) lets nobody write, not even as a reference, and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

const SPECIAL = /[&<>"'\t\n\r]/g

/** Tabs and line ends as references, or a reader would make spaces of them in attributes (XML 1.0, section 3.3.3). */
const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** A text to stand between tags or in a quoted attribute. Characters that XML 1.0 cannot hold are left out. */
export function xmlText(text: string): string {
  return text.replace(NOT_XML, '').replace(SPECIAL, (char) => REFERENCES[char] as string)
}

/** How many characters of a text XML 1.0 cannot hold. */
export function countNotXml(text: string): number {
  return text.match(NOT_XML)?.length ?? 0
}
