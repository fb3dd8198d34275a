import type { MenuItemConstructorOptions } from 'electron'
import { Menu } from 'electron'
import type { Settings } from '#contract'
import type { Command, CommandId, Menu as MenuName } from '#core/command.ts'
import { COMMANDS, MENUS } from '#core/command.ts'
import { say } from '#core/words/say.ts'

export type Look = Pick<Settings, 'language' | 'theme'>

/** Commands that show a choice: each with the look under which it is ticked. */
const CHOICES: Partial<Record<CommandId, Partial<Look>>> = {
  'theme-system': { theme: 'system' },
  'theme-light': { theme: 'light' },
  'theme-dark': { theme: 'dark' },
  'language-zh': { language: 'zh-CN' },
  'language-en': { language: 'en' },
}

/** Builds the menu bar of the list of commands in the language of the look; `choose` hears every item that is no role. */
export function showMenu(look: Look, choose: (id: CommandId) => void): void {
  const bar: MenuItemConstructorOptions[] = MENUS.map((name) => ({
    label: say(look.language, `menu.${name}`),
    submenu: itemsOf(name, look, choose),
  }))
  if (process.platform === 'darwin') bar.unshift({ role: 'appMenu' })
  Menu.setApplicationMenu(Menu.buildFromTemplate(bar))
}

function itemsOf(name: MenuName, look: Look, choose: (id: CommandId) => void): MenuItemConstructorOptions[] {
  return COMMANDS.filter((command) => command.menu === name).flatMap((command: Command & { id: CommandId }) => [
    ...(command.apart ? [{ type: 'separator' } as const] : []),
    itemOf(command, look, choose),
  ])
}

function itemOf(
  { id, key, role }: Command & { id: CommandId },
  look: Look,
  choose: (id: CommandId) => void,
): MenuItemConstructorOptions {
  const choice = CHOICES[id]
  return {
    id,
    label: say(look.language, `command.${id}`),
    ...(key ? { accelerator: key } : {}),
    ...(role ? { role } : { click: () => choose(id) }),
    ...(choice ? { type: 'radio', checked: isChosen(choice, look) } : {}),
  }
}

function isChosen(choice: Partial<Look>, look: Look): boolean {
  return Object.entries(choice).every(([key, value]) => look[key as keyof Look] === value)
}
