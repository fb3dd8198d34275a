import { useEffect, useRef, type ReactNode } from 'react'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'

export interface SentenceItem {
  readonly id: string
  readonly text: string
  /** As it is shown; the text itself unless told. */
  readonly content?: ReactNode
  readonly state?: string
}

export interface SentenceParagraph {
  readonly id: string
  /** Names what is a heading. */
  readonly level?: number
  /** Stands before its first sentence, and is not chosen with it. */
  readonly number?: string
  readonly sentences: readonly SentenceItem[]
}

interface SentenceListProps {
  readonly label: string
  readonly paragraphs: readonly SentenceParagraph[]
  readonly selected: string | null
  readonly onSelect: (id: string) => void
  /** Enter, or a double click. */
  readonly onOpen: (id: string) => void
}

/** A text to be read, of which one sentence at a time is chosen. */
export function SentenceList({ label, paragraphs, selected, onSelect, onOpen }: SentenceListProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (selected !== null)
      list.current?.querySelector(`[data-key="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <ListBox
      ref={list}
      aria-label={label}
      className="sentence-list"
      lang="zh-CN"
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        const [first] = keys === 'all' ? [] : [...keys]
        if (first !== undefined) onSelect(String(first))
      }}
      onAction={(key) => onOpen(String(key))}
    >
      {paragraphs.map(({ id, level, number, sentences }) => (
        <ListBoxSection
          key={id}
          id={`in ${id}`}
          className="sentence-paragraph"
          data-level={level}
          aria-label={number ?? ''}
        >
          {sentences.map((sentence, index) => (
            <ListBoxItem
              key={sentence.id}
              id={sentence.id}
              textValue={sentence.text}
              className="sentence"
              data-state={sentence.state}
            >
              {index === 0 && number ? <b>{number}</b> : null}
              {sentence.content ?? sentence.text}
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  )
}
