// The gateway under test: node <script> URL [KEY].
export function endpoint() {
  const [url, key] = process.argv.slice(2);
  if (!url) {
    console.error('usage: node <script> URL [KEY], such as http://127.0.0.1:8000/graphql mj_demo_…');
    process.exit(2);
  }
  const headers = key ? { authorization: `Bearer ${key}` } : {};
  const fetchWithKey = (target, init = {}) => fetch(target, { ...init, headers: { ...init.headers, ...headers } });
  const socketUrl = url.replace(/^http/, 'ws');
  const streamUrl = `${url}/stream`;
  return { url, socketUrl, streamUrl, key, headers, fetchWithKey };
}
