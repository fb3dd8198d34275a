const DIGIT = '[\\dxX×*□_〇○零一二三四五六七八九十]'

/** A line that is nothing but a day: 2025年12月20日, 二〇二五年十二月二十日, xxxx年xx月xx日. Spaces are to be taken out before. */
export const DATE_LINE = new RegExp(`^[（(]?${DIGIT}{2,4}年${DIGIT}{1,3}月(?:${DIGIT}{1,3}日)?[）)]?$`)
