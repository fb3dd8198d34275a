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
      {shown.map(({ id, text, action }) => (
        <div key={id} className="toast" data-trouble={'code' in text || undefined}>
          <span>{'code' in text ? trouble(text) : label(text.key, text.params)}</span>
          {action && (
            <Button
              kind="link"
              onPress={() => {
                action.run()
                closeToast(id)
              }}
            >
              {label(action.key)}
            </Button>
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
