import { contextBridge, ipcRenderer } from 'electron'
import type { Desk, Look } from '#contract'

// Names are not looked at here: main refuses a call that the contract does not know, and tells only the contract's events.
const desk: Desk = {
  look: JSON.parse(argument('--desk-look=')) as Look,
  call: (name, args) => ipcRenderer.invoke('desk', String(name), args),
  on: (name, listener) => {
    const channel = `desk:${name}`
    // The event itself stays here: it carries a sender that could reach every channel.
    const hear = (_event: unknown, body: unknown) => listener(body)
    ipcRenderer.on(channel, hear)
    return () => void ipcRenderer.off(channel, hear)
  },
}

contextBridge.exposeInMainWorld('desk', desk)

new PerformanceObserver((_paints, observer) => {
  observer.disconnect()
  ipcRenderer.send('painted')
}).observe({ type: 'paint', buffered: true })

function argument(start: string): string {
  return process.argv.find((each) => each.startsWith(start))?.slice(start.length) ?? '{}'
}
