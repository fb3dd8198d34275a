import type { Run, Slot, SlotKind } from '../document/document.ts'
import { promptOf } from '../document/document.ts'
import { isoOf } from '../document/date.ts'
import { cleanText } from '../document/normalise.ts'
import type { TemplateField } from './template.ts'

/** Kinds whose answers are figures; an input method often leaves its full-width digits in them. */
const WITH_DIGITS: ReadonlySet<SlotKind> = new Set(['year', 'number', 'date'])

/** An answer as it goes into the paper: one line, no blanks around it, half-width digits where a figure is asked. */
export function tidyAnswer(kind: SlotKind, answer: string): string {
  const line = cleanText(answer).replaceAll('\n', ' ').trim()
  return WITH_DIGITS.has(kind) ? line.normalize('NFKC') : line
}

/** The code of what is wrong with a tidied answer (bad-year, bad-number, bad-date, bad-choice), undefined where nothing is. */
export function checkAnswer(
  { kind, choices }: Pick<TemplateField, 'kind' | 'choices'>,
  answer: string,
): 'bad-year' | 'bad-number' | 'bad-date' | 'bad-choice' | undefined {
  switch (kind) {
    case 'year':
      return /^[12]\d{3}$/.test(answer) ? undefined : 'bad-year'
    case 'number':
      return /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(answer) ? undefined : 'bad-number'
    case 'date':
      return isoOf(answer) ? undefined : 'bad-date'
    case 'choice':
      return choices?.includes(answer) ? undefined : 'bad-choice'
    default:
      return undefined
  }
}

/** The slot that a field leaves in the paper; its prompt is in Chinese, as papers are. */
export function slotOf({ key, kind, label, unit, choices }: TemplateField): Slot {
  return {
    kind,
    key,
    label: label['zh-CN'],
    ...(unit === undefined ? {} : { unit }),
    ...(choices === undefined ? {} : { choices }),
  }
}

/** A run that shows a slot's prompt and waits for the writer's words. */
export function openRun(slot: Slot): Run {
  return { text: promptOf(slot), slot }
}
