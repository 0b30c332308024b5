// Sends what GraphiQL asks. Headers without a value are left out, so that the empty key of the header editor means
// an anonymous caller.
export async function fetcher(parameters, { headers = {} } = {}) {
  const given = Object.entries(headers).filter(([, value]) => value !== '' && value !== null);
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...Object.fromEntries(given),
    },
    body: JSON.stringify(parameters),
  });
  return response.json();
}
