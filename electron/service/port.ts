/** The service's side of its line to main. */
export interface Port {
  readonly post: (message: unknown) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
  /** Main is gone. */
  readonly onLost: (listener: () => void) => void
}

interface ParentPort {
  readonly postMessage: (message: unknown) => void
  readonly on: (event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void) => void
}

/** The line to main: Electron's port where there is one, else the channel of a forked Node. */
export function openPort(): Port {
  const { parentPort } = process as unknown as { readonly parentPort?: ParentPort }
  if (parentPort) {
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
      onLost: (listener) => parentPort.on('close', () => listener()),
    }
  }
  return {
    // A send into a line that main has just dropped is no fault of ours: `disconnect` follows and ends this process.
    post: (message) => process.connected && process.send?.(message, undefined, undefined, () => {}),
    onMessage: (listener) => process.on('message', listener),
    onLost: (listener) => process.on('disconnect', listener),
  }
}
