import { homedir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { pruneRequests } from '#electron/storage/requests.ts'
import { answerCall } from './answer.ts'
import type { Context } from './context.ts'
import { createExports } from './exports.ts'
import { fontFolders } from './fonts/font-folders.ts'
import { openFonts } from './fonts/list-fonts.ts'
import { giveBackMemory } from './give-back.ts'
import { createReading } from './imports/reading.ts'
import { createSessions } from './imports/sessions.ts'
import { requestSchema } from './message.ts'
import { waitsForStock } from './missing-stock.ts'
import { newBlockId, newUuid } from './new-ids.ts'
import { openPort } from './port.ts'
import { createSlowWork } from './slow-work.ts'
import { openStore } from './store.ts'
import { readTemplates } from './templates.ts'

const DAY_MS = 86_400_000
const CLOSE_WITHIN_MS = 2_000
/** The window's first questions are answered by then. */
const SETTLE_AFTER_MS = 1_500

const profile = argument('profile')
const worker = argument('worker')
const port = openPort()
const now = () => new Date()
const context: Context = {
  store: openStore(profile, now),
  profile,
  templates: readTemplates(),
  slowWork: createSlowWork(worker),
  exports: createExports(),
  fonts: openFonts(fontFolders(process.platform, process.env, homedir())),
  // Beside the worker, in source as in the package.
  reading: createReading(join(dirname(worker), `reader${extname(worker)}`)),
  imports: createSessions(newUuid, { missing: 'import-missing', busy: 'import-busy' }),
  exchanges: createSessions(newUuid, { missing: 'exchange-missing', busy: 'exchange-busy' }),
  tellProgress: (progress) => port.post({ type: 'progress', progress }),
  tellImport: (progress) => port.post({ type: 'import', progress }),
  now,
  newBlockId,
  newDraftId: newUuid,
  newUserId: () => `user-${newBlockId()}`,
}
const working = new Set<Promise<unknown>>()

prune()
setInterval(prune, DAY_MS / 4).unref()
port.onLost(() => void close())
port.onMessage((message) => {
  const request = requestSchema.safeParse(message)
  if (!request.success) return
  if (request.data.type === 'close') return void close()
  const { id, ...asked } = request.data
  const answered = answerCall(asked, context).then((reply) => port.post({ type: 'answer', id, reply }))
  working.add(answered)
  void answered.finally(() => working.delete(answered))
})
port.post({ type: 'ready' })
setTimeout(() => void settle(), SETTLE_AFTER_MS).unref()

function argument(name: 'profile' | 'worker'): string {
  const start = `--${name}=`
  const value = process.argv.find((candidate) => candidate.startsWith(start))?.slice(start.length)
  if (!value) throw new Error(`the service needs ${start}`)
  return join(value)
}

// A disk that is full or read-only keeps the old ids, which harms nothing; it must not end the service.
function prune(): void {
  const opened = context.store.current()
  if (!opened.ok) return
  try {
    pruneRequests(opened.value.db, new Date(Date.now() - DAY_MS).toISOString())
  } catch (error) {
    console.error('old request ids were not forgotten:', error)
  }
}

// Never while somebody waits for an answer.
async function settle(): Promise<void> {
  if (working.size > 0) return void setTimeout(() => void settle(), SETTLE_AFTER_MS).unref()
  await stock()
  giveBackMemory()
}

// A library that cannot be written now is given its stock with the next start.
async function stock(): Promise<void> {
  const opened = context.store.current()
  if (!opened.ok) return
  try {
    if (!waitsForStock(opened.value.db)) return
    const { giveStock } = await import('./stock-passages.ts')
    giveStock(opened.value.db, { at: now().toISOString(), newBlockId })
  } catch (error) {
    console.error('the stock passages were not given:', error)
  }
}

// What is being written is finished first, so that no half-made file is left beside the target; but main may be gone,
// and then nobody would end a service that waits for ever.
async function close(): Promise<void> {
  const patience = new Promise((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS))
  await Promise.race([Promise.allSettled(working), patience])
  try {
    context.store.close()
  } finally {
    process.exit(0)
  }
}
