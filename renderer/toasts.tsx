import { useLabels } from './i18n/labels.ts'
import { closeToast, toasts } from './state/toast.ts'
import { useStore } from './state/store.ts'
import { Button } from './widgets/button.tsx'
import { Icon } from './widgets/icon.tsx'

/** Passing messages at the foot of the window, read aloud as they come. */
export function Toasts() {
  const { label, trouble } = useLabels()
  const shown = useStore(toasts, (value) => value)
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ id, text, action, second }) => (
        <div key={id} className="toast" data-trouble={'code' in text || undefined}>
          <span>{'code' in text ? trouble(text) : label(text.key, text.params)}</span>
          {[second, action].map(
            (each) =>
              each && (
                <Button
                  key={each.key}
                  kind="link"
                  onPress={() => {
                    each.run()
                    closeToast(id)
                  }}
                >
                  {label(each.key)}
                </Button>
              ),
          )}
          <Button
            kind="quiet"
            icon={<Icon name="close" />}
            label={label('pane.close')}
            onPress={() => closeToast(id)}
          />
        </div>
      ))}
    </div>
  )
}
