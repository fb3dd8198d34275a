import { createElement, useEffect, useState, type ComponentType } from 'react'

/**
 * A part of the window whose code comes later: `ready` loads it, and it is drawn at once where it was loaded before. Unlike
 * React's lazy, which holds back for 300 ms whatever it had to wait for.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let part: ComponentType<Props> | undefined
  const ready = async () => {
    part ??= await load()
  }
  function Late(props: Props) {
    const [, redraw] = useState(0)
    useEffect(() => {
      if (!part) void ready().then(() => redraw(1))
    }, [])
    return part ? createElement(part, props) : null
  }
  return Object.assign(Late, { ready })
}
