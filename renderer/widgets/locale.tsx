export { I18nProvider } from 'react-aria-components/I18nProvider'
