// The lint of the exported schema: @graphql-eslint's schema-recommended and Relay rules.
// Every exception has its reason here.
import graphql from '@graphql-eslint/eslint-plugin';

const { configs } = graphql;

// What `node(id)` gives is open to whoever may read disclosures. Administration is not: its rows are listed under the scope
// `admin` and deliberately no nodes, so that there is no second way to them. What an organisation alone sees of its own
// doing (submissions, uploads, exports, objections, members, watch lists, endpoints) is no node for the same reason; changes
// of a record and lines of a report are parts, which have no id.
export const edgesOfNoNodes = [
  'AuditEntryEdge',
  'ClientEdge',
  'ExportEdge',
  'ObjectionEdge',
  'OrganisationAccountEdge',
  'OrganisationMemberEdge',
  'RecordRevisionEdge',
  'StatisticsLineEdge',
  'SubmissionEdge',
  'UploadEdge',
  'UploadFaultEdge',
  'VerificationJobEdge',
  'WatchListEdge',
  'WatchSubjectEdge',
  'WebhookDeliveryEdge',
  'WebhookEndpointEdge',
];

export default [
  {
    files: ['**/*.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: process.env.SCHEMA ?? '../../schema.graphql' } },
    },
    rules: {
      ...configs['flat/schema-recommended'].rules,
      ...configs['flat/schema-relay'].rules,
      // Only what can be fetched by `node(id)` has an id. Most types are values: codes with labels, amounts, pages,
      // payloads. That every node has one, the Node interface itself demands.
      '@graphql-eslint/strict-id-in-types': 'off',
      // Licence.licenceKind is the domain's own term (审核类型), beside the interface's kinds of record.
      '@graphql-eslint/no-typename-prefix': 'off',
      // Short closed lists (the kinds of a penalty, the results of an inspection) and the `nodes` shortcut of a
      // connection are plain lists; everything else of this rule stays.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
      ],
    },
  },
];
