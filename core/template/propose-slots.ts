import type { Document, Run, SlotKind } from '../document/document.ts'
import { showsPrompt } from '../document/document.ts'
import { normalise } from '../document/normalise.ts'
import { walkRuns } from '../document/walk.ts'
import { findWords } from './find-words.ts'
import { mapRuns } from '../document/map-runs.ts'
import type { UnitProfile } from './profile.ts'
import type { SlotProposal, UnitName, Wanted } from './slot-proposal.ts'

/**
 * The words of a paper that could become slots, in reading order and without overlap: the paper's year and the years
 * beside it, the unit's names, the dates, the figures. Words that are slots already and what stands in 《》 or 〔〕 are left.
 */
export function proposeSlots(document: Document, profile: UnitProfile): readonly SlotProposal[] {
  const d = normalise(document)
  const wanted = wantedIn(d, profile)
  const found: SlotProposal[] = []
  mapRuns(d, (runs, place, offset) => {
    for (const words of findWords(runs, wanted)) {
      const [start, end] = [words.start + offset, words.end + offset]
      found.push({ ...words, id: `${place}:${start}`, place, start, end })
    }
    return runs
  })
  return found
}

function wantedIn(d: Document, profile: UnitProfile): Wanted {
  const fields = [...walkRuns(d)].flatMap(([, runs]) => runs.filter((run) => run.slot?.key))
  const answered = fields.filter((run) => !showsPrompt(run))
  const yearField = answered.find((run) => run.slot!.kind === 'year' && /^[12]\d{3}$/.test(run.text))
  const yearKey = yearField?.slot!.key ?? 'year'
  return {
    year: yearField ? Number(yearField.text) : d.year,
    ...(isFree(yearKey, 'year', fields) ? { yearKey } : {}),
    date: isFree('date', 'date', fields) ? d.date.text : '',
    names: namesOf(d, profile, answered).filter(({ text, key }) => {
      return text.length >= 2 && fields.every(({ slot }) => slot!.key !== key || isNameKind(slot!.kind))
    }),
  }
}

/** True where no field of the paper has the key with another kind of answer. */
function isFree(key: string, kind: SlotKind, fields: readonly Run[]): boolean {
  return fields.every(({ slot }) => slot!.key !== key || slot!.kind === kind)
}

const isNameKind = (kind: SlotKind) => kind === 'organisation' || kind === 'text'

/** What the paper itself says goes before what the profile says; each name and each key once. */
function namesOf(d: Document, profile: UnitProfile, answered: readonly Run[]): readonly UnitName[] {
  const keys = ['unit', 'unitShort', 'signatory', 'department'] as const
  const inPaper = keys.flatMap((key) => {
    const run = answered.find(({ slot }) => slot!.key === key)
    return run ? [{ key, text: run.text }] : []
  })
  const inProfile = keys.map((key) => ({ key, text: profile[key].trim() }))
  // The paper's unit may be the profile's short name; it is the unit itself only where the profile has no such name.
  const own = { key: 'unit' as const, text: d.unit.trim() }
  const isKnown = inProfile.some(({ text }) => text === own.text)
  const all = [...inPaper, ...(isKnown ? [] : [own]), ...inProfile].filter(({ text }) => text !== '')
  return all.filter(
    ({ key, text }, index) => !all.slice(0, index).some((earlier) => earlier.key === key || earlier.text === text),
  )
}
