// Bundles GraphiQL into dist/: index.html, and assets/ whose names hold a hash of their content.
// Nothing in it points outside: the editor's workers are bundles of our own too.
import { build } from 'esbuild';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const OUT = 'dist';
const PUBLIC = '/assets';

const shared = {
  bundle: true,
  minify: true,
  metafile: true,
  target: 'es2022',
  outdir: `${OUT}/assets`,
  entryNames: '[name]-[hash]',
  chunkNames: 'chunk-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.ttf': 'file', '.woff2': 'file', '.graphql': 'text', '.svg': 'dataurl' },
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
};

const WORKERS = {
  'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
  'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
};

// The address of what an entry point became.
function address(metafile, entryPoint, extension = '.js') {
  const found = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint?.endsWith(entryPoint));
  if (!found) throw new Error(`no output for ${entryPoint}`);
  const file = extension === '.css' ? found[1].cssBundle : found[0];
  return `${PUBLIC}/${path.basename(file)}`;
}

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT);

const workers = await build({ ...shared, entryPoints: WORKERS, format: 'iife' });
const workerAddresses = Object.fromEntries(
  Object.entries(WORKERS).map(([name, file]) => [name, address(workers.metafile, file)]),
);

const main = await build({
  ...shared,
  entryPoints: { main: 'src/main.jsx' },
  format: 'esm',
  splitting: true,
  jsx: 'automatic',
  define: { ...shared.define, WORKERS: JSON.stringify(workerAddresses) },
});

await writeFile(
  `${OUT}/index.html`,
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mingjing GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${address(main.metafile, 'src/main.jsx', '.css')}">
<script type="module" src="${address(main.metafile, 'src/main.jsx')}"></script>
</head>
<body><div id="graphiql">Loading GraphiQL …</div></body>
</html>
`,
);
