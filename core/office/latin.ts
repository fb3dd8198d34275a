const CHUNK = 8192

/** Bytes as characters of the same value. */
export function latin(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return text
}

// 0x80 to 0x9f of Windows' Western code page. Not left to TextDecoder: Node 24 reads them as control characters, browsers
// read even «latin1» this way.
const WESTERN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Bytes in code page 1252. */
export function decodeWestern(bytes: Uint8Array): string {
  return latin(bytes).replace(/[\x80-\x9f]/g, (character) => WESTERN[character.charCodeAt(0) - 0x80]!)
}
