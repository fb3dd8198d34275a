import type { Edit } from '../traced.ts'
import { toSimplified } from './traditional.ts'
import type { Rule } from './rule.ts'
import { replaceAll } from './rule.ts'

const READING =
  /(?<=[\u3400-\u9fff])[（(][ ]?([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹḿɑ]{1,7}(?:[ '’][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹḿɑ]{1,7}){0,5})[ ]?[）)]/gi
const TONE = /[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ]/i
const SYLLABLE =
  /^(?:[bpmf]?(?:a|o|e|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|iu|ian|in|ing|u)|[dtnlgkhjqxrzcsyw](?:h)?(?:a|o|e|i|u|v|ü|ai|ei|ao|ou|an|en|ang|eng|ong|ia|ie|iao|iu|ian|in|iang|ing|iong|ua|uo|uai|ui|uan|un|uang|ue|üe|ve|ong)|er)$/i

/** Readings in brackets behind a character, 區(qū); without tone marks only where they are many. */
export const pinyinBrackets: Rule = ({ text }) => {
  const found = [...text.matchAll(READING)].filter((match) => isReading(match[1]!))
  const toned = found.filter((match) => TONE.test(match[1]!)).length
  const isMarked = toned > 0 || found.length >= 4
  return found
    .filter((match) => isMarked && (TONE.test(match[1]!) || toned >= 3 || found.length >= 4))
    .map((match): Edit => ({ from: match.index, to: match.index + match[0].length, put: '', code: 'pinyin-dropped' }))
}

// A word's reading is one of each of its characters: 教育(jiào yù).
function isReading(text: string): boolean {
  return text.split(/[ '’]/).every((syllable) => TONE.test(syllable) || SYLLABLE.test(syllable))
}

/** The other form of a character in brackets behind it: 區(区), 区（區）. */
export const otherFormBrackets: Rule = ({ text }) =>
  replaceAll(text, /([\u3400-\u9fff])[（(]([\u3400-\u9fff])[）)]/g, (match) => {
    const [one, other] = [match[1]!, match[2]!]
    if (one === other || toSimplified(one) !== toSimplified(other)) return undefined
    return { from: match.index + 1, to: match.index + match[0].length, put: '', code: 'bracket-dropped' }
  })
