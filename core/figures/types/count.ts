import type { Reading } from '../figure.ts'
import type { Finder } from '../finder.ts'
import { readChinese, readNumber } from '../numeral.ts'
import { AMOUNTS, IS_RANGE, NUMBER, NUMBER_START, SPACE as S } from '../pattern.ts'
import { UNIT } from './units.ts'

// 一番 only where something is turned over: 翻一番, 翻了两番.
const DOUBLED = '(?<=翻了?)[一二两三四]番'
const RANK =
  '第[ \\u3000]?\\d{1,3}(?:,\\d{3})+[ \\u3000]?[位名]|第[ \\u3000]?\\d+[ \\u3000]?[位名]|(?<=[居列排位](?:[\\u4e00-\\u9fff]{0,6})|全国|全省|全市|全区|全县|世界|全球)第[ \\u3000]?\\d+(?![\\d.]|,\\d{3}|[ \\u3000]?[届次批期轮个条季产])'

// 900多, 3100余 with nothing behind.
const SOME = `${NUMBER_START}${NUMBER}${S}[多来](?=[，。；、）)]|$)`
// 4金2银: medals, where nothing else is named by the metal.
const MEDALS = `${NUMBER_START}\\d{1,3}[金银铜](?=\\d|[，。；、）)和]|$)`

/** 数量: a number with a measure word: 93处, 1.2万人次, 10—20人, 30分钟, 第6位, 翻一番. */
export const count: Finder = {
  type: 'count',
  pattern: new RegExp(`${NUMBER_START}${AMOUNTS}${S}${UNIT}|${MEDALS}|${SOME}|${DOUBLED}|${RANK}`, 'g'),
  // «2022区教育局» is a year that lost its 年.
  accepts: (text) => !/^(?:19|20)\d{2}[国省市区县镇乡村]$/.test(text),
  read: readCount,
}

const READING = new RegExp(`^(?:第[ \\u3000]?)?(.*?)\\s*(${UNIT})$`)

function readCount(text: string): Reading {
  if (text.startsWith('第')) return { value: Number(/\d[\d,]*/.exec(text)![0].replaceAll(',', '')), unit: '位' }
  const parts = READING.exec(text)
  const unit = parts?.[2]
  const measure = unit && unit !== '余' ? { unit } : {}
  if (IS_RANGE.test(text)) return measure
  const amount = parts?.[1] ?? text
  const value = /\d/.test(amount) ? readNumber(amount) : readChinese(amount)
  return value === undefined ? measure : { value, ...measure }
}
