/**
 * The one list of commands. Menu, toolbar and shortcuts are views of it; core/words holds the words (`command.<id>`).
 * Keys are Electron accelerators. `role` items are the system's own and never reach the window.
 */
export interface Command {
  readonly id: string
  readonly menu: Menu
  readonly key?: string
  readonly role?: 'cut' | 'copy' | 'paste' | 'selectAll' | 'quit' | 'togglefullscreen'
  /** A line is drawn above it in the menu. */
  readonly apart?: true
  /** Off in the menu while there is no open paper, or none that may be changed. */
  readonly needs?: 'paper' | 'editable-paper'
}

export const MENUS = ['file', 'edit', 'view', 'insert', 'format', 'tools', 'help'] as const
export type Menu = (typeof MENUS)[number]

export const COMMANDS = [
  { id: 'new', menu: 'file', key: 'CmdOrCtrl+N' },
  { id: 'open', menu: 'file', key: 'CmdOrCtrl+O' },
  { id: 'old-papers', menu: 'file' },
  { id: 'library', menu: 'file' },
  { id: 'import', menu: 'file', key: 'CmdOrCtrl+Shift+O', apart: true },
  { id: 'import-folder', menu: 'file' },
  { id: 'roll-forward', menu: 'file' },
  { id: 'library-import', menu: 'file' },
  { id: 'library-export', menu: 'file' },
  { id: 'save-original', menu: 'file', needs: 'paper' },
  { id: 'save', menu: 'file', key: 'CmdOrCtrl+S', apart: true, needs: 'paper' },
  { id: 'save-as-template', menu: 'file', needs: 'paper' },
  { id: 'export-docx', menu: 'file', key: 'CmdOrCtrl+Shift+E', apart: true, needs: 'paper' },
  { id: 'export-pdf', menu: 'file', needs: 'paper' },
  { id: 'export-html', menu: 'file', needs: 'paper' },
  { id: 'export-txt', menu: 'file', needs: 'paper' },
  { id: 'export-choose', menu: 'file', needs: 'paper' },
  { id: 'print', menu: 'file', key: 'CmdOrCtrl+P', needs: 'paper' },
  { id: 'close-draft', menu: 'file', key: 'CmdOrCtrl+W', apart: true, needs: 'paper' },
  { id: 'quit', menu: 'file', key: 'CmdOrCtrl+Q', role: 'quit' },
  { id: 'undo', menu: 'edit', key: 'CmdOrCtrl+Z', needs: 'editable-paper' },
  { id: 'redo', menu: 'edit', key: 'CmdOrCtrl+Y', needs: 'editable-paper' },
  { id: 'cut', menu: 'edit', key: 'CmdOrCtrl+X', role: 'cut', apart: true },
  { id: 'copy', menu: 'edit', key: 'CmdOrCtrl+C', role: 'copy' },
  { id: 'paste', menu: 'edit', key: 'CmdOrCtrl+V', role: 'paste' },
  { id: 'select-all', menu: 'edit', key: 'CmdOrCtrl+A', role: 'selectAll' },
  { id: 'preview', menu: 'view', key: 'CmdOrCtrl+F2', needs: 'paper' },
  { id: 'next-paper', menu: 'view', key: 'CmdOrCtrl+PageDown', apart: true, needs: 'paper' },
  { id: 'previous-paper', menu: 'view', key: 'CmdOrCtrl+PageUp', needs: 'paper' },
  { id: 'toggle-outline', menu: 'view', key: 'F7' },
  { id: 'next-region', menu: 'view', key: 'F6' },
  { id: 'previous-region', menu: 'view', key: 'Shift+F6' },
  { id: 'zoom-in', menu: 'view', key: 'CmdOrCtrl+=', apart: true },
  { id: 'zoom-out', menu: 'view', key: 'CmdOrCtrl+-' },
  { id: 'zoom-reset', menu: 'view', key: 'CmdOrCtrl+0' },
  { id: 'theme-system', menu: 'view', apart: true },
  { id: 'theme-light', menu: 'view' },
  { id: 'theme-dark', menu: 'view' },
  { id: 'language-zh', menu: 'view', apart: true },
  { id: 'language-en', menu: 'view' },
  { id: 'full-screen', menu: 'view', key: 'F11', role: 'togglefullscreen', apart: true },
  { id: 'insert-hole', menu: 'insert', needs: 'editable-paper' },
  { id: 'insert-page-break', menu: 'insert', key: 'CmdOrCtrl+Enter', needs: 'editable-paper' },
  { id: 'level-1', menu: 'format', key: 'CmdOrCtrl+Alt+1', needs: 'editable-paper' },
  { id: 'level-2', menu: 'format', key: 'CmdOrCtrl+Alt+2', needs: 'editable-paper' },
  { id: 'level-3', menu: 'format', key: 'CmdOrCtrl+Alt+3', needs: 'editable-paper' },
  { id: 'level-4', menu: 'format', key: 'CmdOrCtrl+Alt+4', needs: 'editable-paper' },
  { id: 'body', menu: 'format', key: 'CmdOrCtrl+Alt+0', needs: 'editable-paper' },
  { id: 'run-in', menu: 'format', key: 'CmdOrCtrl+Alt+Enter', apart: true, needs: 'editable-paper' },
  { id: 'bold', menu: 'format', key: 'CmdOrCtrl+B', needs: 'editable-paper' },
  { id: 'align-justify', menu: 'format', apart: true, needs: 'editable-paper' },
  { id: 'align-center', menu: 'format', key: 'CmdOrCtrl+E', needs: 'editable-paper' },
  { id: 'align-right', menu: 'format', key: 'CmdOrCtrl+R', needs: 'editable-paper' },
  { id: 'numbering-restart', menu: 'format', apart: true, needs: 'editable-paper' },
  { id: 'numbering-continuous', menu: 'format', needs: 'editable-paper' },
  { id: 'renumber', menu: 'format', needs: 'editable-paper' },
  { id: 'file-details', menu: 'format', apart: true, needs: 'editable-paper' },
  { id: 'presets', menu: 'format' },
  { id: 'next-slot', menu: 'tools', key: 'F4', needs: 'editable-paper' },
  { id: 'list-slots', menu: 'tools', needs: 'paper' },
  { id: 'next-figure', menu: 'tools', key: 'F8', apart: true, needs: 'editable-paper' },
  { id: 'previous-figure', menu: 'tools', key: 'Shift+F8', needs: 'editable-paper' },
  { id: 'list-figures', menu: 'tools', needs: 'paper' },
  { id: 'list-plan', menu: 'tools', needs: 'paper' },
  { id: 'keep-figure', menu: 'tools', needs: 'editable-paper' },
  { id: 'keep-paragraph-figures', menu: 'tools', needs: 'editable-paper' },
  { id: 'keep-type', menu: 'tools', needs: 'editable-paper' },
  { id: 'remove-figure', menu: 'tools', needs: 'editable-paper' },
  { id: 'mark-figures', menu: 'tools', needs: 'editable-paper' },
  { id: 'list-ledger', menu: 'tools', key: 'CmdOrCtrl+Alt+L', apart: true, needs: 'paper' },
  { id: 'save-figure', menu: 'tools', key: 'CmdOrCtrl+Alt+D', needs: 'paper' },
  { id: 'save-all-figures', menu: 'tools', needs: 'paper' },
  { id: 'passages', menu: 'tools', key: 'CmdOrCtrl+J', apart: true, needs: 'paper' },
  { id: 'keep-selection', menu: 'tools', key: 'CmdOrCtrl+Shift+J', needs: 'paper' },
  { id: 'keep-paragraph', menu: 'tools', needs: 'paper' },
  { id: 'keep-section', menu: 'tools', key: 'CmdOrCtrl+Alt+J', needs: 'paper' },
  { id: 'beside', menu: 'tools', key: 'CmdOrCtrl+Shift+L', apart: true, needs: 'paper' },
  { id: 'beside-next', menu: 'tools', key: 'Alt+Down', needs: 'paper' },
  { id: 'beside-previous', menu: 'tools', key: 'Alt+Up', needs: 'paper' },
  { id: 'take-sentence', menu: 'tools', key: 'Alt+Shift+Right', needs: 'editable-paper' },
  { id: 'take-paragraph', menu: 'tools', key: 'Alt+Right', needs: 'editable-paper' },
  { id: 'take-section', menu: 'tools', key: 'CmdOrCtrl+Alt+Right', needs: 'editable-paper' },
  { id: 'sources', menu: 'tools', apart: true, needs: 'paper' },
  { id: 'reuse-report', menu: 'tools', needs: 'paper' },
  { id: 'unit-profile', menu: 'tools', apart: true },
  { id: 'show-profile', menu: 'help' },
  { id: 'about', menu: 'help' },
] as const satisfies readonly Command[]

export type CommandId = (typeof COMMANDS)[number]['id']
export const COMMAND_IDS = COMMANDS.map((command) => command.id) as [CommandId, ...CommandId[]]
