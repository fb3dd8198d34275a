import type { Call } from './call.ts'
import type { calls, mainCalls } from '#contract'

type Name = keyof typeof calls | keyof typeof mainCalls
type SubjectOf<N extends string> = N extends `${infer S}.${string}` ? S : never
/** What a call's name begins with, before its point. */
type Subject = SubjectOf<Name>
type Named<C, S extends Subject> = Pick<C, Extract<keyof C, `${S}.${string}`>>

interface Found<S extends Subject> {
  readonly calls: Named<typeof calls, S>
  readonly mainCalls: Named<typeof mainCalls, S>
}

const settings = async () => {
  const { appCalls, appMainCalls } = await import('./settings.ts')
  return { calls: appCalls, mainCalls: appMainCalls }
}
const presets = async () => {
  const { presetCalls, presetMainCalls } = await import('./presets.ts')
  return { calls: presetCalls, mainCalls: presetMainCalls }
}
const oldPapers = async () => {
  const { oldPaperCalls, oldPaperMainCalls } = await import('./old-papers.ts')
  return { calls: oldPaperCalls, mainCalls: oldPaperMainCalls }
}

/** All parsers together take longer to make than the window to open: those of a subject come with its first call. */
const SUBJECTS: { readonly [S in Subject]: () => Promise<Found<S>> } = {
  app: settings,
  assets: oldPapers,
  compare: async () => ({ calls: (await import('./compare.ts')).compareCalls, mainCalls: {} }),
  drafts: async () => ({ calls: (await import('./drafts.ts')).draftCalls, mainCalls: {} }),
  exchange: async () => {
    const { exchangeCalls, exchangeMainCalls } = await import('./exchange.ts')
    return { calls: exchangeCalls, mainCalls: exchangeMainCalls }
  },
  export: async () => {
    const { exportCalls, exportMainCalls } = await import('./exports.ts')
    return { calls: exportCalls, mainCalls: exportMainCalls }
  },
  fonts: presets,
  import: async () => {
    const { importCalls, importMainCalls } = await import('./imports.ts')
    return { calls: importCalls, mainCalls: importMainCalls }
  },
  ledger: async () => ({ calls: (await import('./ledger.ts')).ledgerCalls, mainCalls: {} }),
  library: async () => ({ calls: (await import('./library.ts')).libraryCalls, mainCalls: {} }),
  menu: settings,
  oldPapers,
  original: oldPapers,
  plan: async () => {
    const { planCalls, planMainCalls } = await import('./plan.ts')
    return { calls: planCalls, mainCalls: planMainCalls }
  },
  presets,
  profile: settings,
  'roll-forward': async () => ({ calls: (await import('./roll-forward.ts')).rollCalls, mainCalls: {} }),
  service: settings,
  settings,
  templates: async () => {
    const { templateCalls, templateMainCalls } = await import('./templates.ts')
    return { calls: templateCalls, mainCalls: templateMainCalls }
  },
  unit: settings,
  window: settings,
}

/** Who asks: the window may ask only what is meant for it. */
export type Asker = 'window' | 'main'

/** The call of that name, where this asker may make it. */
export async function findCall(name: string, asker: Asker): Promise<Call | undefined> {
  const subject = name.slice(0, name.indexOf('.'))
  if (!Object.hasOwn(SUBJECTS, subject)) return undefined
  const found = await SUBJECTS[subject as Subject]()
  return ownOf(found.calls, name) ?? (asker === 'main' ? ownOf(found.mainCalls, name) : undefined)
}

function ownOf(calls: Readonly<Record<string, Call>>, name: string): Call | undefined {
  return Object.hasOwn(calls, name) ? calls[name] : undefined
}
