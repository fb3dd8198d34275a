import type { IStylesOptions } from 'docx'
import { BorderStyle, DocumentDefaults, LineRuleType, StyleForCharacter } from 'docx'
import type { Level } from '#core/document/document.ts'
import type { Preset } from '#core/layout/presets.ts'
import type { Look, Role } from '#core/layout/styles.ts'
import { headingRole, ROLES } from '#core/layout/styles.ts'
import { ptToHalfPoints } from '#core/layout/units.ts'
import { indentOf, OfficialStyle, tabsOf } from './official-paragraph.ts'
import type { StyleName } from './style-ids.ts'
import {
  BLANK_LINE,
  CHARACTER_ROLES,
  CHARACTER_STYLED,
  characterStyle,
  contentsStyle,
  GAP,
  LEVELS,
  PLACEHOLDER,
  ROLE_STYLES,
  runInStyle,
  TABLE_CENTERED,
} from './style-ids.ts'

const FLAGS = { widowControl: false, overflowPunct: false }

/** The styles of a preset, in place of the library's own. */
export function writeStyles(preset: Preset): IStylesOptions {
  const { looks } = preset
  return {
    importedStyles: [
      new DocumentDefaults({
        run: { font: fontOf(looks.body, preset), language: { value: 'en-US', eastAsia: 'zh-CN' } },
      }),
      normalStyle(preset),
      ...ROLES.filter((role) => !CHARACTER_ROLES.includes(role) && role !== 'contentsLine').map((role) =>
        roleStyle(role, preset),
      ),
      ...CHARACTER_STYLED.map((role) => characters(role, preset)),
      ...LEVELS.map((level) => paragraphStyle(runInStyle(level), looks.body, preset)),
      ...LEVELS.map((level) => characters(headingRole(level), preset)),
      ...contentsStyles(preset),
      paragraphStyle(TABLE_CENTERED, { ...looks.tableText, align: 'center' }, preset),
      paragraphStyle(BLANK_LINE, { ...looks.body, firstLineChars: 0 }, preset),
      paragraphStyle(GAP, { ...looks.body, firstLineChars: 0, line: 20 }, preset),
      placeholderStyle(preset),
    ],
  }
}

/** The eastAsia slot carries the Chinese font; the others the Latin one. */
export function fontOf({ font, latinFont }: Look, preset: Preset) {
  const latin = latinFont ?? preset.latinFont
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia: font, hint: 'eastAsia' }
}

function normalStyle(preset: Preset): OfficialStyle {
  const { body } = preset.looks
  return new OfficialStyle(
    {
      id: 'Normal',
      name: 'Normal',
      quickFormat: true,
      run: { font: fontOf(body, preset), size: ptToHalfPoints(body.sizePt), characterSpacing: preset.squeeze },
      paragraph: { alignment: body.align, spacing: spacingOf(body) },
    },
    FLAGS,
  )
}

function roleStyle(role: Role, preset: Preset): OfficialStyle {
  const look = preset.looks[role]
  if (role === 'pageNumber') return pageNumberStyle(look, preset)
  const level = LEVELS.find((candidate) => headingRole(candidate) === role)
  if (level) return headingStyle(level, look, preset)
  return paragraphStyle(ROLE_STYLES[role], look, preset, { keepNext: role === 'signatory' })
}

function headingStyle(level: Level, look: Look, preset: Preset): OfficialStyle {
  // LibreOffice gives its own headings keepNext where the file says nothing, and then ends pages early.
  return paragraphStyle(ROLE_STYLES[headingRole(level)], look, preset, {
    keepNext: false,
    outlineLevel: level - 1,
    next: ROLE_STYLES.body.id,
  })
}

interface StyleExtras {
  readonly leftChars?: number
  readonly rightTab?: number
  readonly keepNext?: boolean
  readonly outlineLevel?: number
  readonly next?: string
}

function paragraphStyle(style: StyleName, look: Look, preset: Preset, extras: StyleExtras = {}): OfficialStyle {
  const { keepNext = false, outlineLevel, next, leftChars, rightTab } = extras
  const left = leftChars ? { leftChars } : {}
  return new OfficialStyle(
    {
      ...style,
      basedOn: 'Normal',
      ...(next ? { next } : {}),
      quickFormat: true,
      run: { font: fontOf(look, preset), bold: look.bold, size: ptToHalfPoints(look.sizePt) },
      paragraph: {
        keepNext,
        keepLines: false,
        spacing: spacingOf(look),
        alignment: look.align,
        ...(outlineLevel === undefined ? {} : { outlineLevel }),
      },
    },
    {
      indent: indentOf({ ...left, firstLineChars: look.firstLineChars }, preset),
      // LibreOffice gives type that is larger than the grid's two lines of it where a stand-in font is tall.
      ...(look.line === preset.linePitch && look.sizePt <= preset.looks.body.sizePt ? {} : { snapToGrid: false }),
      ...(rightTab ? { elements: [tabsOf([{ val: 'right', leader: 'dot', pos: rightTab }])] } : {}),
    },
  )
}

/** Not based on Normal: the squeeze of the body is no part of the page number. */
function pageNumberStyle(look: Look, preset: Preset): OfficialStyle {
  const { font, sizePt } = look
  return new OfficialStyle(
    {
      ...ROLE_STYLES.pageNumber,
      run: {
        font: { ascii: font, hAnsi: font, cs: preset.latinFont, eastAsia: font, hint: 'eastAsia' },
        size: ptToHalfPoints(sizePt),
      },
      paragraph: { spacing: spacingOf(look), alignment: look.align },
    },
    FLAGS,
  )
}

/** The style of characters that are another part than their paragraph. */
function characters(role: Role, preset: Preset): StyleForCharacter {
  const look = preset.looks[role]
  return new StyleForCharacter({
    ...characterStyle(role),
    quickFormat: true,
    run: { font: fontOf(look, preset), bold: look.bold, size: ptToHalfPoints(look.sizePt) },
  })
}

/** A level further in for each level, the page number at the right edge behind dots. */
function contentsStyles(preset: Preset): readonly OfficialStyle[] {
  const look = preset.looks.contentsLine
  return LEVELS.map((level) =>
    paragraphStyle(contentsStyle(level), look, preset, { leftChars: level - 1, rightTab: preset.page.textWidth }),
  )
}

function placeholderStyle(preset: Preset): OfficialStyle {
  const line = { style: BorderStyle.SINGLE, size: 4, space: 1, color: '808080' }
  const look = { ...preset.looks.picture, line: preset.linePitch }
  return new OfficialStyle(
    {
      ...PLACEHOLDER,
      basedOn: 'Normal',
      run: { font: fontOf(look, preset), size: ptToHalfPoints(look.sizePt) },
      paragraph: {
        border: { top: line, bottom: line, left: line, right: line },
        spacing: spacingOf(look),
        alignment: look.align,
      },
    },
    { indent: indentOf({ firstLineChars: 0 }, preset) },
  )
}

function spacingOf({ line }: Look) {
  const exact = line === 'auto' ? { line: 240, lineRule: LineRuleType.AUTO } : { line, lineRule: LineRuleType.EXACT }
  return { ...exact, before: 0, after: 0 }
}
