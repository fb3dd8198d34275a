import type { NewId } from '#core/document/document.ts'
import type { NoteCollector } from '#core/docx/note-collector.ts'
import { isContentsCode, linkOf } from '#core/docx/field-stack.ts'
import { isPageNumber } from '#core/docx/page-number.ts'
import { refuse } from '#core/docx/refusal.ts'
import type { SourceLine } from '#core/recognise/source.ts'
import { RtfBody } from './rtf-body.ts'
import type { Destination } from './rtf-destinations.ts'
import { DESTINATIONS } from './rtf-destinations.ts'
import { decodeBytes, encodingOfCharset, encodingOfCodePage } from './rtf-encoding.ts'
import type { RtfStyle } from './rtf-styles.ts'
import { rtfStyle } from './rtf-styles.ts'
import type { RtfToken } from './rtf-tokens.ts'

/** What a group may change, and its end puts back. */
interface Group {
  destination: Destination
  font: number | undefined
  isBold: boolean
  /** What comes is said of Chinese characters. */
  isFarEast: boolean
  isHidden: boolean
  isDeleted: boolean
  /** How many characters stand after a \u for programs that do not know it. */
  fallback: number
  /** The words of a destination that is not the body, as they gather; its groups share them. */
  aside: { text: string }
  /** The field that the group stands in. */
  field: { code: string } | undefined
}

const MAX_DEPTH = 2_000

/** Words that are characters. */
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  bullet: '•',
  endash: '–',
  emdash: '—',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  emspace: '\u3000',
  enspace: '\u2002',
  nestcell: '\t',
}
const SYMBOLS: Readonly<Record<string, string>> = { '~': '\u00a0', _: '-', '\\': '\\', '{': '{', '}': '}' }

/** Reads the tokens of an RTF file: groups, fonts and characters; paragraphs and tables are the body's. */
export class RtfReader {
  private readonly notes: NoteCollector
  private readonly body: RtfBody
  private readonly groups: Group[] = []
  private readonly fonts = new Map<number, string>()
  private readonly styles = new Map<number, RtfStyle>()
  private group: Group = {
    destination: 'body',
    font: undefined,
    isBold: false,
    isHidden: false,
    isDeleted: false,
    fallback: 1,
    aside: { text: '' },
    field: undefined,
    isFarEast: false,
  }
  private page = 'windows-1252'
  private bytes: number[] = []
  private skip = 0
  private isOptional = false
  private style: { id: number; outline?: number; align?: RtfStyle['align'] } = { id: 0 }
  private font = 0
  private defaultFont: number | undefined

  constructor(notes: NoteCollector, newId: NewId) {
    this.notes = notes
    this.body = new RtfBody(notes, newId, this.styles)
  }

  token(token: RtfToken): void {
    if (token.type === 'byte') return this.byte(token.byte)
    if (token.type === 'word' && token.name === 'u') return this.unicode(token.value ?? 0)
    if (this.skip && token.type !== 'open' && token.type !== 'close' && token.type !== 'symbol') {
      this.skip--
      return undefined
    }
    this.flush()
    if (token.type === 'open') return this.open()
    if (token.type === 'close') return this.close()
    if (token.type === 'symbol') return this.symbol(token.name)
    return this.word(token.name, token.value)
  }

  finish(): readonly SourceLine[] {
    this.flush()
    if (this.groups.length) this.notes.add('file-truncated')
    while (this.groups.length) this.close()
    return this.body.finish()
  }

  private byte(byte: number): void {
    if (this.skip) this.skip--
    else if (this.group.destination !== 'skip') this.bytes.push(byte)
  }

  private unicode(value: number): void {
    this.flush()
    this.skip = this.group.fallback
    this.text(String.fromCharCode(value < 0 ? value + 65_536 : value))
  }

  private flush(): void {
    if (!this.bytes.length) return
    const bytes = this.bytes
    this.bytes = []
    const font = this.group.font ?? this.defaultFont
    const encoding = (font === undefined ? undefined : this.fonts.get(font)) ?? this.page
    for (let at = 0; at < bytes.length; at += 8192) this.text(decodeBytes(bytes.slice(at, at + 8192), encoding))
  }

  private open(): void {
    this.skip = 0
    if (this.groups.length >= MAX_DEPTH) refuse('file-too-complex')
    this.groups.push(this.group)
    this.group = { ...this.group }
    this.isOptional = false
  }

  private close(): void {
    this.skip = 0
    const { destination, aside } = this.group
    const outer = this.groups.pop()
    if (!outer) return
    this.group = outer
    if (destination === outer.destination) return
    this.leave(destination, aside.text)
  }

  private symbol(name: string): void {
    if (this.skip) this.skip--
    else if (name === '*') this.isOptional = true
    else if (name === '\n' || name === '\r') this.paragraphWord('par', undefined)
    else this.text(SYMBOLS[name] ?? '')
  }

