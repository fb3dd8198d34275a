import type { Rule } from './rule.ts'
import { replaceAll } from './rule.ts'

const FIGURE = '0-9xX×＊*□_%％'

/** Spaces round figures (7 月 31 日) and before or behind a Chinese mark; between words they part names and stay. */
export const figureSpaces: Rule = ({ text }) =>
  replaceAll(
    text,
    new RegExp(
      `(?<=[\\u3400-\\u9fff，。、；：“”‘’（）《》])[ ]+(?=[${FIGURE}])|(?<=[${FIGURE}])[ ]+(?=[\\u3400-\\u9fff，。、；：“”（）《》%％])|(?<=[，。、；：）》])[ ]+(?=\\S)|(?<=\\S)[ ]+(?=[，。、；：（《])`,
      'g',
    ),
    (match) => ({ from: match.index, to: match.index + match[0].length, put: '', code: 'space-dropped' }),
  )
