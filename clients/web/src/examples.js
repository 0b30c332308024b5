// The tabs of a first visit. Each is a file of its own, so that a test can hold it against the schema.
import enterprise from './examples/enterprise.graphql';
import search from './examples/search.graphql';
import abnormalOperations from './examples/abnormal-operations.graphql';
import dataset from './examples/dataset.graphql';

export const examples = [enterprise, search, abnormalOperations, dataset];
