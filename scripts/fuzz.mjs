// npm run fuzz -- [RUNS] [FIRST SEED]. The work is TypeScript, so this only sees to the set-up.
import { join } from 'node:path'
import { setup } from './setup.mjs'
import { main, root, run } from './steps.mjs'

await main(async () => {
  const { node } = await setup()
  const args = [join(root, 'scripts', 'fuzz', 'fuzz.ts'), ...process.argv.slice(2)]
  return (await run(node, args)).code
})
