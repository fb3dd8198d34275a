import type { Block, Paragraph } from '../document/document.ts'
import { textOf } from '../document/text.ts'

const SALUTATION = /^(?:各位(?:代表|委员|领导|同志|同事|老师|嘉宾)?|同志们|代表们|朋友们)[！!，,：:]/
const ENDING =
  /^(?:以上(?:报告|汇报|总结|情况|意见|述职)|特此(?:报告|汇报|通知|函|函复|请示)|总之，|综上|让我们|此致|敬礼|妥否|当否)/
/** «推进依法行政。…»: how the paragraphs of one section begin where each has its own short lead. */
const SHORT_LEAD = /^[^，。！？]{3,20}。./

/**
 * From which block on a body's last paragraphs close the whole paper and no longer belong to its last heading: where the
 * audience is addressed again, or 特此报告, 以上报告… is said. The body's length where there is no closing.
 */
export function closingStart(blocks: readonly Block[]): number {
  const last = blocks.findLastIndex((block) => block.type === 'heading')
  if (last < 0) return blocks.length
  const behind = blocks.slice(last + 1)
  const address = behind.findIndex((block) => opens(block, SALUTATION))
  if (address >= 0) return last + 1 + withoutOtherLeads(behind, address)
  const ending = behind.findIndex((block) => opens(block, ENDING))
  return ending > 0 || (ending === 0 && behind.length <= 3) ? last + 1 + ending : blocks.length
}

function opens(block: Block, pattern: RegExp): boolean {
  return block.type === 'paragraph' && pattern.test(textOf(block.runs))
}

// Between the last section and the address may stand a word on other matters; it has no short lead where the others have.
function withoutOtherLeads(behind: readonly Block[], address: number): number {
  const isLed = (block: Block | undefined) => block !== undefined && opens(block as Paragraph, SHORT_LEAD)
  let start = address
  while (start > 0 && !isLed(behind[start - 1])) start--
  return start >= 2 && behind.slice(0, start).every(isLed) ? start : address
}
