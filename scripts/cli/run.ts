import type { Result, Trouble } from '#core/result.ts'
import { say } from '#core/words/say.ts'
import type { Call, Manner } from './call.ts'
import { readCall } from './call.ts'
import { exportDraft } from './commands/export.ts'
import { listFigures } from './commands/figures.ts'
import { newDraft } from './commands/new.ts'
import { outlineDraft } from './commands/outline.ts'
import { listTemplates } from './commands/templates.ts'
import { isUsage, sentenceOf } from './trouble.ts'

/** One JSON value goes to standard output and nothing else; all talk goes to standard error. */
function note(text: string): void {
  process.stderr.write(`${text}\n`)
}

function run(call: Call, { language }: Manner): Result<unknown> | Promise<Result<unknown>> {
  switch (call.command) {
    case 'templates':
      return listTemplates(language)
    case 'new':
      return newDraft(call, language, note)
    case 'import': {
      // Counting, placing and telling are needed by nobody else.
      return import('./commands/import.ts').then(({ importFile }) => importFile(call, language, note))
    }
    case 'outline':
      return outlineDraft(call, language, note)
    case 'figures':
      return listFigures(call, language, note)
    case 'roll-forward':
      return import('./commands/roll-forward.ts').then(({ rollPaper }) => rollPaper(call, language, note))
    case 'compare':
      return import('./commands/compare.ts').then(({ comparePapers }) => comparePapers(call, language, note))
    case 'export':
      return exportDraft(call, language, note)
  }
}

function refuse(trouble: Trouble, { language, jsonErrors }: Manner): void {
  const message = sentenceOf(language, trouble)
  note(message)
  if (isUsage(trouble)) note(say(language, 'cli.usage'))
  if (jsonErrors) note(JSON.stringify({ code: trouble.code, message }))
  // Not process.exit: it would cut off what a pipe has not taken yet.
  process.exitCode = isUsage(trouble) ? 2 : 1
}

async function main(args: readonly string[]): Promise<void> {
  const { manner, call } = readCall(args)
  if (manner.help) return note(say(manner.language, 'cli.usage'))
  if (!call.ok) return refuse(call.error, manner)
  try {
    const answer = await run(call.value, manner)
    if (!answer.ok) return refuse(answer.error, manner)
    process.stdout.write(`${JSON.stringify(answer.value, null, 2)}\n`)
  } catch (error) {
    note(String(error instanceof Error ? error.stack : error))
    refuse({ code: 'internal' }, manner)
  }
}

// A reader that has seen enough (head) closes the pipe; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

await main(process.argv.slice(2))
