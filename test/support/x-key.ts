import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Return on every X.Org server. */
const RETURN = 36
const QUERY_EXTENSION = 98
const FAKE_INPUT = 2
const KEY_PRESS = 2
const KEY_RELEASE = 3

/**
 * Presses Return on the X screen of DISPLAY, as a hand on the keyboard would: for the system's own dialogs, which no debugger
 * reaches. Speaks just enough of the X protocol (XTEST) that no tool has to be installed.
 */
export async function pressReturn(display = process.env['DISPLAY'] ?? ''): Promise<void> {
  const socket = connect(`/tmp/.X11-unix/X${/:(\d+)/.exec(display)?.[1]}`)
  try {
    const xtest = await openXtest(socket)
    for (const type of [KEY_PRESS, KEY_RELEASE]) {
      const request = Buffer.alloc(36)
      request.set([xtest, FAKE_INPUT, request.length / 4, 0, type, RETURN])
      socket.write(request)
    }
    // An answer to anything that comes after the keys says that they have arrived.
    await askForXtest(socket)
  } finally {
    socket.destroy()
  }
}

async function openXtest(socket: Socket): Promise<number> {
  await once(socket, 'connect')
  // Little endian, protocol 11.0, no authorisation.
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
  const head = await read(socket, 8)
  await read(socket, head.readUInt16LE(6) * 4)
  if (head[0] !== 1) throw new Error('the X screen turned the test away')
  return askForXtest(socket)
}

async function askForXtest(socket: Socket): Promise<number> {
  socket.write(
    Buffer.concat([Buffer.from([QUERY_EXTENSION, 0, 4, 0, 5, 0, 0, 0]), Buffer.from('XTEST\0\0\0', 'latin1')]),
  )
  // Events of 32 bytes may come first; an answer begins with 1.
  for (;;) {
    const answer = await read(socket, 32)
    if (answer[0] !== 1) continue
    if (answer[8] !== 1) throw new Error('the X screen has no XTEST')
    return answer[9]!
  }
}

async function read(socket: Socket, size: number): Promise<Buffer> {
  for (;;) {
    const part: Buffer | null = size === 0 ? Buffer.alloc(0) : socket.read(size)
    if (part) return part
    await once(socket, 'readable')
  }
}
