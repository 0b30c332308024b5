// Made by `npm run generate` from schema.graphql and clients/operations; do not edit.
import { TypedDocument } from '../document.js';
import type * as types from './types.js';

export const ViewerDocument = new TypedDocument<types.ViewerQuery, types.ViewerQueryVariables>(`query Viewer {
  viewer {
    client {
      clientId
      name
      keyId
    }
    organisation {
      name
      kind {
        value
        code
        label
      }
      division
      industrySections {
        value
        code
        label
      }
      kinds
      membersOnly
      needsReview
    }
    tier {
      name
      documents
      limits {
        requestsPerSecond
        burst
        concurrencyMax
        bucketPoints
        refillPointsPerSecond
        pointsPerMonth
        queryCostMax
        pageSizeMax
        subscriptionsMax
        exportsPerDay
        watchedSubjectsMax
        writesPerMinute
      }
    }
    scopes {
      value
      code
    }
  }
}`);

export const RateLimitDocument = new TypedDocument<types.RateLimitQuery, types.RateLimitQueryVariables>(`query RateLimit {
  rateLimit {
    limit
    remaining
    cost
    resetAt
  }
}`);

export const CostOfDocument = new TypedDocument<types.CostOfQuery, types.CostOfQueryVariables>(`query CostOf($query: String!, $variables: String, $operationName: String) {
  costOf(query: $query, variables: $variables, operationName: $operationName) {
    requested
    ceiling
    refused
    fields {
      key
      field
      points
    }
    errors {
      code
      message
      line
    }
  }
}`);

export const DatasetDocument = new TypedDocument<types.DatasetQuery, types.DatasetQueryVariables>(`query Dataset {
  dataset {
    name
    synthetic
    licence
    attribution
    sequence
    updatedAt
    schemaVersion
  }
}`);

export const CodeTablesDocument = new TypedDocument<types.CodeTablesQuery, types.CodeTablesQueryVariables>(`query CodeTables($names: [String!]) {
  codeTables(names: $names) {
    name
    title
    codes {
      value
      code
      zh
      en
      legalBasis
    }
  }
}`);

export const ChangesDocument = new TypedDocument<types.ChangesQuery, types.ChangesQueryVariables>(`query Changes($after: String!, $first: Int!, $filter: ChangeFilter) {
  changes(after: $after, first: $first, filter: $filter) {
    events {
      ...ChangeFields
    }
    upTo
    hasMore
    head
  }
}
fragment ChangeFields on ChangeEvent {
  sequence
  at
  operation
  kind
  recordId
  revision
  enterprise {
    ...EnterpriseReference
  }
  by {
    ...OrganisationReference
  }
  state {
    value
  }
  underObjection
  reason
  after
  before
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}`);

export const EnterpriseDocument = new TypedDocument<types.EnterpriseQuery, types.EnterpriseQueryVariables>(`query Enterprise($creditCode: CreditCode, $registrationNumber: String, $asOf: AsOf) {
  enterprise(
    creditCode: $creditCode
    registrationNumber: $registrationNumber
    asOf: $asOf
  ) {
    ...EnterpriseFields
  }
}
fragment EnterpriseFields on Enterprise {
  __typename
  id
  creditCode
  registrationNumber
  name
  formerNames
  entityType {
    value
    code
    label
  }
  legalRepresentative
  registeredCapital {
    amount
    currency
  }
  establishedOn
  termFrom
  termTo
  registrationAuthority
  approvedOn
  status {
    value
    code
    label
  }
  statusText
  address
  businessScope
  district {
    code
    name
  }
  industry {
    value
    code
    label
  }
  revokedOn
  deregisteredOn
  onAbnormalList
  onSeriousList
  publisher {
    ...OrganisationReference
  }
  revision
  publishedAt
  updatedAt
}
fragment OrganisationReference on Organisation {
  id
  name
}`);

