// Where the editor finds its workers; WORKERS is filled in by the build.
globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    const name = { json: 'json.worker', graphql: 'graphql.worker' }[label] ?? 'editor.worker';
    return new Worker(WORKERS[name]);
  },
};
