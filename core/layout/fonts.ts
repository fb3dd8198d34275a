import type { Preset } from './presets.ts'
import type { Role } from './styles.ts'

/** A family that a machine has, under every name by which it can be asked for (仿宋, FangSong). */
export interface Family {
  readonly names: readonly string[]
}

/** What becomes of a font that a preset names; `code` is said by core/words with `font` and `shown`. */
export interface FontUse {
  readonly font: string
  /** Where the preset uses it; `latin` is the font of Latin letters and digits. */
  readonly roles: readonly (Role | 'latin')[]
  /**
   * `font.present`: it is here. `font.alike`: the same style from another maker takes its place. `font.stand-in`: a font of
   * another style does, so the page looks different. `font.missing`: nothing known is here, and the system chooses.
   */
  readonly code: 'font.present' | 'font.alike' | 'font.stand-in' | 'font.missing'
  /** The name under which this machine has what is shown; empty where the system chooses. */
  readonly shown: string
}

/** One style of type: the names of its fonts, each list being one font, best first; then what may stand in for it. */
interface Style {
  readonly fonts: readonly (readonly string[])[]
  readonly standIns: readonly string[]
  /** What a font's name has when it is of this style, though it is not listed. */
  readonly sign: RegExp
}

const SERIF = ['宋体', 'SimSun', 'Noto Serif CJK SC', '思源宋体', 'Source Han Serif SC', 'FandolSong']

/** Chinese types of official papers, as Windows, WPS, macOS and Linux name them; found by their names first, then by `sign`. */
const STYLES: readonly Style[] = [
  {
    fonts: [
      ['仿宋_GB2312', 'FangSong_GB2312'],
      ['仿宋', 'FangSong'],
      ['华文仿宋', 'STFangsong', 'STFangSong'],
      ['方正仿宋_GBK', 'FZFangSong-Z02'],
      ['方正仿宋简体', 'FZFangSong-Z02S'],
      ['FandolFang R', 'FandolFang'],
    ],
    standIns: SERIF,
    sign: /仿宋|fang-?song/i,
  },
  {
    fonts: [
      ['楷体_GB2312', 'KaiTi_GB2312'],
      ['楷体', 'KaiTi'],
      ['华文楷体', 'STKaiti', 'STKaiTi', 'Kaiti SC'],
      ['方正楷体_GBK', 'FZKai-Z03'],
      ['方正楷体简体', 'FZKai-Z03S'],
      ['AR PL UKai CN'],
      ['FandolKai'],
    ],
    standIns: SERIF,
    sign: /楷|kai/i,
  },
  {
    fonts: [
      ['黑体', 'SimHei'],
      ['华文黑体', 'STHeiti', 'Heiti SC'],
      ['方正黑体_GBK', 'FZHei-B01'],
      ['方正黑体简体', 'FZHei-B01S'],
      ['Noto Sans CJK SC'],
      ['思源黑体', 'Source Han Sans SC', 'Source Han Sans CN'],
      ['苹方-简', 'PingFang SC'],
      ['微软雅黑', 'Microsoft YaHei'],
      ['文泉驿正黑', 'WenQuanYi Zen Hei'],
      ['FandolHei'],
    ],
    standIns: [],
    sign: /黑|hei/i,
  },
  {
    fonts: [
      ['方正小标宋简体', 'FZXiaoBiaoSong-B05S'],
      ['方正小标宋_GBK', 'FZXiaoBiaoSong-B05'],
    ],
    standIns: ['华文中宋', 'STZhongsong', ...SERIF],
    sign: /小标宋|xiaobiaosong/i,
  },
  {
    fonts: [
      ['宋体', 'SimSun'],
      ['新宋体', 'NSimSun'],
      ['华文宋体', 'STSong'],
      ['宋体-简', 'Songti SC'],
      ['Noto Serif CJK SC'],
      ['思源宋体', 'Source Han Serif SC', 'Source Han Serif CN'],
      ['AR PL UMing CN'],
      ['FandolSong'],
    ],
    standIns: [],
    sign: /宋|song/i,
  },
  {
    fonts: [['Times New Roman'], ['Liberation Serif'], ['Tinos'], ['Nimbus Roman'], ['TeX Gyre Termes'], ['Times']],
    standIns: ['FreeSerif', 'DejaVu Serif'],
    sign: /^times/i,
  },
  {
    fonts: [['Arial'], ['Liberation Sans'], ['Arimo'], ['Nimbus Sans'], ['Helvetica']],
    standIns: ['DejaVu Sans'],
    sign: /^(arial|helvetica)/i,
  },
]

/** What of a preset names fonts. */
type Named = Pick<Preset, 'looks' | 'latinFont'>

/** Every font that a preset names, in the order of its looks, with what this machine shows instead where it has none of it. */
export function substitutes(preset: Named, families: readonly Family[]): readonly FontUse[] {
  const here = new Map(families.flatMap(({ names }) => names.map((name) => [keyOf(name), name])))
  return [...fontsOf(preset)].map(([font, roles]) => ({ font, roles, ...shownFor(font, here) }))
}

/** The names to ask for where a font may not be there, itself first: as a page's font-family lists them. */
export function fontChain(font: string): readonly string[] {
  const style = styleOf(font)
  return [...new Set([font, ...sameFont(style, font), ...(style?.fonts.flat() ?? []), ...(style?.standIns ?? [])])]
}

function fontsOf(preset: Named): ReadonlyMap<string, readonly (Role | 'latin')[]> {
  const fonts = new Map<string, (Role | 'latin')[]>()
  const note = (font: string, role: Role | 'latin') => {
    const roles = fonts.get(font)
    if (roles) roles.push(role)
    else fonts.set(font, [role])
  }
  for (const [role, look] of Object.entries(preset.looks)) {
    note(look.font, role as Role)
    if (look.latinFont !== undefined && look.latinFont !== look.font) note(look.latinFont, role as Role)
  }
  note(preset.latinFont, 'latin')
  return fonts
}

function shownFor(font: string, here: ReadonlyMap<string, string>): Pick<FontUse, 'code' | 'shown'> {
  const first = (names: readonly string[]) =>
    names.map((name) => here.get(keyOf(name))).find((name) => name !== undefined)
  const style = styleOf(font)
  const present = first([font, ...sameFont(style, font)])
  if (present !== undefined) return { code: 'font.present', shown: present }
  const alike = first(style?.fonts.flat() ?? [])
  if (alike !== undefined) return { code: 'font.alike', shown: alike }
  const standIn = first(style?.standIns ?? [])
  return standIn === undefined ? { code: 'font.missing', shown: '' } : { code: 'font.stand-in', shown: standIn }
}

// The other names of the very same font.
function sameFont(style: Style | undefined, font: string): readonly string[] {
  return style?.fonts.find((names) => names.some((name) => keyOf(name) === keyOf(font))) ?? []
}

function styleOf(font: string): Style | undefined {
  const isNamed = ({ fonts }: Style) => fonts.some((names) => names.some((name) => keyOf(name) === keyOf(font)))
  return STYLES.find(isNamed) ?? STYLES.find(({ sign }) => sign.test(font))
}

// Word and the systems compare names without regard to case.
function keyOf(name: string): string {
  return name.trim().toLowerCase()
}
