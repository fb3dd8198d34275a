import { useEffect } from 'react'
import { enterLeft } from './regions.ts'
import { leftTakesFocus } from './state/app.ts'
import { useStore } from './state/store.ts'

/** Takes the keyboard into the left pane where a command asked for it; called by each of its lists, once it is drawn. */
export function useEnterLeft(isDrawn: boolean): void {
  const isAsked = useStore(leftTakesFocus, (value) => value)
  useEffect(() => {
    if (!isDrawn || !isAsked) return
    leftTakesFocus.set(false)
    enterLeft()
  }, [isDrawn, isAsked])
}
