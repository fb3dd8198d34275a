import { $getRoot, type TextNode } from 'lexical'
import { FORMAT, type Carried, type Document } from '#core/document/document.ts'
import { keepFigures, removeFigure } from '#core/figures/carried.ts'
import { $isFrame, type FramedBlock, type FrameNode } from '../nodes/frame-node.ts'
import { $marksOf, $setMarks } from '../nodes/marks.ts'

/** Keeps figures as they stand. A hole holds nothing to keep, and what is settled already keeps its time. */
export function $keepFigures(ids: ReadonlySet<string>): void {
  const at = new Date().toISOString()
  for (const node of $getRoot().getAllTextNodes()) {
    const { carried } = $marksOf(node)
    if (carried && ids.has(carried.id) && canKeep(carried)) $setState(node, { ...carried, state: 'kept', at })
  }
  $changeFrames((d) => keepFigures(d, [...ids], at))
}

/** Whether a figure still waits and has something to keep. */
export function canKeep({ state, type }: Carried): boolean {
  return state === 'unconfirmed' && type !== 'placeholder'
}

/** Marks figures as changed, every stretch of each. */
export function $markChanged(ids: ReadonlySet<string>): void {
  const at = new Date().toISOString()
  for (const node of $getRoot().getAllTextNodes()) {
    const { carried } = $marksOf(node)
    if (carried && ids.has(carried.id)) $setState(node, { ...carried, state: 'changed', at })
  }
}

/** Takes a figure and its words out of the paper; the caret goes where they stood. */
export function $removeFigure(id: string): void {
  const nodes = $getRoot()
    .getAllTextNodes()
    .filter((node) => $marksOf(node).carried?.id === id)
  nodes[0]?.select(0, 0)
  for (const node of nodes) node.remove()
  $changeFrames((d) => removeFigure(d, id))
}

function $setState(node: TextNode, carried: Carried): void {
  $setMarks(node, { ...$marksOf(node), carried })
}

/** Changes what stands in the frames, by a rule of core over papers; false where that changes nothing. */
export function $changeFrames(change: (d: Document) => Document): boolean {
  const frames = $getRoot().getChildren().filter($isFrame)
  return frames.filter((frame) => $changeFrame(frame, change)).length > 0
}

function $changeFrame(frame: FrameNode, change: (d: Document) => Document): boolean {
  const block = frame.getBlock()
  if (block.type !== 'table') return false
  const [changed] = change(paperOf(block)).blocks
  const isOther = JSON.stringify(changed) !== JSON.stringify(block)
  if (isOther) frame.setBlock(changed as FramedBlock)
  return isOther
}

/** The rules for marks are core's, and they are over papers. */
function paperOf(block: FramedBlock): Document {
  return {
    format: FORMAT,
    kind: 'other',
    year: 0,
    unit: '',
    title: [],
    recipients: [],
    blocks: [block],
    attachments: [],
    signatory: [],
    date: { text: '' },
    numbering: 'restart',
  }
}
