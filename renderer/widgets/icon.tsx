import {
  ArrowLeft,
  ArrowDownUp,
  AlignCenter,
  AlignJustify,
  AlignRight,
  BookOpen,
  CalendarPlus,
  Bold,
  FileInput,
  FilePlus,
  FileText,
  Hash,
  Info,
  FolderOpen,
  Minus,
  PanelLeft,
  Plus,
  Printer,
  Redo2,
  TextCursorInput,
  Trash2,
  Undo2,
  X,
  type LucideIcon,
} from 'lucide-react'

const ICONS = {
  back: ArrowLeft,
  sort: ArrowDownUp,
  alignCenter: AlignCenter,
  alignJustify: AlignJustify,
  alignRight: AlignRight,
  bold: Bold,
  newPaper: FilePlus,
  import: FileInput,
  details: Info,
  preview: BookOpen,
  export: FileText,
  figure: Hash,
  open: FolderOpen,
  minus: Minus,
  leftPane: PanelLeft,
  plus: Plus,
  print: Printer,
  redo: Redo2,
  rollForward: CalendarPlus,
  slot: TextCursorInput,
  remove: Trash2,
  undo: Undo2,
  close: X,
} as const satisfies Record<string, LucideIcon>

export type IconName = keyof typeof ICONS

/** A 16 px line icon; decoration only, the word beside it or the button's label says what it means. */
export function Icon({ name }: { readonly name: IconName }) {
  const Drawn = ICONS[name]
  return <Drawn size={16} strokeWidth={1.5} aria-hidden />
}
