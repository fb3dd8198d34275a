import { rmSync } from 'node:fs'
import { launch } from '../../../test/support/launch.ts'
import { profileWith } from '../../../test/support/profile.ts'
import { openDraftInList } from '../../../test/support/writer.ts'
import { figurePapers } from './long-paper.ts'
import { typeKeys } from './sampler.ts'
import { percentile } from '../report.ts'
import { startStealClock } from '../steal.ts'
const keys = Number(process.argv[2]), pairs = Number(process.argv[3])
const { marked, plain } = figurePapers(15, 250)
async function run(paper: any) {
  const { profile } = profileWith(paper)
  const env = process.env['FLAGS'] ? {} : {}
  await using r = await launch({ profile, env })
  const page = await r.page()
  await openDraftInList(page)
  const css = process.env['CSS']
  if (css) await page.evaluate((c) => { const s = new CSSStyleSheet(); s.replaceSync(c); document.adoptedStyleSheets = [s] }, css)
  const steal = startStealClock()
  const t = await typeKeys(page, { count: keys, paragraphs: '[data-name=paper] > [data-line=body]' })
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  return { cpu: t.cpuMs, p95: percentile(t.toPaintMs, 0.95), steal: steal() }
}
for (let i = 0; i < pairs; i++) {
  const a = await run(i % 2 ? plain : marked), b = await run(i % 2 ? marked : plain)
  const [m, p] = i % 2 ? [b, a] : [a, b]
  console.log(m.cpu.toFixed(2), p.cpu.toFixed(2), 'cpu', (m.cpu / p.cpu).toFixed(3), 'p95', m.p95.toFixed(1), p.p95.toFixed(1), (m.p95 / p.p95).toFixed(2), 'steal', m.steal, p.steal)
}
