import {
  ArrowLeft,
  ArrowDownUp,
  AlignCenter,
  AlignJustify,
  AlignRight,
  Bold,
  FilePlus,
  FileText,
  FolderOpen,
  Minus,
  PanelLeft,
  Plus,
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
  export: FileText,
  open: FolderOpen,
  minus: Minus,
  leftPane: PanelLeft,
  plus: Plus,
  redo: Redo2,
  slot: TextCursorInput,
  remove: Trash2,
  undo: Undo2,
  close: X,
} as const satisfies Record<string, LucideIcon>

/** A 16 px line icon; decoration only, the word beside it or the button's label says what it means. */
export function Icon({ name }: { readonly name: keyof typeof ICONS }) {
  const Drawn = ICONS[name]
  return <Drawn size={16} strokeWidth={1.5} aria-hidden />
}
