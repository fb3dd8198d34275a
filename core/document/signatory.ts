import type { Document, Run } from './document.ts'
import { cleanText } from './normalise.ts'

/** The signatory as it is printed: beside a stamp (签名章) with the signer's office (职务) behind the unit's name. */
export function printedSignatory({ signatory, signing }: Document): readonly Run[] {
  const office = signing?.by === 'stamp' ? cleanText(signing.office ?? '').trim() : ''
  if (!office) return signatory
  const unit = signatory.map((run) => run.text).join('')
  // The office may be given whole, the unit's name in it.
  return office.startsWith(unit) ? [{ text: office }] : [...signatory, { text: office }]
}
