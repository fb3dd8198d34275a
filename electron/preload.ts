import { contextBridge, ipcRenderer } from 'electron'
import type { Desk, Reply } from '#contract'

const calls = namesFrom('--desk-calls=')
const events = namesFrom('--desk-events=')
const unknown: Reply<never> = { ok: false, error: { code: 'bad-call' } }

const desk: Desk = {
  call: (name, args) => (calls.has(name) ? ipcRenderer.invoke('desk', name, args) : Promise.resolve(unknown)),
  on: (name, listener) => {
    if (!events.has(name)) return () => undefined
    // The event itself stays here: it carries a sender that could reach every channel.
    const hear = (_event: unknown, body: unknown) => listener(body)
    ipcRenderer.on(`desk:${name}`, hear)
    return () => void ipcRenderer.off(`desk:${name}`, hear)
  },
}

contextBridge.exposeInMainWorld('desk', desk)

function namesFrom(start: string): ReadonlySet<string> {
  const list = process.argv.find((argument) => argument.startsWith(start)) ?? start
  return new Set(list.slice(start.length).split(','))
}
