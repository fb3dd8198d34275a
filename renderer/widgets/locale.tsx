export { I18nProvider } from 'react-aria-components'
