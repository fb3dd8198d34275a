import type { MenuItemConstructorOptions } from 'electron'
import { Menu } from 'electron'
import type { PaperState, Settings } from '#contract'
import type { Command, CommandId, Menu as MenuName } from '#core/command.ts'
import { COMMANDS, MENUS } from '#core/command.ts'
import { say } from '#core/words/say.ts'

export type Look = Pick<Settings, 'language' | 'theme'>
type Chosen = Look & Partial<PaperState>

/** Commands that show a choice: each with what it is ticked under. */
const CHOICES: Partial<Record<CommandId, Partial<Chosen>>> = {
  'theme-system': { theme: 'system' },
  'theme-light': { theme: 'light' },
  'theme-dark': { theme: 'dark' },
  'language-zh': { language: 'zh-CN' },
  'language-en': { language: 'en' },
  'numbering-restart': { numbering: 'restart' },
  'numbering-continuous': { numbering: 'continuous' },
}

export interface AppMenu {
  /** Shows the look: in its language, with its theme ticked. */
  readonly show: (look: Look) => void
  /** Offers what can be done with the open paper, or with none. */
  readonly follow: (paper: PaperState | null) => void
}

/** The menu bar, a view of the list of commands; `choose` hears every item that is no role. */
export function createMenu(choose: (id: CommandId) => void): AppMenu {
  let look: Look = { language: 'zh-CN', theme: 'system' }
  let spoken: Look['language'] | undefined
  let paper: PaperState | null = null
  // Items are changed in place: a new menu bar would take the height of the page with it for a moment.
  const mark = () => {
    for (const command of COMMANDS as readonly (Command & { id: CommandId })[]) {
      const item = Menu.getApplicationMenu()?.getMenuItemById(command.id)
      if (!item) continue
      item.enabled = canRun(command, paper)
      const choice = CHOICES[command.id]
      if (choice && isChosen(choice, { ...look, ...paper })) item.checked = true
    }
  }
  return {
    show: (next) => {
      look = next
      if (spoken !== next.language) Menu.setApplicationMenu(Menu.buildFromTemplate(barOf(next, choose)))
      spoken = next.language
      mark()
    },
    follow: (next) => {
      paper = next
      mark()
    },
  }
}

function barOf({ language }: Look, choose: (id: CommandId) => void): MenuItemConstructorOptions[] {
  const bar: MenuItemConstructorOptions[] = MENUS.map((name) => ({
    label: say(language, `menu.${name}`),
    submenu: itemsOf(name, language, choose),
  }))
  return process.platform === 'darwin' ? [{ role: 'appMenu' }, ...bar] : bar
}

function itemsOf(
  name: MenuName,
  language: Look['language'],
  choose: (id: CommandId) => void,
): MenuItemConstructorOptions[] {
  return COMMANDS.filter((command) => command.menu === name).flatMap(
    ({ id, key, role, apart }: Command & { id: CommandId }) => [
      ...(apart ? [{ type: 'separator' } as const] : []),
      {
        id,
        label: say(language, `command.${id}`),
        ...(key ? { accelerator: key } : {}),
        ...(role ? { role } : { click: () => choose(id) }),
        ...(CHOICES[id] ? { type: 'radio' as const } : {}),
      },
    ],
  )
}

function canRun({ needs }: Command, paper: PaperState | null): boolean {
  return needs === undefined || (paper !== null && (needs === 'paper' || paper.isEditable))
}

function isChosen(choice: Partial<Chosen>, now: Chosen): boolean {
  return Object.entries(choice).every(([key, value]) => now[key as keyof Chosen] === value)
}
