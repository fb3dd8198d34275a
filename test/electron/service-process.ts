import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Answer, OpenedDraft, Reply } from '#contract'
import type { ClientOptions, ServiceClient, ServiceState } from '#electron/service/client.ts'
import { createClient } from '#electron/service/client.ts'
import { forkNode } from '#electron/service/transport.ts'

const FOLDER = join(import.meta.dirname, '../../electron/service')

export interface Running {
  readonly client: ServiceClient
  readonly states: ServiceState[]
}

export interface StartOptions extends Pick<ClientOptions, 'maxRestarts' | 'onProgress' | 'onImport'> {
  readonly script?: string
}

/** The service from its source, in a process of its own, on a profile folder. */
export function startService(profile: string, options: StartOptions = {}): Running {
  const states: ServiceState[] = []
  const { script = join(FOLDER, 'service.ts'), ...rest } = options
  const args = [`--profile=${profile}`, `--worker=${join(FOLDER, 'worker.ts')}`]
  const start = () => forkNode({ node: process.execPath, script, args })
  const client = createClient({ start, onState: (state) => states.push(state), ...rest })
  onTestFinished(() => client.close())
  return { client, states }
}

/** The value of an answer that has to be one. */
export function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(`${reply.error.code} ${JSON.stringify(reply.error.params ?? {})}`)
  return reply.value
}

export async function createDraft(client: ServiceClient, requestId: string = randomUUID()): Promise<OpenedDraft> {
  return valueOf(
    await client.call('drafts.create', {
      requestId,
      template: 'annual-summary-and-plan',
      answers: { year: '2026', unit: '示例区教育局' },
      today: { year: 2026, month: 12, day: 8 },
    }),
  )
}

export async function save(
  client: ServiceClient,
  draft: Pick<OpenedDraft, 'id' | 'document'>,
): Promise<Answer<'drafts.save'>> {
  const { id, document } = draft
  return valueOf(await client.call('drafts.save', { requestId: randomUUID(), id, document, caret: null }))
}
