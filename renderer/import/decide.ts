import type { Level } from '#core/document/document.ts'
import type { RecogniseCode } from '#core/recognise/notes.ts'
import type { Decisions } from '../desk.ts'

type Place = Decisions['refused']['places'][number]

/** Leaves one place of the source as it was. */
export function refuse(decisions: Decisions, place: Place): Decisions {
  const { codes, places, except } = decisions.refused
  const next = codes.includes(place.code)
    ? { codes, places, except: without(except, place) }
    : { codes, except, places: [...without(places, place), own(place)] }
  return { ...decisions, refused: next }
}

/** Does again at one place what recognition would do. */
export function accept(decisions: Decisions, place: Place): Decisions {
  const { codes, places, except } = decisions.refused
  const next = codes.includes(place.code)
    ? { codes, places, except: [...without(except, place), own(place)] }
    : { codes, except, places: without(places, place) }
  return { ...decisions, refused: next }
}

/** Leaves everything of a kind as it was. */
export function refuseKind(decisions: Decisions, code: RecogniseCode): Decisions {
  const { codes, places, except } = acceptKind(decisions, code).refused
  return { ...decisions, refused: { codes: [...codes, code], places, except } }
}

/** Does everything of a kind as recognition would. */
export function acceptKind(decisions: Decisions, code: RecogniseCode): Decisions {
  const { codes, places, except } = decisions.refused
  const others = (list: readonly Place[]) => list.filter((place) => place.code !== code)
  return {
    ...decisions,
    refused: { codes: codes.filter((known) => known !== code), places: others(places), except: others(except) },
  }
}

/** Sets the level of the block that begins at a place of the source; 0 makes it a paragraph. */
export function setLevel(decisions: Decisions, at: number, level: Level | 0): Decisions {
  return { ...decisions, levels: [...decisions.levels.filter((known) => known.at !== at), { at, level }] }
}

function without(list: readonly Place[], { code, at }: Place): Place[] {
  return list.filter((known) => known.code !== code || known.at !== at)
}

const own = ({ code, at }: Place): Place => ({ code, at })
