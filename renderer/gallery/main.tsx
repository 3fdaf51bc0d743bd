import '../styles/index.css';
import './gallery.css';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { Gallery } from './gallery.tsx';

/**
 * The gallery, for developers and for the screenshot tests: every component in every state.
 * `?section=<id>` shows one section alone (overlays open), `?theme=light|dark` forces a theme.
 */
const query = new URLSearchParams(location.search);
const theme = query.get('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <I18nProvider locale="tr-TR">
    <Gallery only={query.get('section') ?? undefined} />
  </I18nProvider>,
);
