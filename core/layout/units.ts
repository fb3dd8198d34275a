/** Millimetres to twips (1/1440 inch), rounded. */
export function mmToTwips(mm: number): number {
  return Math.round((mm * 1440) / 25.4)
}

/** Points to twips. */
export function ptToTwips(pt: number): number {
  return Math.round(pt * 20)
}

/** Points to half-points, the unit of type sizes in Word. */
export function ptToHalfPoints(pt: number): number {
  return Math.round(pt * 2)
}

/** Chinese type sizes in points. */
export const SIZE_PT = { 二号: 22, 三号: 16, 四号: 14, 小四: 12 } as const
