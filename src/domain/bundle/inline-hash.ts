import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** What a policy says to let one inline script or style run, and no other: `'sha256-...'` (W3C, Content Security Policy 3). */
export function inlineHash(text: string): string {
  return `'sha256-${base64(sha256(utf8ToBytes(text)))}'`
}

/** Base 64 (RFC 4648, section 4). */
function base64(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const bits = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(bits >> shift) & 63]).join('')
    text += digits.slice(0, Math.min(4, bytes.length - i + 1)).padEnd(4, '=')
  }
  return text
}
