const MAX_CHARACTERS = 100
// ext4 and most others take 255 bytes for a name; a Chinese character takes three of them.
const MAX_BYTES = 240
const UNTITLED = '未命名文稿'

// What Windows does not take in a name: nine marks, control characters, and the names of its old devices.
// eslint-disable-next-line no-control-regex
const ILLEGAL = /[<>:"/\\|?*\u0000-\u001f\u007f]/g
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** The file name that is first offered for a paper or template of this name: legal on every system, at most 100 characters. */
export function exportName(title: string, extension = '.docx'): string {
  const stem = trimEnds(shorten(trimEnds(title.replace(ILLEGAL, '')), extension.length))
  return (stem === '' || DEVICE.test(stem) ? UNTITLED : stem) + extension
}

function shorten(text: string, taken: number): string {
  let short = ''
  let count = taken
  for (const character of text) {
    if (++count > MAX_CHARACTERS || Buffer.byteLength(short + character) > MAX_BYTES) break
    short += character
  }
  return short
}

// A leading dot hides the file on Linux and macOS; Windows drops trailing dots and spaces without a word.
function trimEnds(text: string): string {
  return text.replace(/^[\s.]+|[\s.]+$/g, '')
}
