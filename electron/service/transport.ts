import { fork } from 'node:child_process'

/** A running service process, whichever way it was started. */
export interface Transport {
  readonly pid: number | undefined
  readonly post: (message: unknown) => void
  readonly onMessage: (listener: (message: unknown) => void) => void
  /** Called once, also when the process could not be started. */
  readonly onExit: (listener: () => void) => void
  readonly kill: () => void
}

export interface ForkOptions {
  readonly node: string
  readonly script: string
  readonly args: readonly string[]
}

/** Starts the service under a Node binary of its own. */
export function forkNode({ node, script, args }: ForkOptions): Transport {
  const child = fork(script, args, {
    execPath: node,
    execArgv: [],
    // The default, JSON, would turn the bytes of a file into an object of numbers.
    serialization: 'advanced',
    // On Linux each thread would keep a heap of its own, and the service has ten that mostly wait.
    env: { ...cleanEnvironment(process.env), MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return {
    pid: child.pid,
    // A process that has just died takes nothing any more; onExit follows and the message is sent again.
    post: (message) => child.connected && child.send(message as object, () => undefined),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => {
      const once = onlyOnce(listener)
      child.once('exit', once)
      child.once('error', once)
    },
    kill: () => child.kill('SIGKILL'),
  }
}

/** Keeps what a transport says, also that it ended, until somebody listens. */
export function heldTransport(transport: Transport): Transport {
  const { post, kill } = transport
  let held: unknown[] = []
  let hasEnded = false
  let hear = (message: unknown): void => void held.push(message)
  let end = () => {
    hasEnded = true
  }
  transport.onMessage((message) => hear(message))
  transport.onExit(() => end())
  return {
    get pid() {
      return transport.pid
    },
    post,
    kill,
    onMessage: (listener) => {
      hear = listener
      for (const message of held) listener(message)
      held = []
    },
    onExit: (listener) => {
      end = listener
      if (hasEnded) listener()
    },
  }
}

/** The environment without what would make the service another program than was shipped. */
export function cleanEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS, NODE_PATH, NODE_CHANNEL_FD, ELECTRON_RUN_AS_NODE, ...rest } = env
  return rest
}

function onlyOnce(listener: () => void): () => void {
  let called = false
  return () => {
    if (!called) listener()
    called = true
  }
}
