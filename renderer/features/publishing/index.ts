export { SitesScreen } from './SitesScreen.tsx'