export const EnterprisesDocument = new TypedDocument<types.EnterprisesQuery, types.EnterprisesQueryVariables>(`query Enterprises($first: Int, $after: String, $last: Int, $before: String, $filter: EnterpriseFilter, $orderBy: EnterpriseOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  enterprises(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...EnterpriseFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment EnterpriseFields on Enterprise {
  __typename
  id
  creditCode
  registrationNumber
  name
  formerNames
  entityType {
    value
    code
    label
  }
  legalRepresentative
  registeredCapital {
    amount
    currency
  }
  establishedOn
  termFrom
  termTo
  registrationAuthority
  approvedOn
  status {
    value
    code
    label
  }
  statusText
  address
  businessScope
  district {
    code
    name
  }
  industry {
    value
    code
    label
  }
  revokedOn
  deregisteredOn
  onAbnormalList
  onSeriousList
  publisher {
    ...OrganisationReference
  }
  revision
  publishedAt
  updatedAt
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const SearchEnterprisesDocument = new TypedDocument<types.SearchEnterprisesQuery, types.SearchEnterprisesQueryVariables>(`query SearchEnterprises($query: String!, $filter: EnterpriseSearchFilter, $first: Int, $after: String, $last: Int, $before: String, $withTotal: Boolean! = false) {
  searchEnterprises(
    query: $query
    filter: $filter
    first: $first
    after: $after
    last: $last
    before: $before
  ) {
    sequence
    totalCount @include(if: $withTotal)
    edges {
      cursor
      matched
      highlights {
        text
        ranges {
          start
          end
        }
      }
      node {
        ...EnterpriseFields
      }
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment EnterpriseFields on Enterprise {
  __typename
  id
  creditCode
  registrationNumber
  name
  formerNames
  entityType {
    value
    code
    label
  }
  legalRepresentative
  registeredCapital {
    amount
    currency
  }
  establishedOn
  termFrom
  termTo
  registrationAuthority
  approvedOn
  status {
    value
    code
    label
  }
  statusText
  address
  businessScope
  district {
    code
    name
  }
  industry {
    value
    code
    label
  }
  revokedOn
  deregisteredOn
  onAbnormalList
  onSeriousList
  publisher {
    ...OrganisationReference
  }
  revision
  publishedAt
  updatedAt
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const AutocompleteDocument = new TypedDocument<types.AutocompleteQuery, types.AutocompleteQueryVariables>(`query Autocomplete($prefix: String!, $first: Int) {
  autocomplete(prefix: $prefix, first: $first) {
    text
    matched
  }
}`);

export const DisclosuresDocument = new TypedDocument<types.DisclosuresQuery, types.DisclosuresQueryVariables>(`query Disclosures($creditCode: CreditCode, $registrationNumber: String, $first: Int, $after: String, $last: Int, $before: String, $filter: DisclosureFilter, $orderBy: DisclosureOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  enterprise(
    creditCode: $creditCode
    registrationNumber: $registrationNumber
    asOf: $asOf
  ) {
    ...EnterpriseReference
    disclosures(
      first: $first
      after: $after
      last: $last
      before: $before
      filter: $filter
      orderBy: $orderBy
    ) {
      totalCount @include(if: $withTotal)
      nodes {
        ...DisclosureFields
      }
      pageInfo {
        ...PageFields
      }
    }
  }
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const ExportsDocument = new TypedDocument<types.ExportsQuery, types.ExportsQueryVariables>(`query Exports($first: Int, $after: String) {
  exports(first: $first, after: $after) {
    nodes {
      ...ExportFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment ExportFields on Export {
  id
  state {
    value
    code
    label
  }
  sequence
  since
  kinds
  format
  compression
  withContacts
  scheduled
  progress {
    rows
    of
  }
  bytes
  failure
  createdAt
  finishedAt
  expiresAt
  idempotencyKey
  path
  manifestPath
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const RequestExportDocument = new TypedDocument<types.RequestExportMutation, types.RequestExportMutationVariables>(`mutation RequestExport($input: RequestExportInput!) {
  requestExport(input: $input) {
    export {
      ...ExportFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment ExportFields on Export {
  id
  state {
    value
    code
    label
  }
  sequence
  since
  kinds
  format
  compression
  withContacts
  scheduled
  progress {
    rows
    of
  }
  bytes
  failure
  createdAt
  finishedAt
  expiresAt
  idempotencyKey
  path
  manifestPath
}`);

export const CancelExportDocument = new TypedDocument<types.CancelExportMutation, types.CancelExportMutationVariables>(`mutation CancelExport($input: CancelExportInput!) {
  cancelExport(input: $input) {
    export {
      ...ExportFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment ExportFields on Export {
  id
  state {
    value
    code
    label
  }
  sequence
  since
  kinds
  format
  compression
  withContacts
  scheduled
  progress {
    rows
    of
  }
  bytes
  failure
  createdAt
  finishedAt
  expiresAt
  idempotencyKey
  path
  manifestPath
}`);

export const ObjectionDocument = new TypedDocument<types.ObjectionQuery, types.ObjectionQueryVariables>(`query Objection($id: ID!) {
  objection(id: $id) {
    ...ObjectionFields
  }
}
fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}
fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}`);

export const ObjectionsDocument = new TypedDocument<types.ObjectionsQuery, types.ObjectionsQueryVariables>(`query Objections($first: Int, $after: String, $filter: ObjectionFilter, $orderBy: ObjectionOrder) {
  objections(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes {
      ...ObjectionFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}
fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const FileObjectionDocument = new TypedDocument<types.FileObjectionMutation, types.FileObjectionMutationVariables>(`mutation FileObjection($input: FileObjectionInput!) {
  fileObjection(input: $input) {
    ...ObjectionOutcome
  }
}
fragment ObjectionOutcome on ObjectionPayload {
  objection {
    ...ObjectionFields
  }
  existingObjectionId
  userErrors {
    path
    code
    message
  }
}
fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}
fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}`);

export const AcceptObjectionDocument = new TypedDocument<types.AcceptObjectionMutation, types.AcceptObjectionMutationVariables>(`mutation AcceptObjection($input: AcceptObjectionInput!) {
  acceptObjection(input: $input) {
    ...ObjectionOutcome
  }
}
fragment ObjectionOutcome on ObjectionPayload {
  objection {
    ...ObjectionFields
  }
  existingObjectionId
  userErrors {
    path
    code
    message
  }
}
fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}
fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}`);

export const RefuseObjectionDocument = new TypedDocument<types.RefuseObjectionMutation, types.RefuseObjectionMutationVariables>(`mutation RefuseObjection($input: RefuseObjectionInput!) {
  refuseObjection(input: $input) {
    ...ObjectionOutcome
  }
}
fragment ObjectionOutcome on ObjectionPayload {
  objection {
    ...ObjectionFields
  }
  existingObjectionId
  userErrors {
    path
    code
    message
  }
}
fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}
fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}`);

export const ForwardObjectionDocument = new TypedDocument<types.ForwardObjectionMutation, types.ForwardObjectionMutationVariables>(`mutation ForwardObjection($input: ForwardObjectionInput!) {
  forwardObjection(input: $input) {
    ...ObjectionOutcome
  }
}
fragment ObjectionOutcome on ObjectionPayload {
  objection {
    ...ObjectionFields
  }
  existingObjectionId
  userErrors {
    path
    code
    message
  }
}
fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}
fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}`);

export const DecideObjectionDocument = new TypedDocument<types.DecideObjectionMutation, types.DecideObjectionMutationVariables>(`mutation DecideObjection($input: DecideObjectionInput!) {
  decideObjection(input: $input) {
    ...ObjectionOutcome
  }
}
fragment ObjectionOutcome on ObjectionPayload {
  objection {
    ...ObjectionFields
  }
  existingObjectionId
  userErrors {
    path
    code
    message
  }
}
fragment ObjectionFields on Objection {
  id
  recordId
  kind {
    value
    code
    label
  }
  enterpriseId
  publisher {
    ...ObjectionPartyFields
  }
  filedBy {
    ...ObjectionPartyFields
  }
  type {
    value
    code
    label
  }
  state {
    value
    code
    label
  }
  statement
  evidence {
    name
    sha256
    size
    mediaType
  }
  objector {
    name
    contact
  }
  filedAt
  dueOn
  overdue
  deadlines {
    rule
    title
    dueOn
    reason
    metOn
  }
  steps {
    at
    act {
      value
      code
      label
    }
    organisation {
      ...ObjectionPartyFields
    }
    note
    dueOn
  }
}
fragment ObjectionPartyFields on ObjectionParty {
  id
  name
}`);

export const AlterationsDocument = new TypedDocument<types.AlterationsQuery, types.AlterationsQueryVariables>(`query Alterations($first: Int, $after: String, $last: Int, $before: String, $filter: AlterationFilter, $orderBy: AlterationOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  alterations(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...AlterationFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment AlterationFields on Alteration {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  item
  ordinal
  before
  after
  alteredOn
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const ShareholdersDocument = new TypedDocument<types.ShareholdersQuery, types.ShareholdersQueryVariables>(`query Shareholders($first: Int, $after: String, $last: Int, $before: String, $filter: ShareholderFilter, $orderBy: ShareholderOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  shareholders(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...ShareholderFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment ShareholderFields on Shareholder {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  name
  kind {
    value
    code
    label
  }
  certificateKind {
    value
    code
    label
  }
  certificateNumber
  subscribedAmount
  subscribedOn
  subscribedForms {
    value
    code
    label
  }
  paidAmount
  paidOn
  paidForms {
    value
    code
    label
  }
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const KeyPersonsDocument = new TypedDocument<types.KeyPersonsQuery, types.KeyPersonsQueryVariables>(`query KeyPersons($first: Int, $after: String, $last: Int, $before: String, $filter: KeyPersonFilter, $orderBy: KeyPersonOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  keyPersons(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...KeyPersonFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment KeyPersonFields on KeyPerson {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  name
  position {
    value
    code
    label
  }
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const BranchesDocument = new TypedDocument<types.BranchesQuery, types.BranchesQueryVariables>(`query Branches($first: Int, $after: String, $last: Int, $before: String, $filter: BranchFilter, $orderBy: BranchOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  branches(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...BranchFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment BranchFields on Branch {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  name
  creditCode
  registrationNumber
  registrationAuthority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const LicencesDocument = new TypedDocument<types.LicencesQuery, types.LicencesQueryVariables>(`query Licences($first: Int, $after: String, $last: Int, $before: String, $filter: LicenceFilter, $orderBy: LicenceOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  licences(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...LicenceFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment LicenceFields on Licence {
  ...DisclosureFields
  dueOn
  publishedLate
  documentName
  licenceKind {
    value
    code
    label
  }
  content
  certificateName
  certificateNumber
  decidedOn
  validFrom
  validTo
  authorityCode
  validity {
    value
    code
    label
  }
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const PenaltiesDocument = new TypedDocument<types.PenaltiesQuery, types.PenaltiesQueryVariables>(`query Penalties($first: Int, $after: String, $last: Int, $before: String, $filter: PenaltyFilter, $orderBy: PenaltyOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  penalties(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...PenaltyFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment PenaltyFields on Penalty {
  ...DisclosureFields
  dueOn
  publishedLate
  violation
  facts
  legalBasis
  kinds {
    value
    code
    label
  }
  content
  fineAmount
  confiscatedAmount
  revokedLicence
  decidedOn
  displayUntil
  authorityCode
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const ChattelMortgagesDocument = new TypedDocument<types.ChattelMortgagesQuery, types.ChattelMortgagesQueryVariables>(`query ChattelMortgages($first: Int, $after: String, $last: Int, $before: String, $filter: ChattelMortgageFilter, $orderBy: ChattelMortgageOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  chattelMortgages(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...ChattelMortgageFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment ChattelMortgageFields on ChattelMortgage {
  ...DisclosureFields
  dueOn
  publishedLate
  registrationNumber
  registeredOn
  validity {
    value
    code
    label
  }
  mortgagees {
    name
    certificateKind {
      value
      code
      label
    }
  }
  securedClaimKind {
    value
    code
    label
  }
  securedClaimAmount
  securedClaimScope
  securedClaimFrom
  securedClaimTo
  collateral {
    name
    ownership
    condition
  }
  alterations {
    alteredOn
    content
  }
  cancelledOn
  cancellationReason
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const EquityPledgesDocument = new TypedDocument<types.EquityPledgesQuery, types.EquityPledgesQueryVariables>(`query EquityPledges($first: Int, $after: String, $last: Int, $before: String, $filter: EquityPledgeFilter, $orderBy: EquityPledgeOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  equityPledges(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...EquityPledgeFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment EquityPledgeFields on EquityPledge {
  ...DisclosureFields
  dueOn
  publishedLate
  registrationNumber
  pledgor
  pledgee
  pledgedAmount
  registeredOn
  validity {
    value
    code
    label
  }
  cancelledOn
  cancellationReason
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const IntellectualPropertyPledgesDocument = new TypedDocument<types.IntellectualPropertyPledgesQuery, types.IntellectualPropertyPledgesQueryVariables>(`query IntellectualPropertyPledges($first: Int, $after: String, $last: Int, $before: String, $filter: IntellectualPropertyPledgeFilter, $orderBy: IntellectualPropertyPledgeOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  intellectualPropertyPledges(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...IntellectualPropertyPledgeFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment IntellectualPropertyPledgeFields on IntellectualPropertyPledge {
  ...DisclosureFields
  dueOn
  publishedLate
  registrationNumber
  pledgor
  title
  propertyKind {
    value
    code
    label
  }
  pledgee
  registeredOn
  validFrom
  validTo
  validity {
    value
    code
    label
  }
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const AnnualReportsDocument = new TypedDocument<types.AnnualReportsQuery, types.AnnualReportsQueryVariables>(`query AnnualReports($first: Int, $after: String, $last: Int, $before: String, $filter: AnnualReportFilter, $orderBy: AnnualReportOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  annualReports(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...AnnualReportFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment AnnualReportFields on AnnualReport {
  ...DisclosureFields
  dueOn
  publishedLate
  year
  submittedOn
  contactPhone
  contactEmail
  postalAddress
  postalCode
  operatingState {
    value
    code
    label
  }
  employees
  employeesDisclosed
  websites {
    kind
    name
    address
  }
  figures {
    figure {
      value
      code
      label
    }
    amount
    disclosed
  }
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const AbnormalOperationsDocument = new TypedDocument<types.AbnormalOperationsQuery, types.AbnormalOperationsQueryVariables>(`query AbnormalOperations($first: Int, $after: String, $last: Int, $before: String, $filter: AbnormalOperationFilter, $orderBy: AbnormalOperationOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  abnormalOperations(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...AbnormalOperationFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment AbnormalOperationFields on AbnormalOperation {
  ...DisclosureFields
  dueOn
  publishedLate
  reason {
    value
    code
    label
  }
  listedOn
  onList
  removalReason {
    value
    code
    label
  }
  removedOn
  removalAuthority
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const SeriousViolationsDocument = new TypedDocument<types.SeriousViolationsQuery, types.SeriousViolationsQueryVariables>(`query SeriousViolations($first: Int, $after: String, $last: Int, $before: String, $filter: SeriousViolationFilter, $orderBy: SeriousViolationOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  seriousViolations(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...SeriousViolationFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment SeriousViolationFields on SeriousViolation {
  ...DisclosureFields
  dueOn
  publishedLate
  reason {
    value
    code
    label
  }
  listedOn
  onList
  remedies
  removalReason {
    value
    code
    label
  }
  removedOn
  removalAuthority
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const InspectionsDocument = new TypedDocument<types.InspectionsQuery, types.InspectionsQueryVariables>(`query Inspections($first: Int, $after: String, $last: Int, $before: String, $filter: InspectionFilter, $orderBy: InspectionOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  inspections(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...InspectionFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment InspectionFields on Inspection {
  ...DisclosureFields
  dueOn
  publishedLate
  plan
  task
  kind {
    value
    code
    label
  }
  items
  inspectedOn
  results {
    value
    code
    label
  }
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const ComplaintsDocument = new TypedDocument<types.ComplaintsQuery, types.ComplaintsQueryVariables>(`query Complaints($first: Int, $after: String, $last: Int, $before: String, $filter: ComplaintFilter, $orderBy: ComplaintOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  complaints(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...ComplaintFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment ComplaintFields on Complaint {
  ...DisclosureFields
  dueOn
  publishedLate
  category {
    value
    code
    label
  }
  receivedOn
  resolution {
    value
    code
    label
  }
  resolvedOn
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const HonoursDocument = new TypedDocument<types.HonoursQuery, types.HonoursQueryVariables>(`query Honours($first: Int, $after: String, $last: Int, $before: String, $filter: HonourFilter, $orderBy: HonourOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  honours(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...HonourFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment HonourFields on Honour {
  ...DisclosureFields
  dueOn
  publishedLate
  title
  level {
    value
    code
    label
  }
  awardedOn
  validTo
  basis
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const SupervisionRecordsDocument = new TypedDocument<types.SupervisionRecordsQuery, types.SupervisionRecordsQueryVariables>(`query SupervisionRecords($first: Int, $after: String, $last: Int, $before: String, $filter: SupervisionRecordFilter, $orderBy: SupervisionRecordOrder, $asOf: AsOf, $withTotal: Boolean! = false) {
  supervisionRecords(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
    asOf: $asOf
  ) {
    totalCount @include(if: $withTotal)
    nodes {
      ...SupervisionRecordFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment SupervisionRecordFields on SupervisionRecord {
  ...DisclosureFields
  dueOn
  publishedLate
  kind {
    value
    code
    label
  }
  content
  decidedOn
  validTo
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const AnnualReportDetailsDocument = new TypedDocument<types.AnnualReportDetailsQuery, types.AnnualReportDetailsQueryVariables>(`query AnnualReportDetails($id: ID!) {
  node(id: $id) {
    ... on AnnualReport {
      ...AnnualReportFields
      shareholders {
        name
        subscribedAmount
        subscribedOn
        subscribedForms {
          value
          code
          label
        }
        paidAmount
        paidOn
        paidForms {
          value
          code
          label
        }
      }
      investments {
        name
        creditCode
      }
      guarantees {
        creditor
        debtor
        claimKind {
          value
          code
          label
        }
        claimAmount
        performanceFrom
        performanceTo
        period
        form
      }
      amendments {
        item
        before
        after
        amendedOn
      }
    }
  }
}
fragment AnnualReportFields on AnnualReport {
  ...DisclosureFields
  dueOn
  publishedLate
  year
  submittedOn
  contactPhone
  contactEmail
  postalAddress
  postalCode
  operatingState {
    value
    code
    label
  }
  employees
  employeesDisclosed
  websites {
    kind
    name
    address
  }
  figures {
    figure {
      value
      code
      label
    }
    amount
    disclosed
  }
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}`);

export const RecordDocument = new TypedDocument<types.RecordQuery, types.RecordQueryVariables>(`query Record($id: ID!) {
  node(id: $id) {
    __typename
    id
    ...DisclosureFields
    ...AlterationFields
    ...ShareholderFields
    ...KeyPersonFields
    ...BranchFields
    ... on Enterprise {
      ...EnterpriseReference
    }
  }
}
fragment DisclosureFields on Disclosure {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  occurredOn
  documentNumber
  authority
}
fragment EnterpriseReference on Enterprise {
  id
  creditCode
  registrationNumber
  name
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment AlterationFields on Alteration {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  item
  ordinal
  before
  after
  alteredOn
}
fragment ShareholderFields on Shareholder {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  name
  kind {
    value
    code
    label
  }
  certificateKind {
    value
    code
    label
  }
  certificateNumber
  subscribedAmount
  subscribedOn
  subscribedForms {
    value
    code
    label
  }
  paidAmount
  paidOn
  paidForms {
    value
    code
    label
  }
}
fragment KeyPersonFields on KeyPerson {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  name
  position {
    value
    code
    label
  }
}
fragment BranchFields on Branch {
  __typename
  id
  enterprise {
    ...EnterpriseReference
  }
  publisher {
    ...OrganisationReference
  }
  state {
    value
    code
    label
  }
  revision
  publishedAt
  updatedAt
  underObjection
  dueOn
  publishedLate
  name
  creditCode
  registrationNumber
  registrationAuthority
}`);

export const RecordRevisionsDocument = new TypedDocument<types.RecordRevisionsQuery, types.RecordRevisionsQueryVariables>(`query RecordRevisions($id: ID!, $first: Int, $after: String) {
  node(id: $id) {
    __typename
    ... on Alteration {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Shareholder {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on KeyPerson {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Branch {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Licence {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Penalty {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on ChattelMortgage {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on EquityPledge {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on IntellectualPropertyPledge {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on AnnualReport {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on AbnormalOperation {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on SeriousViolation {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Inspection {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Complaint {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on Honour {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
    ... on SupervisionRecord {
      revisions(first: $first, after: $after) {
        ...RevisionPage
      }
    }
  }
}
fragment RevisionPage on RecordRevisionConnection {
  nodes {
    revision
    at
    operation
    by {
      ...OrganisationReference
    }
    reason
    changes {
      field
      before
      after
    }
  }
  pageInfo {
    ...PageFields
  }
}
fragment OrganisationReference on Organisation {
  id
  name
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const SubmitAlterationsDocument = new TypedDocument<types.SubmitAlterationsMutation, types.SubmitAlterationsMutationVariables>(`mutation SubmitAlterations($input: SubmitAlterationsInput!) {
  submitAlterations(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectAlterationsDocument = new TypedDocument<types.CorrectAlterationsMutation, types.CorrectAlterationsMutationVariables>(`mutation CorrectAlterations($input: CorrectAlterationsInput!) {
  correctAlterations(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawAlterationsDocument = new TypedDocument<types.WithdrawAlterationsMutation, types.WithdrawAlterationsMutationVariables>(`mutation WithdrawAlterations($input: WithdrawAlterationsInput!) {
  withdrawAlterations(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitShareholdersDocument = new TypedDocument<types.SubmitShareholdersMutation, types.SubmitShareholdersMutationVariables>(`mutation SubmitShareholders($input: SubmitShareholdersInput!) {
  submitShareholders(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectShareholdersDocument = new TypedDocument<types.CorrectShareholdersMutation, types.CorrectShareholdersMutationVariables>(`mutation CorrectShareholders($input: CorrectShareholdersInput!) {
  correctShareholders(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawShareholdersDocument = new TypedDocument<types.WithdrawShareholdersMutation, types.WithdrawShareholdersMutationVariables>(`mutation WithdrawShareholders($input: WithdrawShareholdersInput!) {
  withdrawShareholders(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitKeyPersonsDocument = new TypedDocument<types.SubmitKeyPersonsMutation, types.SubmitKeyPersonsMutationVariables>(`mutation SubmitKeyPersons($input: SubmitKeyPersonsInput!) {
  submitKeyPersons(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectKeyPersonsDocument = new TypedDocument<types.CorrectKeyPersonsMutation, types.CorrectKeyPersonsMutationVariables>(`mutation CorrectKeyPersons($input: CorrectKeyPersonsInput!) {
  correctKeyPersons(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawKeyPersonsDocument = new TypedDocument<types.WithdrawKeyPersonsMutation, types.WithdrawKeyPersonsMutationVariables>(`mutation WithdrawKeyPersons($input: WithdrawKeyPersonsInput!) {
  withdrawKeyPersons(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitBranchesDocument = new TypedDocument<types.SubmitBranchesMutation, types.SubmitBranchesMutationVariables>(`mutation SubmitBranches($input: SubmitBranchesInput!) {
  submitBranches(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectBranchesDocument = new TypedDocument<types.CorrectBranchesMutation, types.CorrectBranchesMutationVariables>(`mutation CorrectBranches($input: CorrectBranchesInput!) {
  correctBranches(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawBranchesDocument = new TypedDocument<types.WithdrawBranchesMutation, types.WithdrawBranchesMutationVariables>(`mutation WithdrawBranches($input: WithdrawBranchesInput!) {
  withdrawBranches(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitLicencesDocument = new TypedDocument<types.SubmitLicencesMutation, types.SubmitLicencesMutationVariables>(`mutation SubmitLicences($input: SubmitLicencesInput!) {
  submitLicences(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectLicencesDocument = new TypedDocument<types.CorrectLicencesMutation, types.CorrectLicencesMutationVariables>(`mutation CorrectLicences($input: CorrectLicencesInput!) {
  correctLicences(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawLicencesDocument = new TypedDocument<types.WithdrawLicencesMutation, types.WithdrawLicencesMutationVariables>(`mutation WithdrawLicences($input: WithdrawLicencesInput!) {
  withdrawLicences(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitPenaltiesDocument = new TypedDocument<types.SubmitPenaltiesMutation, types.SubmitPenaltiesMutationVariables>(`mutation SubmitPenalties($input: SubmitPenaltiesInput!) {
  submitPenalties(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectPenaltiesDocument = new TypedDocument<types.CorrectPenaltiesMutation, types.CorrectPenaltiesMutationVariables>(`mutation CorrectPenalties($input: CorrectPenaltiesInput!) {
  correctPenalties(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawPenaltiesDocument = new TypedDocument<types.WithdrawPenaltiesMutation, types.WithdrawPenaltiesMutationVariables>(`mutation WithdrawPenalties($input: WithdrawPenaltiesInput!) {
  withdrawPenalties(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitChattelMortgagesDocument = new TypedDocument<types.SubmitChattelMortgagesMutation, types.SubmitChattelMortgagesMutationVariables>(`mutation SubmitChattelMortgages($input: SubmitChattelMortgagesInput!) {
  submitChattelMortgages(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectChattelMortgagesDocument = new TypedDocument<types.CorrectChattelMortgagesMutation, types.CorrectChattelMortgagesMutationVariables>(`mutation CorrectChattelMortgages($input: CorrectChattelMortgagesInput!) {
  correctChattelMortgages(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawChattelMortgagesDocument = new TypedDocument<types.WithdrawChattelMortgagesMutation, types.WithdrawChattelMortgagesMutationVariables>(`mutation WithdrawChattelMortgages($input: WithdrawChattelMortgagesInput!) {
  withdrawChattelMortgages(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitEquityPledgesDocument = new TypedDocument<types.SubmitEquityPledgesMutation, types.SubmitEquityPledgesMutationVariables>(`mutation SubmitEquityPledges($input: SubmitEquityPledgesInput!) {
  submitEquityPledges(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectEquityPledgesDocument = new TypedDocument<types.CorrectEquityPledgesMutation, types.CorrectEquityPledgesMutationVariables>(`mutation CorrectEquityPledges($input: CorrectEquityPledgesInput!) {
  correctEquityPledges(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawEquityPledgesDocument = new TypedDocument<types.WithdrawEquityPledgesMutation, types.WithdrawEquityPledgesMutationVariables>(`mutation WithdrawEquityPledges($input: WithdrawEquityPledgesInput!) {
  withdrawEquityPledges(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitIntellectualPropertyPledgesDocument = new TypedDocument<types.SubmitIntellectualPropertyPledgesMutation, types.SubmitIntellectualPropertyPledgesMutationVariables>(`mutation SubmitIntellectualPropertyPledges($input: SubmitIntellectualPropertyPledgesInput!) {
  submitIntellectualPropertyPledges(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectIntellectualPropertyPledgesDocument = new TypedDocument<types.CorrectIntellectualPropertyPledgesMutation, types.CorrectIntellectualPropertyPledgesMutationVariables>(`mutation CorrectIntellectualPropertyPledges($input: CorrectIntellectualPropertyPledgesInput!) {
  correctIntellectualPropertyPledges(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawIntellectualPropertyPledgesDocument = new TypedDocument<types.WithdrawIntellectualPropertyPledgesMutation, types.WithdrawIntellectualPropertyPledgesMutationVariables>(`mutation WithdrawIntellectualPropertyPledges($input: WithdrawIntellectualPropertyPledgesInput!) {
  withdrawIntellectualPropertyPledges(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitAnnualReportsDocument = new TypedDocument<types.SubmitAnnualReportsMutation, types.SubmitAnnualReportsMutationVariables>(`mutation SubmitAnnualReports($input: SubmitAnnualReportsInput!) {
  submitAnnualReports(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectAnnualReportsDocument = new TypedDocument<types.CorrectAnnualReportsMutation, types.CorrectAnnualReportsMutationVariables>(`mutation CorrectAnnualReports($input: CorrectAnnualReportsInput!) {
  correctAnnualReports(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawAnnualReportsDocument = new TypedDocument<types.WithdrawAnnualReportsMutation, types.WithdrawAnnualReportsMutationVariables>(`mutation WithdrawAnnualReports($input: WithdrawAnnualReportsInput!) {
  withdrawAnnualReports(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitAbnormalOperationsDocument = new TypedDocument<types.SubmitAbnormalOperationsMutation, types.SubmitAbnormalOperationsMutationVariables>(`mutation SubmitAbnormalOperations($input: SubmitAbnormalOperationsInput!) {
  submitAbnormalOperations(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectAbnormalOperationsDocument = new TypedDocument<types.CorrectAbnormalOperationsMutation, types.CorrectAbnormalOperationsMutationVariables>(`mutation CorrectAbnormalOperations($input: CorrectAbnormalOperationsInput!) {
  correctAbnormalOperations(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawAbnormalOperationsDocument = new TypedDocument<types.WithdrawAbnormalOperationsMutation, types.WithdrawAbnormalOperationsMutationVariables>(`mutation WithdrawAbnormalOperations($input: WithdrawAbnormalOperationsInput!) {
  withdrawAbnormalOperations(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitSeriousViolationsDocument = new TypedDocument<types.SubmitSeriousViolationsMutation, types.SubmitSeriousViolationsMutationVariables>(`mutation SubmitSeriousViolations($input: SubmitSeriousViolationsInput!) {
  submitSeriousViolations(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectSeriousViolationsDocument = new TypedDocument<types.CorrectSeriousViolationsMutation, types.CorrectSeriousViolationsMutationVariables>(`mutation CorrectSeriousViolations($input: CorrectSeriousViolationsInput!) {
  correctSeriousViolations(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawSeriousViolationsDocument = new TypedDocument<types.WithdrawSeriousViolationsMutation, types.WithdrawSeriousViolationsMutationVariables>(`mutation WithdrawSeriousViolations($input: WithdrawSeriousViolationsInput!) {
  withdrawSeriousViolations(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitInspectionsDocument = new TypedDocument<types.SubmitInspectionsMutation, types.SubmitInspectionsMutationVariables>(`mutation SubmitInspections($input: SubmitInspectionsInput!) {
  submitInspections(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectInspectionsDocument = new TypedDocument<types.CorrectInspectionsMutation, types.CorrectInspectionsMutationVariables>(`mutation CorrectInspections($input: CorrectInspectionsInput!) {
  correctInspections(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawInspectionsDocument = new TypedDocument<types.WithdrawInspectionsMutation, types.WithdrawInspectionsMutationVariables>(`mutation WithdrawInspections($input: WithdrawInspectionsInput!) {
  withdrawInspections(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitComplaintsDocument = new TypedDocument<types.SubmitComplaintsMutation, types.SubmitComplaintsMutationVariables>(`mutation SubmitComplaints($input: SubmitComplaintsInput!) {
  submitComplaints(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectComplaintsDocument = new TypedDocument<types.CorrectComplaintsMutation, types.CorrectComplaintsMutationVariables>(`mutation CorrectComplaints($input: CorrectComplaintsInput!) {
  correctComplaints(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawComplaintsDocument = new TypedDocument<types.WithdrawComplaintsMutation, types.WithdrawComplaintsMutationVariables>(`mutation WithdrawComplaints($input: WithdrawComplaintsInput!) {
  withdrawComplaints(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitHonoursDocument = new TypedDocument<types.SubmitHonoursMutation, types.SubmitHonoursMutationVariables>(`mutation SubmitHonours($input: SubmitHonoursInput!) {
  submitHonours(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectHonoursDocument = new TypedDocument<types.CorrectHonoursMutation, types.CorrectHonoursMutationVariables>(`mutation CorrectHonours($input: CorrectHonoursInput!) {
  correctHonours(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawHonoursDocument = new TypedDocument<types.WithdrawHonoursMutation, types.WithdrawHonoursMutationVariables>(`mutation WithdrawHonours($input: WithdrawHonoursInput!) {
  withdrawHonours(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const SubmitSupervisionRecordsDocument = new TypedDocument<types.SubmitSupervisionRecordsMutation, types.SubmitSupervisionRecordsMutationVariables>(`mutation SubmitSupervisionRecords($input: SubmitSupervisionRecordsInput!) {
  submitSupervisionRecords(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const CorrectSupervisionRecordsDocument = new TypedDocument<types.CorrectSupervisionRecordsMutation, types.CorrectSupervisionRecordsMutationVariables>(`mutation CorrectSupervisionRecords($input: CorrectSupervisionRecordsInput!) {
  correctSupervisionRecords(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const WithdrawSupervisionRecordsDocument = new TypedDocument<types.WithdrawSupervisionRecordsMutation, types.WithdrawSupervisionRecordsMutationVariables>(`mutation WithdrawSupervisionRecords($input: WithdrawSupervisionRecordsInput!) {
  withdrawSupervisionRecords(input: $input) {
    ...SubmissionOutcome
  }
}
fragment SubmissionOutcome on SubmissionPayload {
  submissionId
  state
  counts {
    rows
    created
    corrected
    withdrawn
    unchanged
    refused
  }
  rows {
    index
    status
    recordId
    revision
    userErrors {
      path
      code
      message
      conflictingRecordId
      suggestions {
        name
        creditCode
        registrationNumber
      }
    }
  }
  userErrors {
    path
    code
    message
  }
}`);

export const UploadFaultsDocument = new TypedDocument<types.UploadFaultsQuery, types.UploadFaultsQueryVariables>(`query UploadFaults($id: ID!, $first: Int, $after: String) {
  uploadFaults(id: $id, first: $first, after: $after) {
    nodes {
      row
      column
      value
      reason
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const VerifyDocument = new TypedDocument<types.VerifyQuery, types.VerifyQueryVariables>(`query Verify($subjects: [VerifySubject!]!, $lists: [DisclosureKind!], $authorities: [String!], $asOf: AsOf) {
  verify(
    subjects: $subjects
    lists: $lists
    authorities: $authorities
    asOf: $asOf
  ) {
    sequence
    at
    day
    counts {
      found
      notFound
      ambiguous
      invalid
      listed
    }
    subjects {
      ...VerifiedSubjectFields
    }
  }
}
fragment VerifiedSubjectFields on VerifiedSubject {
  index
  reference
  creditCode
  registrationNumber
  name
  status
  problems {
    field
    message
  }
  matchedBy
  enterprise {
    ...VerifiedEnterpriseFields
  }
  candidates {
    score
    matchedBy
    explanation
    enterprise {
      ...VerifiedEnterpriseFields
    }
  }
  searchedSimilar
  verdicts {
    list
    verdict
    hitCount
    hits {
      kind
      recordId
      revision
      inForce
      reason
      reasonCodes
      number
      authority
      publisher
      listedOn
      lastsUntil
      removedOn
      removalReason
      underObjection
    }
  }
}
fragment VerifiedEnterpriseFields on VerifiedEnterprise {
  id
  name
  creditCode
  registrationNumber
  status
}`);

export const WatchListsDocument = new TypedDocument<types.WatchListsQuery, types.WatchListsQueryVariables>(`query WatchLists($first: Int, $after: String) {
  watchLists(first: $first, after: $after) {
    nodes {
      ...WatchListFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment WatchListFields on WatchList {
  id
  name
  subjectCount
  createdAt
  updatedAt
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const WatchSubjectsDocument = new TypedDocument<types.WatchSubjectsQuery, types.WatchSubjectsQueryVariables>(`query WatchSubjects($watchListId: ID!, $first: Int, $after: String) {
  watchSubjects(watchListId: $watchListId, first: $first, after: $after) {
    nodes {
      code
      isRegistered
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const CreateWatchListDocument = new TypedDocument<types.CreateWatchListMutation, types.CreateWatchListMutationVariables>(`mutation CreateWatchList($input: CreateWatchListInput!) {
  createWatchList(input: $input) {
    watchList {
      ...WatchListFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment WatchListFields on WatchList {
  id
  name
  subjectCount
  createdAt
  updatedAt
}`);

export const RenameWatchListDocument = new TypedDocument<types.RenameWatchListMutation, types.RenameWatchListMutationVariables>(`mutation RenameWatchList($input: RenameWatchListInput!) {
  renameWatchList(input: $input) {
    watchList {
      ...WatchListFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment WatchListFields on WatchList {
  id
  name
  subjectCount
  createdAt
  updatedAt
}`);

export const DeleteWatchListDocument = new TypedDocument<types.DeleteWatchListMutation, types.DeleteWatchListMutationVariables>(`mutation DeleteWatchList($input: DeleteWatchListInput!) {
  deleteWatchList(input: $input) {
    watchListId
    userErrors {
      path
      code
      message
    }
  }
}`);

export const AddWatchSubjectsDocument = new TypedDocument<types.AddWatchSubjectsMutation, types.AddWatchSubjectsMutationVariables>(`mutation AddWatchSubjects($input: AddWatchSubjectsInput!) {
  addWatchSubjects(input: $input) {
    added
    alreadyThere
    invalid
    unregistered
    unregisteredCodes
    watchList {
      ...WatchListFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment WatchListFields on WatchList {
  id
  name
  subjectCount
  createdAt
  updatedAt
}`);

export const RemoveWatchSubjectsDocument = new TypedDocument<types.RemoveWatchSubjectsMutation, types.RemoveWatchSubjectsMutationVariables>(`mutation RemoveWatchSubjects($input: RemoveWatchSubjectsInput!) {
  removeWatchSubjects(input: $input) {
    removed
    notThere
    invalid
    watchList {
      ...WatchListFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment WatchListFields on WatchList {
  id
  name
  subjectCount
  createdAt
  updatedAt
}`);

export const WebhookEndpointDocument = new TypedDocument<types.WebhookEndpointQuery, types.WebhookEndpointQueryVariables>(`query WebhookEndpoint($id: ID!) {
  webhookEndpoint(id: $id) {
    ...WebhookEndpointFields
  }
}
fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}`);

export const WebhookEndpointsDocument = new TypedDocument<types.WebhookEndpointsQuery, types.WebhookEndpointsQueryVariables>(`query WebhookEndpoints($first: Int, $after: String) {
  webhookEndpoints(first: $first, after: $after) {
    nodes {
      ...WebhookEndpointFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const WebhookDeliveriesDocument = new TypedDocument<types.WebhookDeliveriesQuery, types.WebhookDeliveriesQueryVariables>(`query WebhookDeliveries($endpointId: ID!, $first: Int, $after: String, $state: WebhookDeliveryState) {
  webhookDeliveries(
    endpointId: $endpointId
    first: $first
    after: $after
    state: $state
  ) {
    nodes {
      ...WebhookDeliveryFields
    }
    pageInfo {
      ...PageFields
    }
  }
}
fragment WebhookDeliveryFields on WebhookDelivery {
  id
  messageId
  sequence
  state {
    value
    code
    label
  }
  dueAt
  attemptCount
  createdAt
  settledAt
  attempts {
    at
    durationMs
    status
    error
    response
  }
}
fragment PageFields on PageInfo {
  hasNextPage
  hasPreviousPage
  startCursor
  endCursor
}`);

export const CreateWebhookEndpointDocument = new TypedDocument<types.CreateWebhookEndpointMutation, types.CreateWebhookEndpointMutationVariables>(`mutation CreateWebhookEndpoint($input: CreateWebhookEndpointInput!) {
  createWebhookEndpoint(input: $input) {
    secret
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}`);

export const UpdateWebhookEndpointDocument = new TypedDocument<types.UpdateWebhookEndpointMutation, types.UpdateWebhookEndpointMutationVariables>(`mutation UpdateWebhookEndpoint($input: UpdateWebhookEndpointInput!) {
  updateWebhookEndpoint(input: $input) {
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}`);

export const EnableWebhookEndpointDocument = new TypedDocument<types.EnableWebhookEndpointMutation, types.EnableWebhookEndpointMutationVariables>(`mutation EnableWebhookEndpoint($input: EnableWebhookEndpointInput!) {
  enableWebhookEndpoint(input: $input) {
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}`);

export const DisableWebhookEndpointDocument = new TypedDocument<types.DisableWebhookEndpointMutation, types.DisableWebhookEndpointMutationVariables>(`mutation DisableWebhookEndpoint($input: DisableWebhookEndpointInput!) {
  disableWebhookEndpoint(input: $input) {
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}`);

export const DeleteWebhookEndpointDocument = new TypedDocument<types.DeleteWebhookEndpointMutation, types.DeleteWebhookEndpointMutationVariables>(`mutation DeleteWebhookEndpoint($input: DeleteWebhookEndpointInput!) {
  deleteWebhookEndpoint(input: $input) {
    endpointId
    userErrors {
      path
      code
      message
    }
  }
}`);

export const RotateWebhookSecretDocument = new TypedDocument<types.RotateWebhookSecretMutation, types.RotateWebhookSecretMutationVariables>(`mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    secret
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}`);

export const EndFormerWebhookSecretDocument = new TypedDocument<types.EndFormerWebhookSecretMutation, types.EndFormerWebhookSecretMutationVariables>(`mutation EndFormerWebhookSecret($input: EndFormerWebhookSecretInput!) {
  endFormerWebhookSecret(input: $input) {
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}`);

export const SendTestEventDocument = new TypedDocument<types.SendTestEventMutation, types.SendTestEventMutationVariables>(`mutation SendTestEvent($input: SendTestEventInput!) {
  sendTestEvent(input: $input) {
    delivery {
      ...WebhookDeliveryFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment WebhookDeliveryFields on WebhookDelivery {
  id
  messageId
  sequence
  state {
    value
    code
    label
  }
  dueAt
  attemptCount
  createdAt
  settledAt
  attempts {
    at
    durationMs
    status
    error
    response
  }
}`);

export const ReplayWebhooksDocument = new TypedDocument<types.ReplayWebhooksMutation, types.ReplayWebhooksMutationVariables>(`mutation ReplayWebhooks($input: ReplayWebhooksInput!) {
  replayWebhooks(input: $input) {
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}`);

export const RedeliverWebhooksDocument = new TypedDocument<types.RedeliverWebhooksMutation, types.RedeliverWebhooksMutationVariables>(`mutation RedeliverWebhooks($input: RedeliverWebhooksInput!) {
  redeliverWebhooks(input: $input) {
    redelivered
    endpoint {
      ...WebhookEndpointFields
    }
    userErrors {
      path
      code
      message
    }
  }
}
fragment WebhookEndpointFields on WebhookEndpoint {
  id
  url
  description
  rules {
    kind
    operation
    byId
    authority
    district
    industry
    watchListId
  }
  state {
    value
    code
    label
  }
  disabledAt
  cursor
  pendingCount
  oldestPendingAt
  deadCount
  failureCount
  failingSince
  restingUntil
  formerSecretUntil
  createdAt
  updatedAt
}`);
