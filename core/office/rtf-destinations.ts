import type { ReadNoteCode } from '#core/recognise/reading.ts'

/** Where the words of a group go. `result` groups are read as their surroundings are. */
export type Destination =
  | 'body'
  | 'skip'
  | 'result'
  | 'fonts'
  | 'styles'
  | 'number'
  | 'footnote'
  | 'field-code'
  | 'text-box'
  | Extract<ReadNoteCode, 'headers-dropped' | 'footers-dropped' | 'comments-dropped'>

function all(names: string, destination: Destination): Record<string, Destination> {
  return Object.fromEntries(names.split(' ').map((name) => [name, destination]))
}

/** The control words that begin a destination. */
export const DESTINATIONS: Readonly<Record<string, Destination>> = {
  ...all(
    'colortbl info pict object datafield themedata colorschememapping datastore latentstyles listtable listoverridetable ' +
      'revtbl rsidtbl generator filetbl xmlnstbl mmathPr private nonesttables shprslt bkmkstart bkmkend atnid atnauthor ' +
      'atntime atnref atndate annotationdate sp picprop nonshppict stylerestrictions pgdsctbl userprops wgrffmtfilter ' +
      'ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn pnseclvl listpicture',
    'skip',
  ),
  ...all('fldrslt nesttableprops shp shpinst shpgrp field shppict', 'result'),
  ...all('listtext pntext', 'number'),
  ...all('header headerl headerr headerf', 'headers-dropped'),
  ...all('footer footerl footerr footerf', 'footers-dropped'),
  fonttbl: 'fonts',
  stylesheet: 'styles',
  fldinst: 'field-code',
  footnote: 'footnote',
  annotation: 'comments-dropped',
  shptxt: 'text-box',
}
