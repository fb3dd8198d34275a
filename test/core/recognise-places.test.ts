import { describe, expect, test } from 'vitest'
import { bodiesOf } from '#core/document/walk.ts'
import { textOf } from '#core/document/text.ts'
import { placesOf } from '#core/recognise/places.ts'
import { recognise } from '#core/recognise/recognise.ts'
import type { SourceText } from '#core/recognise/source.ts'
import { sourceOfText, textOfSource } from '#core/recognise/source.ts'
import { countingIds, table } from '../support/build.ts'
import { corpusFolder, corpusText, corpusTexts } from '../support/corpus.ts'

function placed(source: SourceText) {
  const { value, notes } = recognise(source, { newId: countingIds(), clean: true, fallbackYear: 2025 })
  const text = textOfSource(source)
  const places = placesOf(value.documents, source, notes)
  const lines = places.map(({ from, blocks }) =>
    [from, ...blocks.map(([, at]) => at)].map((at) => text.slice(at, at + 5)),
  )
  return { documents: value.documents, places, lines, text }
}

const letters = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '')

describe('where the blocks of a paper stand in its source', () => {
  test('is where their first words stand, with the number of a heading', () => {
    const source = '示例局2024年工作总结\n第1页\n一、工作情况\n（一）抓发展。办结42件,\n成效好。\n　　经费不足。'
    expect(placed(sourceOfText(source)).lines).toEqual([['示例局20', '一、工作情', '（一）抓发', '　　经费不']])
  })

  test('is found in traditional characters too', () => {
    const source =
      '示例區教育局2024年工作總結\n一、學校發展情況\n辦結與學習實踐活動有關的事項。\n二、經費\n經費還不夠。'
    expect(placed(sourceOfText(source)).lines).toEqual([
      ['示例區教育', '一、學校發', '辦結與學習', '二、經費\n', '經費還不夠'],
    ])
  })

  test('is told for each of several papers, and the words of one are not found in another', () => {
    const one = (year: number) => `示例局${year}年工作总结\n一、工作情况\n完成任务。\n二、存在问题\n经费不足。\n`
    const { places, text } = placed(sourceOfText(one(2023) + one(2024)))
    expect(places.map(({ from }) => from)).toEqual([0, text.indexOf('示例局2024')])
    expect(places[1]!.blocks.map(([, at]) => at).every((at) => at > text.indexOf('示例局2024'))).toBe(true)
  })

  test('of a table is its own line', () => {
    const made = { ...table([['甲', '乙']]), id: 'tabletable12' as never }
    const lines = [
      { text: '示例局2024年工作总结' },
      { text: '一、情况', hints: { number: '' } },
      { text: '', block: made },
      { text: '完成任务。' },
    ]
    const { places, documents } = placed({ origin: 'docx', lines })
    const index = documents[0]!.blocks.findIndex(({ type }) => type === 'table')
    expect(places[0]!.blocks[index]).toEqual(['tabletable12', '示例局2024年工作总结\n一、情况\n'.length])
  })
})

describe.skipIf(!corpusFolder)('in papers as they are met', () => {
  test.each(corpusTexts().filter((path) => !path.endsWith('.clean.txt')))('%s', (path) => {
    const { documents, places, text } = placed(sourceOfText(corpusText(path)))
    const wrong = documents.flatMap((d, index) =>
      bodiesOf(d)
        .flat()
        .filter((block, n) => {
          if (block.type !== 'heading' && block.type !== 'paragraph') return false
          const at = places[index]!.blocks[n]![1]
          return !letters(text.slice(at, at + 60)).includes(letters(textOf(block.runs)).slice(0, 4))
        }),
    )
    expect(wrong.map((block) => ('runs' in block ? textOf(block.runs).slice(0, 12) : ''))).toEqual([])
  })
})
