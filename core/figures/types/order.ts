import type { Finder } from '../finder.ts'
import { bareNumber, largeNumber } from './bare.ts'
import { count } from './count.ts'
import { documentNumber } from './document-number.ts'
import { ordinalEvent } from './event.ts'
import { money } from './money.ts'
import { placeholder } from './placeholder.ts'
import { planPeriod } from './plan-period.ts'
import { quotedPolicyNumber, signedPolicyNumber } from './policy-number.ts'
import { session } from './session.ts'
import { share } from './share.ts'
import { date, year, yearRange } from './time.ts'

/**
 * The order of precedence: what an earlier rule takes, no later one sees. The narrower name comes first: 1+X before the
 * hole X, a date before its year, 第十四届…第三次会议 before 第三次, 个百分点 before 个, 元 before 万.
 */
export const ORDER: readonly Finder[] = [
  signedPolicyNumber,
  placeholder,
  documentNumber,
  date,
  yearRange,
  year,
  planPeriod,
  session,
  ordinalEvent,
  share,
  money,
  quotedPolicyNumber,
  count,
  largeNumber,
  bareNumber,
]
