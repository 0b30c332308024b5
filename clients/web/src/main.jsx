import './workers.js';
import 'graphiql/style.css';
import './page.css';

import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

import { examples } from './examples.js';
import { fetcher } from './fetcher.js';

// The header editor's first content: where the key goes.
const HEADERS = '{\n  "X-API-Key": ""\n}\n';

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={fetcher}
    defaultEditorToolsVisibility="headers"
    defaultHeaders={HEADERS}
    defaultTabs={examples.map((query) => ({ query, headers: HEADERS }))}
    shouldPersistHeaders={false}
  />,
);