  private word(name: string, value: number | undefined): void {
    const destination = DESTINATIONS[name]
    const isUnknown = this.isOptional && !destination
    this.isOptional = false
    if (this.group.destination === 'skip') return undefined
    if (isUnknown) return this.enter('skip', name)
    if (destination) return this.enter(destination, name)
    if (CHARACTERS[name] !== undefined) return this.text(CHARACTERS[name])
    if (this.characterWord(name, value)) return undefined
    return this.paragraphWord(name, value)
  }

  private enter(destination: Destination, name: string): void {
    if (name === 'pict' || name === 'object') {
      this.notes.add(name === 'pict' ? 'pictures-dropped' : 'objects-dropped')
      this.body.carry()
    }
    if (name === 'field') this.group.field = { code: '' }
    if (destination === 'result') return undefined
    this.group.destination = destination
    this.group.aside = { text: '' }
  }

  /** What a destination gathered, as its group ends. */
  private leave(destination: Destination, text: string): void {
    if (destination === 'number') this.body.number(text)
    else if (destination === 'field-code') this.fieldCode(text)
    else if (destination === 'footnote' || destination === 'text-box') this.body.aside(text, destination)
    else if (destination === 'headers-dropped' || destination === 'footers-dropped') {
      if (!isPageNumber(text)) this.notes.add(destination, text.trim())
    } else if (destination === 'comments-dropped') this.notes.add(destination, text.trim())
  }

  /** The code stands in a group beside its result. */
  private fieldCode(code: string): void {
    if (this.group.field) this.group.field.code += code
    const link = linkOf(code)
    if (link && this.group.destination === 'body') this.notes.add('links-dropped', link)
  }

  private text(text: string): void {
    if (!text) return undefined
    const { destination, isBold, isHidden, isDeleted, aside, field } = this.group
    switch (destination) {
      case 'body':
        if (field && isContentsCode(field.code)) return this.body.dropped(text, 'contents-dropped')
        if (isDeleted || isHidden)
          return this.body.dropped(text, isDeleted ? 'deletions-dropped' : 'hidden-text-dropped')
        return this.body.text(text, isBold)
      case 'styles':
        return this.styleName(text)
      case 'skip':
      case 'fonts':
        return undefined
      default:
        aside.text += text
        return undefined
    }
  }

  private characterWord(name: string, value: number | undefined): boolean {
    const isOn = value !== 0
    switch (name) {
      case 'ansicpg':
        this.page = encodingOfCodePage(value ?? 0)
        return true
      case 'deff':
        this.defaultFont = value ?? 0
        return true
      case 'f':
        if (this.group.destination === 'fonts') this.font = value ?? 0
        else this.group.font = value ?? 0
        return true
      case 'fcharset':
        this.charset(value ?? 0)
        return true
      case 'uc':
        this.group.fallback = Math.min(Math.max(value ?? 1, 0), 8)
        return true
      case 'b':
        this.group.isBold = isOn
        return true
      case 'ab':
        if (this.group.isFarEast) this.group.isBold = isOn
        return true
      case 'dbch':
      case 'loch':
      case 'hich':
      case 'rtlch':
      case 'ltrch':
        this.group.isFarEast = name === 'dbch'
        return true
      case 'v':
        this.group.isHidden = isOn
        return true
      case 'deleted':
        this.group.isDeleted = isOn
        return true
      case 'revised':
        if (isOn) this.notes.add('insertions-accepted')
        return true
      case 'plain':
        Object.assign(this.group, { isBold: false, isHidden: false, isDeleted: false, font: undefined })
        return true
      default:
        return false
    }
  }

  private charset(charset: number): void {
    const encoding = encodingOfCharset(charset)
    if (encoding) this.fonts.set(this.font, encoding)
  }

  private paragraphWord(name: string, value: number | undefined): void {
    if (this.group.destination === 'styles') return this.styleWord(name, value)
    if (this.group.destination !== 'body') {
      if (name === 'par' || name === 'row' || name === 'nestrow') this.group.aside.text += '\n'
      return undefined
    }
    return this.body.word(name, value)
  }

  private styleWord(name: string, value: number | undefined): void {
    if (name === 's') this.style = { id: value ?? 0 }
    else if (name === 'outlinelevel' && value !== undefined) this.style.outline = value
    else if (name === 'qc' || name === 'qr') this.style.align = name === 'qc' ? 'center' : 'right'
  }

  /** A style's words end with its name and a semicolon. */
  private styleName(text: string): void {
    const { id, outline, align } = this.style
    const { aside } = this.group
    aside.text += text
    if (!aside.text.includes(';')) return
    this.styles.set(id, rtfStyle(aside.text.replace(/;.*/s, '').trim(), outline, align))
    aside.text = ''
    this.style = { id: 0 }
  }
}
