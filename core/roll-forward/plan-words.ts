/**
 * Words that stand in every plan and every summary and tell no task from another; a pair of characters never reaches over
 * one.
 */
const STOP_WORDS = `
  进一步 下一步 全方位 高质量 高水平 一批 一系列 本年度 今年 明年 去年 全年 年底
  加强 推进 推动 深化 提升 提高 加快 加大 强化 优化 完善 健全 促进 做好 抓好
  落实 实施 开展 坚持 确保 巩固 拓展 扩大 增强 改善 改进 深入 全面 积极 大力
  持续 不断 扎实 着力 切实 认真 努力 稳步 有序 有效 充分 更好 更加 严格 继续
  围绕 聚焦 按照 通过 组织 完成 实现 建立 形成 取得 启动 打造 构建 统筹 基本
  建设 工作 发展 水平 能力 体系 机制 制度 任务 目标 重点 措施 行动 工程 项目
  情况 问题 方面 成效 明显 显著 我市 我区 我县 我局 全市 全区 全县 全省 全国`
  .trim()
  .split(/\s+/)
  .toSorted((a, b) => b.length - a.length)
/** Little words; many others of their kind stand inside words (对外, 有机). */
const LITTLE = '的和与及等了将把并或'

const BREAK = new RegExp(`${STOP_WORDS.join('|')}|[${LITTLE}]`, 'gu')
const STRETCH = /[\p{Script=Han}a-z]+/gu

/** A text's pairs of neighbouring characters, each once, by number; numerals, marks and words that any text has apart. */
export function pairsOf(text: string): ReadonlySet<number> {
  const pairs = new Set<number>()
  for (const [stretch] of text.toLowerCase().replaceAll(BREAK, ' ').matchAll(STRETCH)) {
    for (let at = 1; at < stretch.length; at++) {
      pairs.add(stretch.charCodeAt(at - 1) * 0x1_00_00 + stretch.charCodeAt(at))
    }
  }
  return pairs
}
