import './styles/index.css';
import './no-made-code.ts';

// Asked for apart, so that its styles come after these whatever the bundler splits: the first style sheet of the page
// decides the order of the cascade's layers.
const { showApp } = await import('./app.tsx');

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
showApp(root);
