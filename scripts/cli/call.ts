import { parseArgs } from 'node:util'
import type { Result } from '#core/result.ts'
import { failed, ok } from '#core/result.ts'
import type { Language } from '#core/words/say.ts'

/** Every option there is; `true` where it takes a value. */
const OPTIONS = {
  template: true,
  year: true,
  answers: true,
  out: true,
  preset: true,
  keep: true,
  force: false,
  strict: false,
  'no-clean': false,
  lang: true,
  'json-errors': false,
  help: false,
} as const
type Option = keyof typeof OPTIONS

interface Shape {
  /** How many files stand beside the options. */
  readonly files: number
  readonly needs: readonly Option[]
  readonly takes: readonly Option[]
}

const COMMANDS = {
  templates: { files: 0, needs: [], takes: [] },
  new: { files: 0, needs: ['template', 'year', 'out'], takes: ['answers', 'force'] },
  import: { files: 1, needs: [], takes: ['out', 'no-clean', 'force'] },
  outline: { files: 1, needs: [], takes: [] },
  figures: { files: 1, needs: [], takes: [] },
  'roll-forward': { files: 1, needs: ['year', 'out'], takes: ['keep', 'force'] },
  compare: { files: 2, needs: [], takes: [] },
  export: { files: 1, needs: ['out'], takes: ['preset', 'strict', 'force'] },
} as const satisfies Record<string, Shape>
export type CommandName = keyof typeof COMMANDS

const EVERYWHERE: readonly Option[] = ['lang', 'json-errors', 'help']

/** A call whose words are right. */
export interface Call {
  readonly command: CommandName
  /** The first file, or '' where the command takes none. */
  readonly file: string
  readonly files: readonly string[]
  readonly values: Readonly<Partial<Record<Option, string>>>
  readonly force: boolean
  readonly strict: boolean
  readonly noClean: boolean
}

/** How to talk to the caller, known even where the rest of the call is wrong. */
export interface Manner {
  readonly language: Language
  readonly jsonErrors: boolean
  readonly help: boolean
}

interface Words {
  readonly positionals: readonly string[]
  readonly options: readonly { readonly name: string; readonly value: string | undefined }[]
}

/** Reads the words of a call: first how to answer, then what to do, or one of the usage codes of trouble.ts. */
export function readCall(args: readonly string[]): { readonly manner: Manner; readonly call: Result<Call> } {
  const words = split(args)
  const has = (name: Option) => words.options.some((option) => option.name === name)
  const isEnglish = words.options.some((option) => option.name === 'lang' && option.value === 'en')
  const manner: Manner = {
    language: isEnglish ? 'en' : 'zh-CN',
    jsonErrors: has('json-errors'),
    help: has('help'),
  }
  return { manner, call: check(words) }
}

function split(args: readonly string[]): Words {
  const types = Object.entries(OPTIONS).map(([name, isValued]) => {
    return [name, { type: isValued ? ('string' as const) : ('boolean' as const) }]
  })
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types) as Record<string, { type: 'string' | 'boolean' }>,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const options = tokens.flatMap((token) => {
    if (token.kind !== 'option') return []
    // «--out --force» is a forgotten value, not a file of that name.
    const isForgotten = !token.inlineValue && token.value?.startsWith('--')
    return [{ name: token.name, value: isForgotten ? undefined : token.value }]
  })
  return { positionals, options }
}

function check({ positionals, options }: Words): Result<Call> {
  const [command, ...files] = positionals
  if (command === undefined) return failed('no-command')
  if (!Object.hasOwn(COMMANDS, command)) return failed('unknown-command', { command })
  const shape: Shape = COMMANDS[command as CommandName]
  const values = new Map<string, string>()
  for (const { name, value } of options) {
    const trouble = troubleOf(name, value, shape, values)
    if (trouble) return failed(trouble, { option: `--${name}`, command, value: value ?? '' })
    values.set(name, value ?? '')
  }
  const missing = shape.needs.find((name) => !values.has(name))
  if (missing) return failed('option-missing', { option: `--${missing}`, command })
  if (files.length !== shape.files)
    return failed('file-argument', { command, expected: shape.files, found: files.length })
  return ok({
    command: command as CommandName,
    file: files[0] ?? '',
    files,
    values: Object.fromEntries(values),
    force: values.has('force'),
    strict: values.has('strict'),
    noClean: values.has('no-clean'),
  })
}

function troubleOf(name: string, value: string | undefined, shape: Shape, before: ReadonlyMap<string, string>) {
  const known = [...shape.needs, ...shape.takes, ...EVERYWHERE].find((option) => option === name)
  if (!known) return 'unknown-option'
  if (before.has(name)) return 'option-twice'
  if (OPTIONS[known] && !value) return 'option-needs-value'
  if (!OPTIONS[known] && value !== undefined) return 'option-value'
  if (known === 'lang' && value !== 'zh' && value !== 'en') return 'option-value'
  if (known === 'keep' && value !== 'text' && value !== 'structure') return 'option-value'
  if (known === 'year' && !/^[12]\d{3}$/.test(value!)) return 'option-value'
  return undefined
}
