/** Whether the head or foot of a page holds no words but its number: — 1 —, 第1页 共2页. */
export function isPageNumber(text: string): boolean {
  return /^[\s\d—–\-·.第页共/]*$/.test(text)
}
