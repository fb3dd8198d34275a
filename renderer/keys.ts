import { COMMANDS, type CommandId } from '#core/command.ts'

const IS_MAC = navigator.platform.startsWith('Mac')

/** A command's shortcut as people read it: Ctrl+Shift+E, or ⌘ on a Mac. */
export function keysOf(id: CommandId): string | undefined {
  const command = COMMANDS.find((candidate) => candidate.id === id)
  if (!command || !('key' in command)) return undefined
  return command.key.replace('CmdOrCtrl', IS_MAC ? '⌘' : 'Ctrl')
}
