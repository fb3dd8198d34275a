import type { Finder } from '../finder.ts'

const PATTERN = /[\u4e00-\u9fff]{1,10}[〔[（(【][ \u3000]?(?:19|20)\d{2}[ \u3000]?[〕\]）)】][ \u3000]?\d+[ \u3000]?号/g

// Words that lead up to a number and belong to the sentence, not to it.
const LEAD =
  /^.*(?:根据|按照|依据|依照|遵照|落实|贯彻|执行|印发|转发|下发|发布|关于|详见|文件|通知|以及|参照|对照|[和与及以按据见的了])(?=[\u4e00-\u9fff]{2,}[^\u4e00-\u9fff])/

/** 发文字号: 国办发〔2020〕50号, without the words before it. */
export const documentNumber: Finder = {
  type: 'docnumber',
  pattern: PATTERN,
  skip: (text) => LEAD.exec(text)?.[0].length ?? 0,
}
