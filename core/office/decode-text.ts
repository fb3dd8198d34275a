import { refuse } from '#core/docx/refusal.ts'

/** Text with the encoding it was read in; `isGuessed` where nothing in the file said so. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
  readonly isGuessed: boolean
}

const SAMPLE = 65_536

/**
 * The characters of a text file. A mark at its start decides; then zeros tell UTF-16, then strict UTF-8, then GB18030
 * against Big5 by how common the characters are that come out. Refuses bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes)
  if (marked) return { ...marked, isGuessed: false }
  const wide = wideEncoding(bytes)
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide, isGuessed: true }
  const utf8 = strictly('utf-8', bytes)
  // Bytes that make whole UTF-8 are hardly anything else, so that some zeros among them do no harm.
  if (controlShare(bytes) > (utf8 === undefined ? 0.02 : 0.1)) refuse('file-is-unknown')
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', isGuessed: false }
  return chinese(bytes)
}

function byMark(bytes: Uint8Array): { text: string; encoding: string } | undefined {
  const [a, b, c] = bytes
  const encoding =
    a === 0xef && b === 0xbb && c === 0xbf
      ? 'utf-8'
      : a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xfe && b === 0xff
          ? 'utf-16be'
          : undefined
  return encoding ? { text: new TextDecoder(encoding).decode(bytes), encoding } : undefined
}

/** UTF-16 without a mark: line feeds, digits and 、。 leave the same high byte again and again, on one side only. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, SAMPLE) & ~1
  if (length < 4 || bytes.length % 2) return undefined
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = new TextDecoder(encoding).decode(bytes.subarray(0, length))
    // Han, ASCII and Chinese marks are nearly all of a paper; bytes read the wrong way round are from everywhere.
    const usual = text.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u0009\u000a\u000d\u0020-\u007e\u2010-\u203b]/g)
    const hasZeros = bytes.subarray(0, length).includes(0)
    if (hasZeros && (usual?.length ?? 0) >= text.length * 0.95) return encoding
  }
  return undefined
}

function controlShare(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, SAMPLE)
  let odd = 0
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) odd++
  return odd / Math.max(1, sample.length)
}

/** Undefined where one byte does not fit; a character cut off at the very end is forgiven. */
function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  for (let cut = 0; cut <= 3 && cut < bytes.length; cut++) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, bytes.length - cut))
      return cut ? `${text}\ufffd` : text
    } catch {
      // The next shorter end, then the next encoding.
    }
  }
  return undefined
}

/** Lists of names and places have the fewest of the common characters; bytes read wrongly have hardly any. */
const MIN_COMMON = 0.1

function chinese(bytes: Uint8Array): Decoded {
  const strict = ['gb18030', 'big5'].flatMap((encoding) => {
    const text = strictly(encoding, bytes)
    return text === undefined ? [] : [{ text, encoding, isGuessed: true, score: commonness(text) }]
  })
  // A few bad bytes in UTF-8 may well make whole GB18030, of characters that nobody writes.
  const text = new TextDecoder().decode(bytes)
  const loss = (lostIn(text) / Math.max(1, text.length)) * 4
  const candidates = [...strict, { text, encoding: 'utf-8', isGuessed: true, score: commonness(text) - loss }]
  const [best] = candidates.toSorted((a, b) => b.score - a.score)
  if (!best || best.score < MIN_COMMON) return tolerant(bytes)
  return { text: best.text, encoding: best.encoding, isGuessed: true }
}

/** Bytes that fit nowhere become marks; where there are many of them it was no text. */
function tolerant(bytes: Uint8Array): Decoded {
  const encodings = ['utf-8', 'gb18030', 'big5']
  const tried = encodings.map((encoding) => ({ encoding, text: new TextDecoder(encoding).decode(bytes) }))
  const [best] = tried.toSorted((a, b) => lostIn(a.text) - lostIn(b.text))
  if (!best || lostIn(best.text) > best.text.length * 0.1) return refuse('file-is-unknown')
  return { ...best, isGuessed: true }
}

function lostIn(text: string): number {
  return text.split('\ufffd').length - 1
}

// The most frequent characters of Chinese prose, simplified and traditional together.
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八離華名確才科張信馬節話米整空元況今集溫傳土許步群廣石記需段研界拉林律叫且究觀越織裝影算低持音眾書布复容兒須際商非驗連斷深難近礦千週委素技備半辦青省列習響約支般史感勞便團往酸歷市克何除消構府稱太準精值號率族維劃選標寫存候毛親快效斯院查江型眼王按格養易置派層片始卻專狀育廠京識適屬圓包火住調滿縣局照參紅細引聽該鐵價嚴這個來們時為國會對發動過說產種後學經進電機業開還從當與關線內數無軍實體應問題黨總設長條見計論運農據處隊給門規熱領導東壓爭濟階極聯認權證轉單風萬達積議聲報類',
)

/** The share of common characters among the Chinese ones. */
function commonness(text: string): number {
  let han = 0
  let common = 0
  for (const character of text.slice(0, SAMPLE)) {
    if (character < '\u0100') continue
    han++
    if (COMMON.has(character) || '，。、；：“”（）《》　！？'.includes(character)) common++
  }
  return han ? common / han : 0
}
