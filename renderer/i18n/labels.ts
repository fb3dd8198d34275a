import type { Note } from '#core/result.ts'
import { say, sayTrouble } from '#core/words/say.ts'
import type { AppTrouble } from '../desk.ts'
import { settings } from '../state/app.ts'
import { useStore } from '../state/store.ts'
import chinese from './zh-CN.json' with { type: 'json' }
import english from './en.json' with { type: 'json' }

export type LabelKey = keyof typeof chinese
type Params = Readonly<Record<string, string | number>>

const LABELS: Readonly<Record<'zh-CN' | 'en', Readonly<Record<LabelKey, string>>>> = { 'zh-CN': chinese, en: english }

export interface Labels {
  readonly language: 'zh-CN' | 'en'
  /** A label of the interface. */
  readonly label: (key: LabelKey, params?: Params) => string
  /** The words of a command, without the dots that a menu shows. */
  readonly command: (id: string) => string
  /** What was noted when a file was read or recognised. */
  readonly note: (note: Note<string>) => string
  readonly trouble: (trouble: AppTrouble) => string
  readonly number: (value: number) => string
  /** An ISO time as the hour and minute of today, or as a date. */
  readonly time: (iso: string) => string
}

/** The interface's words in the writer's language; a component using it is drawn again when the language changes. */
export function useLabels(): Labels {
  return labelsOf(useStore(settings, (value) => value.language))
}

export function labelsOf(language: 'zh-CN' | 'en'): Labels {
  return (made[language] ??= makeLabels(language))
}

const made: { [L in 'zh-CN' | 'en']?: Labels } = {}

function makeLabels(language: 'zh-CN' | 'en'): Labels {
  const { number, time } = formatsOf(language)
  return {
    language,
    label: (key, params = {}) => fill(LABELS[language][key], params),
    command: (id) => say(language, `command.${id}`).replace(/…$/, ''),
    note: ({ code, params }) => say(language, `note.${code}`, params),
    trouble: (trouble) => sayTrouble(language, trouble),
    number,
    time: (iso) => time(new Date(iso)),
  }
}

function fill(words: string, params: Params): string {
  return words.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place))
}

/** Times by hand: Chromium's own format takes 3 ms to make, at every start, since the list of drafts shows one. */
function formatsOf(language: 'zh-CN' | 'en'): { number: (value: number) => string; time: (at: Date) => string } {
  let numbers: Intl.NumberFormat | undefined
  return {
    number: (value) => (numbers ??= new Intl.NumberFormat(language)).format(value),
    time: (at) => (at.toDateString() === new Date().toDateString() ? hourOf(at) : dayOf(at, language)),
  }
}

function hourOf(at: Date): string {
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}

function dayOf(at: Date, language: 'zh-CN' | 'en'): string {
  const [year, month, day] = [at.getFullYear(), at.getMonth() + 1, at.getDate()]
  return (language === 'en' ? [month, day, year] : [year, month, day]).join('/')
}
