import type { Document, Run, Slot } from '../document/document.ts'
import { promptOf, showsPrompt } from '../document/document.ts'
import { cleanText } from '../document/normalise.ts'
import { walkRuns } from '../document/walk.ts'
import { LONGEST_LABEL } from './inline.ts'
import type { Answers } from './instantiate.ts'
import type { SlotProposal } from './slot-proposal.ts'
import { checkAnswer, tidyAnswer } from './slots.ts'
import type { TemplateField } from './template.ts'
import { FIELD_KEY, MOST_FIELDS } from './template.ts'

/** A field on its way into a template, and the paper's own answer to it. */
interface DraftField {
  readonly field: TemplateField
  readonly answer: string
}

/** The fields that a paper's slots and the accepted words make, in the order a form asks for them. */
export interface DraftFields {
  readonly fields: readonly TemplateField[]
  /** What the paper itself answers, by key. */
  readonly answers: Answers
}

/** Labels in English for the keys that our own templates use; a paper knows its fields' labels in Chinese alone. */
const ENGLISH: Readonly<Record<string, string>> = {
  year: 'Year',
  unit: 'Full name of the unit',
  unitShort: 'Short name of the unit',
  department: 'Department',
  signatory: 'Signatory',
  date: 'Issue date',
}

/**
 * Collects the fields. The first of a key says what it asks and what the answer is; words that contradict it later stay
 * plain text, so that the paper's own answers give back the paper's own words.
 */
export function draftFields(d: Document, accepted: readonly SlotProposal[]): DraftFields {
  const found = new Map<string, DraftField>()
  const add = (key: string, slot: Slot, answer: string) => {
    const known = found.get(key)
    const field = known?.field ?? fieldOf(key, slot)
    if (!field || field.kind !== slot.kind) return
    if (!known && found.size === MOST_FIELDS) return
    const isAnswer = !known?.answer && tidyAnswer(field.kind, answer) === answer && !checkAnswer(field, answer)
    found.set(key, { field, answer: isAnswer ? answer : (known?.answer ?? '') })
  }
  add('date', { kind: 'date', label: '成文日期' }, d.date.text)
  for (const [, runs] of walkRuns(d)) {
    for (const run of runs) if (run.slot?.key) add(run.slot.key, run.slot, showsPrompt(run) ? '' : run.text)
  }
  for (const { key, kind, label, text, shift = 0 } of accepted) {
    if (key) add(key, { kind, label: tidyAnswer('text', label) || key }, shift ? String(Number(text) - shift) : text)
  }
  return inOrder([...found.values()], d.year)
}

/** Whether the field of this run asks the same as the template's: the same key, kind and prompt. */
export function asksTheSame(run: Run, field: TemplateField): boolean {
  const slot = run.slot!
  return slot.kind === field.kind && promptOf(slot) === promptOf({ kind: field.kind, label: field.label['zh-CN'] })
}

function fieldOf(key: string, slot: Slot): TemplateField | undefined {
  const label = slot.label ?? slot.key ?? ''
  if (!FIELD_KEY.test(key) || !isLine(label) || (key === 'date' && slot.kind !== 'date')) return undefined
  const choices = [...new Set(slot.choices?.filter(isLine) ?? [])]
  if (slot.kind === 'choice' && choices.length < 2) return undefined
  return {
    key,
    kind: slot.kind,
    label: { 'zh-CN': label, en: (Object.hasOwn(ENGLISH, key) && ENGLISH[key]) || label },
    required: key === 'year' || key === 'unit',
    ...(slot.unit !== undefined && isLine(slot.unit) ? { unit: slot.unit } : {}),
    ...(slot.kind === 'choice' ? { choices } : {}),
  }
}

function isLine(text: string): boolean {
  const isTidy = cleanText(text) === text && !text.includes('\n') && text.trim() === text
  return isTidy && text !== '' && text.length <= LONGEST_LABEL
}

/** The paper's year and unit are the first fields of their kinds; the date is asked last. */
function inOrder(found: readonly DraftField[], year: number): DraftFields {
  const rank = ({ field: { key, kind }, answer }: DraftField) => {
    if (kind === 'year') return answer === String(year) ? 0 : key === 'year' ? 1 : 2
    if (kind === 'organisation') return key === 'unit' ? 3 : 4
    return key === 'date' ? 6 : 5
  }
  const sorted = found.toSorted((a, b) => rank(a) - rank(b))
  const paperYear = sorted.find(({ field }) => field.kind === 'year')
  const answers = sorted.flatMap((entry): [string, string][] => {
    const answer = entry === paperYear && !entry.answer ? String(year) : entry.answer
    return answer && !checkAnswer(entry.field, answer) ? [[entry.field.key, answer]] : []
  })
  return { fields: sorted.map(({ field }) => field), answers: Object.fromEntries(answers) }
}
